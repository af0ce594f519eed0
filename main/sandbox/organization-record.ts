/** Organizations, their members and invitations as the sandbox keeps them, and as the API answers them. */
import { type InvitationRecord, type LinkIssuer, statusAt, ticketUrl } from './invitation-record.ts';

export interface Member {
  userId: string;
  emailAddress: string;
  firstName: string;
  lastName: string;
  /** The key of a role. */
  role: string;
  publicMetadata: Readonly<Record<string, unknown>>;
  privateMetadata: Readonly<Record<string, unknown>>;
}

export interface OrganizationRecord {
  id: string;
  name: string;
  slug: string;
  /** Members and pending invitations together; 0: any number. */
  maxAllowedMemberships: number;
  /** As {@link maxAllowedMemberships}, for what its plan pays for; null: any number. */
  seats: number | null;
  createdAt: number;
  /** By address. */
  members: Map<string, Member>;
}

export interface RoleRecord {
  id: string;
  key: string;
  name: string;
  /** Its members may invite and revoke. */
  managesMembers: boolean;
  createdAt: number;
}

export interface OrganizationInvitationRecord extends Omit<InvitationRecord, 'templateSlug'> {
  organizationId: string;
  role: string;
  roleName: string;
  privateMetadata: Readonly<Record<string, unknown>>;
  /** Who invited, as they were then. */
  inviter: Member | null;
}

const imageOf = (id: string) => `https://img.example.com/${id}`;

/** The `Organization` of the API. `pending`: how many of its invitations are. */
export function organizationJson(organization: OrganizationRecord, counted: { pending: number } | null) {
  const { id, name, slug, members, createdAt, maxAllowedMemberships } = organization;
  const [creator] = members.values();
  return {
    object: 'organization',
    id,
    name,
    slug,
    image_url: imageOf(id),
    has_image: false,
    ...(counted && { members_count: members.size, pending_invitations_count: counted.pending }),
    max_allowed_memberships: maxAllowedMemberships,
    admin_delete_enabled: true,
    public_metadata: {},
    private_metadata: {},
    ...(creator && { created_by: creator.userId }),
    created_at: createdAt,
    updated_at: createdAt,
  };
}

/** The `Role` of the API. */
export function roleJson({ id, key, name, managesMembers, createdAt }: RoleRecord) {
  const times = { created_at: createdAt, updated_at: createdAt };
  const permission = {
    object: 'permission',
    id: `perm_${id}`,
    name: 'Manage members',
    key: 'org:sys_memberships:manage',
    description: '',
    type: 'system',
    ...times,
  };
  return {
    object: 'role',
    id,
    name,
    key,
    description: null,
    is_creator_eligible: managesMembers,
    permissions: managesMembers ? [permission] : [],
    ...times,
  };
}

/** The `OrganizationInvitation` of the API: a revoked one has no link. */
export function organizationInvitationJson(
  record: OrganizationInvitationRecord,
  now: number,
  issuer: LinkIssuer,
) {
  const status = statusAt(record, now);
  return {
    object: 'organization_invitation',
    id: record.id,
    email_address: record.emailAddress,
    role: record.role,
    role_name: record.roleName,
    organization_id: record.organizationId,
    inviter_id: record.inviter?.userId ?? null,
    public_inviter_data: record.inviter && publicUserJson(record.inviter),
    status,
    public_metadata: record.publicMetadata,
    private_metadata: record.privateMetadata,
    url: status === 'revoked' ? null : ticketUrl(record, issuer, 'organization_invitation'),
    expires_at: record.expiresAt,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
  };
}

function publicUserJson({ userId, firstName, lastName, emailAddress }: Member) {
  return {
    user_id: userId,
    first_name: firstName,
    last_name: lastName,
    image_url: imageOf(userId),
    has_image: false,
    identifier: emailAddress,
  };
}

/** What the list of the instance says beside each invitation. */
export function publicOrganizationJson({ id, name, slug }: OrganizationRecord) {
  return { id, name, slug, image_url: imageOf(id), has_image: false };
}
