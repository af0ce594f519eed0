/** One attempt that failed: what the caller will see if it was the last, and what the retry policy must know. */
import type { Failure } from '../../preload/failure.ts';
import { ClerkCallError } from './api.ts';

/** `connection`: no complete answer. `server`: a 5xx. Null: repeating it would change nothing. */
export type Transient = 'connection' | 'server' | null;

export class AttemptError extends ClerkCallError {
  readonly transient: Transient;
  /** What a 503 asked for, in milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(
    failure: Failure,
    outcome: ClerkCallError['outcome'],
    transient: Transient,
    retryAfterMs: number | null = null,
  ) {
    // No `cause`: what the runtime throws can quote the request, and with it the key or an address.
    super(failure, outcome);
    this.transient = transient;
    this.retryAfterMs = retryAfterMs;
  }
}
