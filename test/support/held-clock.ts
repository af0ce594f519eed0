/** A clock that stands still: what is to happen within a moment does, and what lies further ahead waits for `advance`. */
import { type Clock, systemClock } from '../../main/ports.ts';
import { VirtualClock } from './virtual-clock.ts';

/** Milliseconds up to which a wait is a moment: events that are gathered, a turn of other work. */
const momentMs = 300;

export class HeldClock implements Clock {
  readonly #ahead: VirtualClock;

  constructor(now: number) {
    this.#ahead = new VirtualClock(now);
  }

  now(): number {
    return this.#ahead.now();
  }

  after(ms: number, task: () => void): () => void {
    return ms <= momentMs ? systemClock.after(ms, task) : this.#ahead.after(ms, task);
  }

  /** Moves forward by `ms` milliseconds. */
  advance(ms: number): void {
    this.#ahead.advance(ms);
  }
}
