/** What Clerk's OpenAPI document says of operations: version 2026-05-12, https://github.com/clerk/openapi-specs. */
import * as answers from './answers.ts';
import {
  address,
  anything,
  closed,
  from,
  listOf,
  oneOf,
  open,
  orNull,
  type Schema,
  text,
  yes,
} from './notation.ts';

export interface Operation {
  /** Undefined: no body. */
  body?: Schema;
  /** By name; nothing else is documented. */
  query?: Readonly<Record<string, Schema>>;
  /** Of an answer 200. */
  answer: Schema;
  /** The other documented statuses; all of them answer Clerk's errors. */
  refusals: readonly number[];
}

const page = { limit: from(1, 500), offset: from(0) };
const common = { 'notify?': orNull(yes), 'expires_in_days?': orNull(from(1, 365)) };

const invitation = (nullable: boolean) =>
  closed({
    email_address: text,
    'public_metadata?': nullable ? orNull(anything) : anything,
    'redirect_url?': nullable ? orNull(text) : text,
    'ignore_existing?': orNull(yes),
    'template_slug?': oneOf('invitation', 'waitlist_invitation'),
    ...common,
  });

const organizationInvitation = open({
  email_address: text,
  role: text,
  'inviter_user_id?': orNull(text),
  'public_metadata?': orNull(anything),
  'private_metadata?': orNull(anything),
  'redirect_url?': orNull(text),
  ...common,
});

const statuses = oneOf('pending', 'accepted', 'revoked', 'expired');
const someIds = { anyOf: [text, listOf(text)] };
const someStatuses = { anyOf: [statuses, listOf(statuses)] };

export const operations: Readonly<Record<string, Operation>> = {
  'POST /invitations': {
    body: invitation(false),
    answer: answers.invitation,
    refusals: [400, 422],
  },
  'POST /invitations/bulk': {
    body: listOf(invitation(true), 1, 10),
    answer: listOf(answers.invitation),
    refusals: [400, 422],
  },
  'GET /invitations': {
    query: { status: statuses, query: text, order_by: text, paginated: oneOf('true', 'false'), ...page },
    // With `paginated` all SDKs rely on the envelope, which the document does not have.
    answer: { anyOf: [listOf(answers.invitation), answers.envelope(answers.invitation)] },
    refusals: [],
  },
  'POST /invitations/{id}/revoke': {
    answer: { allOf: [answers.invitation, open({ 'revoked?': yes, 'status?': oneOf('revoked') })] },
    refusals: [400, 404],
  },
  'GET /organizations': {
    query: {
      query: text,
      order_by: text,
      user_id: someIds,
      organization_id: someIds,
      include_members_count: oneOf('true', 'false'),
      include_missing_member_with_elevated_permissions: oneOf('true', 'false'),
      ...page,
    },
    answer: answers.envelope(answers.organization),
    refusals: [400, 403, 422],
  },
  'GET /organizations/{id}': {
    query: {
      include_members_count: oneOf('true', 'false'),
      include_missing_member_with_elevated_permissions: oneOf('true', 'false'),
    },
    answer: answers.organization,
    refusals: [403, 404],
  },
  'GET /organization_roles': {
    query: { query: text, order_by: text, ...page },
    answer: answers.envelope(answers.role),
    refusals: [400, 401, 403, 422],
  },
  'GET /organization_invitations': {
    query: { order_by: text, status: someStatuses, query: text, ...page },
    answer: answers.envelope(answers.organizationInvitationOfInstance),
    refusals: [400, 404, 422, 500],
  },
  'POST /organizations/{id}/invitations': {
    body: organizationInvitation,
    answer: answers.organizationInvitation,
    refusals: [400, 402, 403, 404, 422],
  },
  'GET /organizations/{id}/invitations': {
    query: { status: someStatuses, email_address: text, order_by: text, ...page },
    answer: answers.envelope(answers.organizationInvitation),
    refusals: [400, 404, 422],
  },
  'POST /organizations/{id}/invitations/bulk': {
    body: listOf(organizationInvitation, 1, 10),
    answer: answers.envelope(answers.organizationInvitation),
    refusals: [400, 403, 404, 422],
  },
  'GET /organizations/{id}/invitations/pending': {
    query: page,
    answer: answers.envelope(answers.organizationInvitation),
    refusals: [400, 404],
  },
  'GET /users/{id}/organization_invitations': {
    query: { status: someStatuses, ...page },
    answer: answers.envelope(answers.organizationInvitationOfInstance),
    refusals: [400, 403, 404],
  },
  'GET /organizations/{id}/invitations/{id}': {
    answer: answers.organizationInvitation,
    refusals: [400, 403, 404],
  },
  'POST /organizations/{id}/invitations/{id}/revoke': {
    body: open({ 'requesting_user_id?': orNull(text) }),
    answer: answers.organizationInvitation,
    refusals: [400, 403, 404],
  },
  'GET /waitlist_entries': {
    query: {
      query: text,
      status: oneOf('pending', 'invited', 'completed', 'rejected'),
      order_by: text,
      ...page,
    },
    answer: answers.envelope(answers.waitlistEntry),
    refusals: [],
  },
  'POST /waitlist_entries': {
    body: open({ email_address: text, 'notify?': orNull(yes) }),
    answer: answers.waitlistEntry,
    refusals: [400, 422],
  },
  'POST /waitlist_entries/bulk': {
    body: listOf(closed({ email_address: address, 'notify?': orNull(yes) }), 1, 50),
    answer: listOf(answers.waitlistEntry),
    refusals: [400, 422],
  },
  'POST /waitlist_entries/{id}/invite': {
    body: open({ 'ignore_existing?': orNull(yes) }),
    answer: answers.waitlistEntry,
    refusals: [400, 404, 409, 422],
  },
  'POST /waitlist_entries/{id}/reject': {
    answer: answers.waitlistEntry,
    refusals: [400, 404, 409, 422],
  },
  'DELETE /waitlist_entries/{id}': {
    answer: answers.deleted,
    refusals: [400, 404, 409, 422],
  },
};
