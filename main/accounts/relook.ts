/** Looks again at what a keychain says nothing of by itself: soon at first, and less and less often. */
import type { Clock } from '../ports.ts';

/** Until the first look, in milliseconds; doubled with each. */
const firstMs = 5000;
const longestMs = 300_000;

export class Relook {
  readonly #clock: Clock;
  readonly #look: () => Promise<boolean>;
  #callOff: (() => void) | null = null;
  /** Grows with each beginning and end, so that a look that was still on its way then goes on with nothing. */
  #round = 0;
  #stopped = false;

  /** `look` opens no window, never rejects, and resolves to whether it has to be done again. */
  constructor(clock: Clock, look: () => Promise<boolean>) {
    this.#clock = clock;
    this.#look = look;
  }

  /** From the shortest pause on, also where it has begun already. */
  begin(): void {
    this.end();
    if (!this.#stopped) this.#plan(firstMs, this.#round);
  }

  end(): void {
    this.#round += 1;
    this.#callOff?.();
    this.#callOff = null;
  }

  /** For good. */
  stop(): void {
    this.#stopped = true;
    this.end();
  }

  #plan(ms: number, round: number): void {
    this.#callOff = this.#clock.after(ms, () => void this.#again(ms, round));
  }

  async #again(ms: number, round: number): Promise<void> {
    const isWorthAnother = await this.#look();
    if (isWorthAnother && round === this.#round) this.#plan(Math.min(longestMs, ms * 2), round);
  }
}
