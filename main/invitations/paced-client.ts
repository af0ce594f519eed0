/** The account's client, kept within the instance's limits: reads and revokes wait for their turn. */
import { FailureError } from '../../preload/failure.ts';
import { type CallOptions, ClerkCallError } from '../clerk/api.ts';
import type { Clerk, OrganizationClient, WaitlistClient } from '../clerk/audience-api.ts';
import type { Endpoint } from '../clerk/endpoints.ts';
import { type Clock, sleep } from '../ports.ts';
import type { Pace } from './outbox/pace.ts';

export interface PacedClientPorts {
  client: Clerk;
  pace: Pace;
  clock: Clock;
  /** Clerk's clock, with each answer. */
  onServerTime(ms: number): void;
}

type Send<T> = (options: CallOptions) => Promise<T>;

interface Gait {
  /** Waits for its turn. */
  paced<T>(endpoint: Endpoint, send: Send<T>, options: CallOptions | undefined): Promise<T>;
  /** Creates are not paced here: the outbox plans them by the hour. */
  planned<T>(endpoint: Endpoint, send: Send<T>, options: CallOptions | undefined): Promise<T>;
}

function gaitOf({ pace, clock, onServerTime }: PacedClientPorts): Gait {
  const timed = (options: CallOptions | undefined): CallOptions => ({ ...options, onServerTime });
  return {
    async paced(endpoint, send, options) {
      const wait = pace.reserve(endpoint) - clock.now();
      if (wait > 0) await sleep(clock, wait, options?.signal);
      try {
        return await send(timed(options));
      } catch (error) {
        if (error instanceof ClerkCallError && error.failure.kind === 'rate-limited') {
          pace.hold(endpoint, error.failure.until);
        }
        throw error;
      }
    },
    async planned(endpoint, send, options) {
      try {
        return await send(timed(options));
      } catch (error) {
        if (error instanceof FailureError && error.failure.kind === 'keychain') pace.giveBack(endpoint);
        throw error;
      }
    },
  };
}

export function pacedClient(ports: PacedClientPorts): Clerk {
  const { client } = ports;
  const { paced, planned } = gaitOf(ports);
  return {
    create: (draft, options) => planned('create', (timed) => client.create(draft, timed), options),
    createBulk: (drafts, options) => planned('bulk', (timed) => client.createBulk(drafts, timed), options),
    instance: (options) => planned('instance', (timed) => client.instance(timed), options),
    list: (query, options) => paced('list', (timed) => client.list(query, timed), options),
    delete: (id, options) => paced('delete', (timed) => client.delete(id, timed), options),
    revoke: (id, options) => paced('revoke', (timed) => client.revoke(id, timed), options),
    organizations: (query, options) =>
      paced('organizations', (timed) => client.organizations(query, timed), options),
    organizationRoles: (query, options) =>
      paced('organization-roles', (timed) => client.organizationRoles(query, timed), options),
    organizationInvitations: (query, options) =>
      paced('organization-list-all', (timed) => client.organizationInvitations(query, timed), options),
    organization: (organizationId) => pacedOrganization(client.organization(organizationId), ports),
    waitlist: pacedWaitlist(client.waitlist, ports),
  };
}

function pacedWaitlist(client: WaitlistClient, ports: PacedClientPorts): WaitlistClient {
  const { paced, planned } = gaitOf(ports);
  return {
    list: (query, options) => paced('waitlist-list', (timed) => client.list(query, timed), options),
    create: (draft, options) => planned('waitlist-create', (timed) => client.create(draft, timed), options),
    createBulk: (drafts, options) =>
      planned('waitlist-bulk', (timed) => client.createBulk(drafts, timed), options),
    invite: (id, draft, options) =>
      planned('waitlist-invite', (timed) => client.invite(id, draft, timed), options),
    reject: (id, options) => paced('waitlist-reject', (timed) => client.reject(id, timed), options),
    delete: (id, options) => paced('waitlist-delete', (timed) => client.delete(id, timed), options),
  };
}

function pacedOrganization(client: OrganizationClient, ports: PacedClientPorts): OrganizationClient {
  const { paced, planned } = gaitOf(ports);
  return {
    create: (draft, options) =>
      planned('organization-create', (timed) => client.create(draft, timed), options),
    createBulk: (drafts, options) =>
      planned('organization-bulk', (timed) => client.createBulk(drafts, timed), options),
    list: (query, options) => paced('organization-list', (timed) => client.list(query, timed), options),
    get: (id, options) => paced('organization-get', (timed) => client.get(id, timed), options),
    revoke: (id, options) =>
      paced('organization-revoke', (timed) => client.revoke(id, { ...options, ...timed }), options),
  };
}
