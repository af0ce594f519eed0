/**
 * When a keychain may be read that would ask the person first. A prompt sent away is an answer: the background
 * work of the next minute must not ask again, but a keychain unlocked elsewhere should still be noticed.
 */
import type { Clock } from '../ports.ts';

const firstMs = 15_000;
const longestMs = 900_000;

export class PromptPause {
  readonly #clock: Clock;
  #nextMs = firstMs;
  #until = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isOn(): boolean {
    return this.#clock.now() < this.#until;
  }

  /** Starts a pause, each twice as long as the one before: 15 s to 15 min. */
  sentAway(): void {
    this.#until = this.#clock.now() + this.#nextMs;
    this.#nextMs = Math.min(this.#nextMs * 2, longestMs);
  }

  answered(): void {
    this.#until = 0;
    this.#nextMs = firstMs;
  }
}
