/** What Clerk's OpenAPI document says of answers: version 2026-05-12, https://github.com/clerk/openapi-specs. */
import {
  address,
  anything,
  closed,
  listOf,
  oneOf,
  open,
  orNull,
  type Schema,
  text,
  whole,
  yes,
} from './notation.ts';

const times = { created_at: whole, updated_at: whole };

export const invitation = closed({
  object: oneOf('invitation'),
  id: text,
  email_address: address,
  public_metadata: anything,
  'revoked?': yes,
  status: oneOf('pending', 'accepted', 'revoked', 'expired'),
  'url?': text,
  'expires_at?': orNull(whole),
  ...times,
});

const publicUserData = closed({
  user_id: text,
  first_name: orNull(text),
  last_name: orNull(text),
  image_url: text,
  has_image: yes,
  identifier: text,
});

const organizationInvitationFields = {
  object: oneOf('organization_invitation'),
  id: text,
  email_address: text,
  role: text,
  role_name: text,
  'organization_id?': text,
  inviter_id: orNull(text),
  public_inviter_data: orNull(publicUserData),
  'status?': text,
  public_metadata: anything,
  'private_metadata?': anything,
  url: orNull(text),
  expires_at: orNull(whole),
  ...times,
};

export const organizationInvitation = closed(organizationInvitationFields);

/** Here the document forbids nothing further. */
export const organizationInvitationOfInstance = open({
  ...organizationInvitationFields,
  'public_organization_data?': closed({
    id: text,
    name: text,
    slug: text,
    'image_url?': text,
    has_image: yes,
  }),
});

export const organization = open({
  object: oneOf('organization'),
  id: text,
  name: text,
  slug: text,
  'image_url?': text,
  has_image: yes,
  'members_count?': whole,
  'missing_member_with_elevated_permissions?': yes,
  'pending_invitations_count?': whole,
  max_allowed_memberships: whole,
  admin_delete_enabled: yes,
  public_metadata: anything,
  'private_metadata?': anything,
  'created_by?': text,
  ...times,
  'last_active_at?': whole,
  'role_set_key?': orNull(text),
});

const permission = open({
  object: oneOf('permission'),
  id: text,
  name: text,
  key: text,
  description: text,
  type: text,
  ...times,
});

export const role = closed({
  object: oneOf('role'),
  id: text,
  name: text,
  key: text,
  description: orNull(text),
  is_creator_eligible: yes,
  permissions: listOf(permission),
  ...times,
});

export const waitlistEntry = closed({
  object: oneOf('waitlist_entry'),
  id: text,
  email_address: address,
  status: oneOf('pending', 'invited', 'rejected', 'completed'),
  'is_locked?': yes,
  ...times,
  // Nullable, and an invitation all the same: validators do not take null.
  'invitation?': invitation,
});

export const deleted = closed({
  object: text,
  'id?': text,
  'slug?': text,
  deleted: yes,
  'external_id?': text,
});

export const errors = open({
  errors: listOf(open({ message: text, long_message: text, code: text, 'meta?': anything })),
  'meta?': anything,
  'clerk_trace_id?': text,
});

/** The list of invitations to the application is a bare array there; with `paginated` every SDK gets this. */
export const envelope = (items: Schema): Schema => closed({ data: listOf(items), total_count: whole });
