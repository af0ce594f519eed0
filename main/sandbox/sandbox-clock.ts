/** The sandbox's own time: the host's clock plus whatever the control has added. Milliseconds since 1970. */

export class SandboxClock {
  readonly #source: () => number;
  #offset = 0;

  constructor(source: () => number) {
    this.#source = source;
  }

  now(): number {
    return Math.trunc(this.#source() + this.#offset);
  }

  /** How far this clock runs ahead of the host's, in milliseconds. */
  get offset(): number {
    return this.#offset;
  }

  /** Forward, or back when negative. */
  advance(ms: number): void {
    this.#offset += ms;
  }

  set(now: number): void {
    this.#offset = now - this.#source();
  }

  reset(): void {
    this.#offset = 0;
  }
}
