/**
 * What time it is at Clerk. Whether an invitation has expired is a matter of Clerk's clock, and the machine's may be
 * days off or jump; between two answers only the time that has passed is taken from the machine.
 */

export class ClerkTime {
  readonly #monotonic: () => number;
  #seen: { server: number; at: number } | null = null;

  /** `monotonic`: milliseconds from a clock that nobody can set. */
  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** Notes the `Date` of an answer, milliseconds since 1970; it has whole seconds. */
  observe(serverMs: number): void {
    this.#seen = { server: serverMs, at: this.#monotonic() };
  }

  /** Null until Clerk has answered once since the start. Never ahead of Clerk's own clock. */
  now(): number | null {
    return this.#seen === null ? null : this.#seen.server + (this.#monotonic() - this.#seen.at);
  }
}
