/** Slows down whoever guesses: after too many refused requests, whoever has no session is told to wait. */
import type { Clock } from '../ports.ts';

const windowMs = 60_000;
const allowed = 30;

export class FailureLimit {
  readonly #clock: Clock;
  #failures: number[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  record(): void {
    this.#failures.push(this.#clock.now());
  }

  /** Seconds to wait, or 0. People with a session are not asked. */
  waitSeconds(): number {
    const now = this.#clock.now();
    this.#failures = this.#failures.filter((at) => now - at < windowMs);
    const oldest = this.#failures.at(-allowed);
    return oldest === undefined ? 0 : Math.ceil((oldest + windowMs - now) / 1000);
  }
}
