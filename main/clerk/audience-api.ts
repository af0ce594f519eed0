/**
 * The Backend API beside invitations to the application: into organizations, and from the waitlist. Names are Clerk's,
 * in camel case; times are milliseconds since 1970.
 */
import type { ClerkStatus, Draft } from '../../preload/invitation.ts';
import type { CallOptions, ClerkClient, ClerkInvitation, ClerkRow, Page } from './api.ts';

export interface ClerkOrganization {
  id: string;
  name: string;
  /** Null where the instance has none. */
  slug: string | null;
}

/** A role that can be invited to; `key` is what an invitation names, such as `org:admin`. */
export interface ClerkRole {
  id: string;
  key: string;
  name: string;
}

/** Who invited, as far as Clerk tells the public. */
export interface ClerkInviter {
  userId: string;
  firstName: string | null;
  lastName: string | null;
  /** What they sign in with, often an address. */
  identifier: string | null;
}

/** One invitation into an organization. `url` and `privateMetadata` are secrets. */
export interface ClerkOrganizationInvitation extends ClerkInvitation {
  organizationId: string;
  /** The key of the role; empty when it could not be read. */
  role: string;
  roleName: string | null;
  privateMetadata: Record<string, unknown>;
  inviterId: string | null;
  /** Null: nobody was named, or the user is gone. */
  inviter: ClerkInviter | null;
  /** Only in the list of the instance. */
  organization: ClerkOrganization | null;
}

export const waitlistStatuses = ['pending', 'invited', 'completed', 'rejected'] as const;
export type ClerkWaitlistStatus = (typeof waitlistStatuses)[number];

/** One entry of the waitlist. */
export interface ClerkWaitlistEntry extends ClerkRow<ClerkWaitlistStatus> {
  /** A batch of the dashboard works on it: whatever is asked for is answered `waitlist_entry_locked`. */
  isLocked: boolean;
  /** What `invite` made, an invitation to the application. */
  invitation: ClerkInvitation | null;
}

/** What `POST /organizations/{id}/invitations` takes of a {@link Draft}, and more. */
export interface OrganizationDraft extends Omit<Draft, 'ignoreExisting' | 'templateSlug'> {
  /** The key of a role. */
  role: string;
  /** A member who may manage members; unset: nobody is named. */
  inviterUserId?: string | undefined;
  /** Goes to the membership, where only the Backend API shows it. */
  privateMetadata?: Record<string, unknown> | undefined;
}

/** What `POST /waitlist_entries` takes. */
export interface WaitlistDraft {
  emailAddress: string;
  /** Whether a confirmation goes out; unset means yes. */
  notify?: boolean | undefined;
}

type Sign = '+' | '-' | '';

interface Window {
  limit?: number;
  offset?: number;
}

/** Query of `GET /organizations`: `query` is a part of a name or slug, or a whole id. */
export interface OrganizationQuery extends Window {
  query?: string;
  /** Whole ids, at most 100; unknown ones are left out. */
  organizationIds?: readonly string[];
  orderBy?: `${Sign}${'name' | 'created_at' | 'members_count'}`;
}

/** Query of `GET /organization_roles`: `query` is a part of a name or key, or a whole id. */
export interface RoleQuery extends Window {
  query?: string;
  orderBy?: `${Sign}${'created_at' | 'name' | 'key'}`;
}

type OrganizationOrder = `${Sign}${'created_at' | 'email_address'}`;

/** Query of one organization's list: a whole address, no parts. Without `status`: all, the revoked too. */
export interface OrganizationInvitationQuery extends Window {
  status?: ClerkStatus;
  emailAddress?: string;
  orderBy?: OrganizationOrder;
}

/** Query of the instance's list: a part of an address. Without `status`: all, the revoked too. */
export interface InstanceInvitationQuery extends Window {
  status?: ClerkStatus;
  query?: string;
  orderBy?: OrganizationOrder;
}

/** Query of `GET /waitlist_entries`: a part of an address, or a whole id. */
export interface WaitlistQuery extends Window {
  status?: ClerkWaitlistStatus;
  query?: string;
  orderBy?: `${Sign}${'created_at' | 'email_address' | 'invited_at'}`;
}

/** Options of a revoke: the member in whose name it is done; unset: nobody's. */
export interface OrganizationRevokeOptions extends CallOptions {
  requestingUserId?: string;
}

/** The invitations of one organization. Every method rejects as those of `ClerkClient` do. */
export interface OrganizationClient {
  /** `POST /organizations/{org}/invitations`. Never repeated after an attempt that may have reached Clerk. */
  create(draft: OrganizationDraft, options?: CallOptions): Promise<ClerkOrganizationInvitation>;
  /** `POST …/invitations/bulk`: 1–10 drafts. Never repeated after an attempt that may have reached Clerk. */
  createBulk(
    drafts: readonly OrganizationDraft[],
    options?: CallOptions,
  ): Promise<ClerkOrganizationInvitation[]>;
  /** `GET …/invitations`, without those that come from a verified domain. */
  list(query: OrganizationInvitationQuery, options?: CallOptions): Promise<Page<ClerkOrganizationInvitation>>;
  /** `GET …/invitations/{id}`. */
  get(invitationId: string, options?: CallOptions): Promise<ClerkOrganizationInvitation>;
  /** `POST …/invitations/{id}/revoke`: a pending one. */
  revoke(invitationId: string, options?: OrganizationRevokeOptions): Promise<ClerkOrganizationInvitation>;
}

/** The waitlist of the application. Every method rejects as those of `ClerkClient` do. */
export interface WaitlistClient {
  /** `GET /waitlist_entries`. */
  list(query: WaitlistQuery, options?: CallOptions): Promise<Page<ClerkWaitlistEntry>>;
  /** `POST /waitlist_entries`; an entry that is there comes back as it is. */
  create(draft: WaitlistDraft, options?: CallOptions): Promise<ClerkWaitlistEntry>;
  /** `POST /waitlist_entries/bulk`: 1–50 drafts, no address twice. */
  createBulk(drafts: readonly WaitlistDraft[], options?: CallOptions): Promise<ClerkWaitlistEntry[]>;
  /** `POST /waitlist_entries/{id}/invite`: sends an invitation. Never repeated after it may have reached Clerk. */
  invite(
    entryId: string,
    draft?: Pick<Draft, 'ignoreExisting'>,
    options?: CallOptions,
  ): Promise<ClerkWaitlistEntry>;
  /** `POST /waitlist_entries/{id}/reject`. */
  reject(entryId: string, options?: CallOptions): Promise<ClerkWaitlistEntry>;
  /** `DELETE /waitlist_entries/{id}`: a pending one, for good. */
  delete(entryId: string, options?: CallOptions): Promise<void>;
}

/** What an account's client has for audiences other than the application. */
export interface AudienceClients {
  /** `GET /organizations`, for a picker. */
  organizations(query: OrganizationQuery, options?: CallOptions): Promise<Page<ClerkOrganization>>;
  /** `GET /organization_roles`. */
  organizationRoles(query: RoleQuery, options?: CallOptions): Promise<Page<ClerkRole>>;
  /** `GET /organization_invitations`: those of every organization. */
  organizationInvitations(
    query: InstanceInvitationQuery,
    options?: CallOptions,
  ): Promise<Page<ClerkOrganizationInvitation>>;
  /** Sends nothing by itself. An id that is none is refused by the calls, before a request. */
  organization(organizationId: string): OrganizationClient;
  waitlist: WaitlistClient;
}

/** The whole client of an account. */
export type Clerk = ClerkClient & AudienceClients;
