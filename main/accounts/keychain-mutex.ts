/**
 * Lets one call at a time into the keychain. A keychain that waits for a person blocks a thread of the runtime's
 * pool until it is answered, whatever AbortSignal it was given (measured with @napi-rs/keyring 2.1.2), and four
 * such calls would stop every file and every DNS lookup of the application.
 */
import type { Clock } from '../ports.ts';

/** The call, or the one before it, got no answer in time. What was begun may still end, unseen. */
export class KeychainTimeout extends Error {
  override readonly name = 'KeychainTimeout';
}

interface Turn {
  begin(): Promise<void>;
}

export class KeychainMutex {
  readonly #clock: Clock;
  readonly #waiting: Turn[] = [];
  #inside: Turn | null = null;
  /** The call inside has outlived its time-out: it is useless to wait behind it. */
  #stuck = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Runs `task` when it is its turn. Rejects with {@link KeychainTimeout} after `timeoutMs` milliseconds, waiting
   * included, and at once behind a call that is stuck; a task that was not begun by then never is. `late` runs
   * before the next turn when the task succeeds after all.
   */
  run<T>(task: () => Promise<T>, timeoutMs: number, late?: () => Promise<void>): Promise<T> {
    if (this.#stuck) return Promise.reject(new KeychainTimeout('The keychain still waits for an answer.'));
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    let over = false;
    const turn: Turn = {
      async begin() {
        try {
          resolve(await task());
          if (over) await late?.();
        } catch (error) {
          reject(error);
        }
      },
    };
    const callOff = this.#clock.after(timeoutMs, () => {
      over = true;
      if (this.#inside === turn) this.#stuck = true;
      const place = this.#waiting.indexOf(turn);
      if (place >= 0) this.#waiting.splice(place, 1);
      reject(new KeychainTimeout(`The keychain gave no answer within ${timeoutMs / 1000} s.`));
    });
    this.#waiting.push(turn);
    this.#next();
    return promise.finally(callOff);
  }

  #next(): void {
    if (this.#inside) return;
    const turn = this.#waiting.shift();
    if (!turn) return;
    this.#inside = turn;
    void turn.begin().then(() => {
      this.#inside = null;
      this.#stuck = false;
      this.#next();
    });
  }
}
