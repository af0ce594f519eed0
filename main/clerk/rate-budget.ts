/** One sliding-window budget: at most N requests within any W milliseconds. No clock of its own: `now` comes in. */
import * as z from 'zod/mini';

/** `requests` within any span of `windowMs` milliseconds. */
export interface RateLimit {
  requests: number;
  windowMs: number;
}

export const rateBudgetStateSchema = z.object({
  /** When requests went or will go, ascending; those that no longer count are left out. */
  times: z.array(z.number()),
  /** Nothing goes before this time, because Clerk said so. */
  heldUntil: z.number(),
  /** The newest `now` seen, by which a clock that was set back is recognised. */
  seenAt: z.number(),
});
export type RateBudgetState = z.infer<typeof rateBudgetStateSchema>;

/** All times are milliseconds since 1970 by one clock. */
export class RateBudget {
  readonly limit: RateLimit;
  #times: number[] = [];
  #heldUntil = 0;
  #seenAt = 0;

  /** `state`: what {@link state} gave before a restart, as unchecked data; anything else starts unspent. */
  constructor(limit: RateLimit, state?: unknown) {
    this.limit = limit;
    const known = rateBudgetStateSchema.safeParse(state);
    if (!known.success) return;
    this.#times = known.data.times.toSorted((a, b) => a - b);
    this.#heldUntil = known.data.heldUntil;
    this.#seenAt = known.data.seenAt;
  }

  /**
   * The earliest time, not before `from`, at which one more request may go and `spare` others after it in the same
   * window. Spends nothing.
   */
  peek(now: number, from = now, spare = 0): number {
    this.#observe(now);
    let at = Math.max(now, from, this.#heldUntil);
    const requests = Math.max(1, this.limit.requests - spare);
    const conflict = () => this.#nextAfterConflict(at, requests);
    for (let next = conflict(); next !== null; next = conflict()) at = next;
    return at;
  }

  /** As {@link peek}, and spends it: the caller goes at the answered time, or gives it back. */
  reserve(now: number): number {
    const at = this.peek(now);
    this.spend(at);
    return at;
  }

  /** Counts a request at a time that {@link peek} answered. */
  spend(at: number): void {
    this.#times.splice(upperBound(this.#times, at), 0, at);
  }

  /** Gives back a reservation under which nothing was sent. */
  release(at: number): void {
    const index = upperBound(this.#times, at) - 1;
    if (this.#times[index] === at) this.#times.splice(index, 1);
  }

  /** After a 429: nothing before `until`. A later hold stands. */
  hold(until: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, until);
  }

  /** How many of the requests so far count at `now`. */
  spent(now: number): number {
    this.#observe(now);
    return upperBound(this.#times, now) - upperBound(this.#times, now - this.limit.windowMs);
  }

  /** Plain data for a database; a new budget made from it goes on where this one stood. */
  state(now: number): RateBudgetState {
    this.#observe(now);
    return {
      times: this.#times.filter((time) => time > now - this.limit.windowMs),
      heldUntil: this.#heldUntil,
      seenAt: this.#seenAt,
    };
  }

  /** Where to look next when a request at `at` would overfill a window, else null. */
  #nextAfterConflict(at: number, requests: number): number | null {
    const { windowMs } = this.limit;
    const times = this.#times;
    const place = upperBound(times, at);
    let next: number | null = null;
    // Each run of `requests` neighbours that `at` would join: all of them in one window leave no room.
    for (let first = Math.max(0, place - requests); first <= place; first += 1) {
      const start = times[first];
      const end = times[first + requests - 1];
      if (start === undefined || end === undefined) break;
      if (Math.max(end, at) - Math.min(start, at) < windowMs) next = start + windowMs;
    }
    return next;
  }

  /** When the clock was set back, what is known moves with it: the distances stay true, and nobody waits for years. */
  #observe(now: number): void {
    const back = this.#seenAt - now;
    if (back > 0) {
      this.#times = this.#times.map((time) => time - back);
      this.#heldUntil -= back;
    }
    this.#seenAt = now;
    if (this.#times.length > 2 * this.limit.requests) {
      this.#times.splice(0, upperBound(this.#times, now - this.limit.windowMs));
    }
  }
}

/** The first index whose time is greater than `at`; the last when equal times stand together. */
function upperBound(times: readonly number[], at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
