/** After a 429, Clerk refuses everything to that endpoint until `Retry-After` has passed; so does the gate. */
import type { FailureOf } from '../../preload/failure.ts';
import type { Clock } from '../ports.ts';
import { ClerkCallError } from './api.ts';
import type { Endpoint } from './endpoints.ts';

type RateLimited = FailureOf<'rate-limited'>;

export class EndpointGate {
  readonly #clock: Clock;
  readonly #closed = new Map<Endpoint, { since: number; failure: RateLimited }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  close(endpoint: Endpoint, failure: RateLimited): void {
    this.#closed.set(endpoint, { since: this.#clock.now(), failure });
  }

  /** Throws what Clerk would answer, without asking it. */
  pass(endpoint: Endpoint): void {
    const closed = this.#closed.get(endpoint);
    if (closed === undefined) return;
    const now = this.#clock.now();
    // A clock set back must not lock the endpoint for longer than Clerk does.
    if (now >= closed.since && now < closed.failure.until)
      throw new ClerkCallError(closed.failure, 'refused');
    this.#closed.delete(endpoint);
  }
}
