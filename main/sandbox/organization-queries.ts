/** The query strings of the lists of organizations, their roles and their invitations. */
import { type ClerkStatus, clerkStatuses } from '../../preload/invitation.ts';
import { type ErrorEntry, Refusal } from './clerk-errors.ts';
import {
  boolean,
  type Order,
  order,
  type PageQuery,
  page,
  refuseRepeated,
  someOf,
  word,
} from './query-fields.ts';

/** What a parameter asks for (`+` or nothing before it) and what it leaves out (`-`). */
export interface Chosen {
  /** Empty: any. */
  wanted: readonly string[];
  unwanted: readonly string[];
}

export interface OrganizationQuery extends PageQuery, Order<'created_at' | 'name' | 'members_count'> {
  query: string | null;
  ids: Chosen;
  /** Ids of members. */
  userIds: Chosen;
  withCounts: boolean;
}

export interface RoleQuery extends PageQuery, Order<'created_at' | 'name' | 'key'> {
  query: string | null;
}

export interface OrganizationInvitationQuery extends PageQuery, Order<'created_at' | 'email_address'> {
  /** Empty: all, the revoked too. */
  statuses: readonly ClerkStatus[];
  /** Null: of every organization. */
  organizationId: string | null;
  /** A part of the address. */
  query: string | null;
  /** The whole address. */
  emailAddress: string | null;
}

/** Throws a {@link Refusal} that names every parameter at fault; so do the others here. */
export function parseOrganizationQuery(params: URLSearchParams): OrganizationQuery {
  return checked(params, ['query', 'order_by', 'include_members_count'], (errors) => ({
    query: word(params, 'query'),
    ids: chosen(params, 'organization_id'),
    userIds: chosen(params, 'user_id'),
    withCounts: boolean(params, 'include_members_count', errors),
    ...order(params, ['created_at', 'name', 'members_count'], errors),
    ...page(params, errors),
  }));
}

export function parseRoleQuery(params: URLSearchParams): RoleQuery {
  return checked(params, ['query', 'order_by'], (errors) => ({
    query: word(params, 'query'),
    ...order(params, ['created_at', 'name', 'key'], errors),
    ...page(params, errors),
  }));
}

/** Of `GET /users/{id}/organization_invitations`. */
export function parseUserInvitationQuery(
  params: URLSearchParams,
  emailAddress: string,
): OrganizationInvitationQuery {
  return { ...parseOrganizationInvitationQuery(params, null), query: null, emailAddress };
}

/** `organizationId` null: the list of the instance, which looks for a part of an address and not for a whole one. */
export function parseOrganizationInvitationQuery(
  params: URLSearchParams,
  organizationId: string | null,
): OrganizationInvitationQuery {
  const address = word(params, 'email_address')?.toLowerCase() ?? null;
  return checked(params, ['query', 'email_address', 'order_by'], (errors) => ({
    // The document's text says several, its schema one, and the JavaScript client sends it several times.
    statuses: someOf(params, 'status', clerkStatuses, errors),
    organizationId,
    query: organizationId === null ? word(params, 'query') : null,
    emailAddress: organizationId === null ? null : address,
    ...order(params, ['created_at', 'email_address'], errors),
    ...page(params, errors),
  }));
}

function chosen(params: URLSearchParams, name: string): Chosen {
  const given = params.getAll(name);
  return {
    wanted: given.filter((id) => !id.startsWith('-')).map((id) => id.replace(/^\+/, '')),
    unwanted: given.filter((id) => id.startsWith('-')).map((id) => id.slice(1)),
  };
}

/** Whether one of `ids` is asked for, and none is left out. */
export function isChosen({ wanted, unwanted }: Chosen, ids: readonly string[]): boolean {
  return (
    (wanted.length === 0 || ids.some((id) => wanted.includes(id))) && !ids.some((id) => unwanted.includes(id))
  );
}

function checked<Q>(
  params: URLSearchParams,
  single: readonly string[],
  read: (errors: ErrorEntry[]) => Q,
): Q {
  const errors: ErrorEntry[] = [];
  const query = read(errors);
  refuseRepeated(params, [...single, 'limit', 'offset'], errors);
  if (errors.length > 0) throw new Refusal(422, errors);
  return query;
}
