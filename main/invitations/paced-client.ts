/** The account's client, kept within the instance's limits: reads and revokes wait for their turn. */
import { FailureError } from '../../preload/failure.ts';
import { type CallOptions, ClerkCallError, type ClerkClient } from '../clerk/api.ts';
import type { Endpoint } from '../clerk/endpoints.ts';
import { type Clock, sleep } from '../ports.ts';
import type { Pace } from './outbox/pace.ts';

export interface PacedClientPorts {
  client: ClerkClient;
  pace: Pace;
  clock: Clock;
  /** Clerk's clock, with each answer. */
  onServerTime(ms: number): void;
}

/** Creates are not paced here: the outbox plans them by the hour. */
export function pacedClient({ client, pace, clock, onServerTime }: PacedClientPorts): ClerkClient {
  const timed = (options: CallOptions | undefined): CallOptions => ({ ...options, onServerTime });
  const paced = async <T>(
    endpoint: Endpoint,
    send: (options: CallOptions) => Promise<T>,
    options: CallOptions | undefined,
  ): Promise<T> => {
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
  };
  const planned = async <T>(endpoint: Endpoint, sent: Promise<T>): Promise<T> => {
    try {
      return await sent;
    } catch (error) {
      if (error instanceof FailureError && error.failure.kind === 'keychain') pace.giveBack(endpoint);
      throw error;
    }
  };
  return {
    create: (draft, options) => planned('create', client.create(draft, timed(options))),
    createBulk: (drafts, options) => planned('bulk', client.createBulk(drafts, timed(options))),
    instance: (options) => client.instance(timed(options)),
    list: (query, options) => paced('list', (timedOptions) => client.list(query, timedOptions), options),
    delete: (id, options) => paced('delete', (timedOptions) => client.delete(id, timedOptions), options),
    revoke: (id, options) => paced('revoke', (timedOptions) => client.revoke(id, timedOptions), options),
  };
}
