/** Who may be asked by a window of the provider, and how long anybody waits for one. */
import type { Clock } from '../../ports.ts';
import { type Refusal, StillWaiting } from './refusals.ts';

/** Who wants it: a person, who may be asked, or work in the background, which asks once in a run. */
export type By = 'person' | 'background';

/** Milliseconds from look to look whether a window that is open is still needed. */
const lookMs = 500;

export interface Question {
  /** What it is where nobody is asked again. */
  about: Refusal;
  /** Opens the window; resolves once it is answered. */
  open(): Promise<void>;
  /** Whether its answer is still wanted; opens no window. */
  isNeeded(): Promise<boolean>;
}

export interface PromptingPorts {
  clock: Clock;
  /** Milliseconds that a call waits for a person. The window stays open after that, and its answer counts. */
  timeoutMs: number;
  /** A window was opened or answered. */
  changed(): void;
  /** What is thrown where nobody may be asked again. */
  refused(about: Refusal): Error;
}

export class Prompting {
  readonly #ports: PromptingPorts;
  #window: { answered: Promise<void>; about: Refusal } | null = null;
  #hasAsked = false;

  constructor(ports: PromptingPorts) {
    this.#ports = ports;
  }

  /** The window that nobody has answered yet. */
  get window(): Readonly<{ answered: Promise<void>; about: Refusal }> | null {
    return this.#window;
  }

  /**
   * One window at a time: who needs one too waits for that, or until nobody needs it any more, because the person has
   * opened the keychain in another way.
   */
  async ask(by: By, { about, open, isNeeded }: Question): Promise<void> {
    if (this.#window === null) {
      if (by === 'background' && this.#hasAsked) throw this.#ports.refused(about);
      this.#hasAsked = true;
      const answered = open().finally(() => {
        this.#window = null;
        this.#ports.changed();
      });
      answered.catch(() => undefined);
      this.#window = { answered, about };
      this.#ports.changed();
    }
    const { answered } = this.#window;
    let isOver = false;
    const otherwise = async () => {
      do await new Promise<void>((done) => this.#ports.clock.after(lookMs, done));
      while (!isOver && (await isNeeded()));
    };
    try {
      await this.patiently(Promise.race([answered, otherwise()]));
    } finally {
      isOver = true;
    }
  }

  /** Rejects with {@link StillWaiting} when the patience is over; what it waited for goes on. */
  async patiently<T>(work: Promise<T>): Promise<T> {
    const { clock, timeoutMs } = this.#ports;
    const { promise, reject } = Promise.withResolvers<never>();
    const callOff = clock.after(timeoutMs, () =>
      reject(new StillWaiting(`The keychain gave no answer within ${timeoutMs / 1000} s.`)),
    );
    try {
      return await Promise.race([work, promise]);
    } finally {
      callOff();
    }
  }
}
