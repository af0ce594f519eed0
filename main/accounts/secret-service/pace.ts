/** When a keychain may be changed: not while it writes its file, where it cannot bear that. */
import { type Clock, sleep } from '../../ports.ts';
import type { Provider } from './providers.ts';

/** Of one keychain. Changes come one after the other. */
export class Pace {
  readonly #clock: Clock;
  /** When the first of the changes was sent that are saved together, and when the last was. */
  #first = Number.NEGATIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves when it may be changed, which is to be done at once: now, or `writtenAfterMs` after the last change. */
  async turn({ savesAfterMs, writtenAfterMs }: Provider): Promise<void> {
    if (savesAfterMs === null) return;
    const since = this.#clock.now() - this.#first;
    // A clock that was put back says nothing of how long ago it was.
    if (since < 0 || since >= savesAfterMs) {
      const left = this.#last + writtenAfterMs - this.#clock.now();
      if (left > 0) await sleep(this.#clock, Math.min(left, writtenAfterMs), null);
      this.#first = this.#clock.now();
    }
    this.#last = this.#clock.now();
  }
}
