/**
 * Which operation a method and a path mean. In the words of Clerk's documents; rate limits, faults and counters use the
 * same names.
 */
import type { Instance } from './instance.ts';

export interface OperationInput {
  query: URLSearchParams;
  /** The ids of the path, in order; empty where it has none. */
  first: string;
  second: string;
  /** Throws the refusal of a body that cannot be read. */
  body: () => unknown;
  /** Undefined when there was none. */
  optionalBody: () => unknown;
}

export interface Operation {
  endpoint: string;
  run: (instance: Instance, input: OperationInput) => unknown;
}

/** The earlier of two that fit is meant: `/bulk` is no id. */
const table: Record<string, Operation['run']> = {
  'GET /instance': (instance) => instance.describe(),
  'GET /invitations': (instance, { query }) => instance.list(query),
  'POST /invitations': (instance, { body }) => instance.create(body()),
  'POST /invitations/bulk': (instance, { body }) => instance.createBulk(body()),
  'POST /invitations/{id}/revoke': (instance, { first }) => instance.revoke(first),
  'DELETE /invitations/{id}': (instance, { first }) => instance.delete(first),
  'GET /organizations': ({ organizations }, { query }) => organizations.list(query),
  'GET /organizations/{id}': ({ organizations }, { first, query }) => organizations.describe(first, query),
  'GET /organization_roles': ({ organizations }, { query }) => organizations.listRoles(query),
  'GET /organization_invitations': (instance, { query }) => instance.organizationInvitations.listAll(query),
  'GET /organizations/{id}/invitations': (instance, { first, query }) =>
    instance.organizationInvitations.listOf(first, query),
  'POST /organizations/{id}/invitations': (instance, { first, body }) =>
    instance.organizationInvitations.create(first, body()),
  'POST /organizations/{id}/invitations/bulk': (instance, { first, body }) =>
    instance.organizationInvitations.createBulk(first, body()),
  // Deprecated, and answered all the same.
  'GET /organizations/{id}/invitations/pending': (instance, { first, query }) => {
    const pending = new URLSearchParams(query);
    pending.set('status', 'pending');
    return instance.organizationInvitations.listOf(first, pending);
  },
  'GET /users/{id}/organization_invitations': (instance, { first, query }) =>
    instance.organizationInvitations.listOfUser(first, query),
  'GET /organizations/{id}/invitations/{id}': (instance, { first, second }) =>
    instance.organizationInvitations.read(first, second),
  'POST /organizations/{id}/invitations/{id}/revoke': (instance, { first, second, optionalBody }) =>
    instance.organizationInvitations.revoke(first, second, optionalBody()),
  'GET /waitlist_entries': ({ waitlist }, { query }) => waitlist.list(query),
  'POST /waitlist_entries': ({ waitlist }, { body }) => waitlist.create(body()),
  'POST /waitlist_entries/bulk': ({ waitlist }, { body }) => waitlist.createBulk(body()),
  'POST /waitlist_entries/{id}/invite': ({ waitlist }, { first, optionalBody }) =>
    waitlist.invite(first, optionalBody()),
  'POST /waitlist_entries/{id}/reject': ({ waitlist }, { first }) => waitlist.reject(first),
  'DELETE /waitlist_entries/{id}': ({ waitlist }, { first }) => waitlist.delete(first),
};

const operations = Object.entries(table).map(([endpoint, run]) => ({
  endpoint,
  run,
  pattern: new RegExp(`^${endpoint.replaceAll('{id}', '([^/]+)')}$`),
}));

/** `ids`: as they stand in the path, still encoded. */
export function findOperation(
  method: string,
  path: string,
): { operation: Operation; ids: readonly string[] } | undefined {
  const target = `${method} ${path}`;
  for (const operation of operations) {
    const match = operation.pattern.exec(target);
    if (match) return { operation, ids: match.slice(1) };
  }
  return undefined;
}
