/** So many pieces of work under way at the same time, whoever starts them. */

export class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** Begins when a place is free, in the order of the calls. Settles as the work does. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free === 0) await new Promise<void>((begin) => this.#waiting.push(begin));
    else this.#free -= 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // A place is handed on: whoever calls meanwhile must not take it.
      if (next) next();
      else this.#free += 1;
    }
  }
}
