/** Reads secret keys when they are needed, and forgets them again. */
import type { Clock } from '../ports.ts';

/**
 * Milliseconds that a key stays in memory after it was read: a first sync with twenty requests reads it once, and
 * a keychain that was locked is noticed with the next poll.
 */
const keptMs = 10_000;

interface Reading {
  key: Promise<string | null>;
  forget: () => void;
}

export class KeyReader {
  readonly #clock: Clock;
  readonly #readings = new Map<string, Reading>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** One reading at a time for an account, however many ask. Only a key that was found is kept. */
  read(accountId: string, from: () => Promise<string | null>): Promise<string | null> {
    const known = this.#readings.get(accountId);
    if (known) return known.key;
    const reading: Reading = { key: from(), forget: () => undefined };
    const drop = () => {
      if (this.#readings.get(accountId) === reading) this.#readings.delete(accountId);
    };
    this.#readings.set(accountId, reading);
    reading.key.then(
      (key) => {
        if (key === null) drop();
        else reading.forget = this.#clock.after(keptMs, drop);
      },
      () => drop(),
    );
    return reading.key;
  }

  forget(accountId: string): void {
    this.#readings.get(accountId)?.forget();
    this.#readings.delete(accountId);
  }

  forgetAll(): void {
    for (const accountId of [...this.#readings.keys()]) this.forget(accountId);
  }
}
