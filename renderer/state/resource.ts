/** One thing that main knows and a view shows: asked for, kept while asked again, never overtaken by an older answer. */
import type { Failure, Result } from '../../preload/failure.ts';

export interface ResourceState<T> {
  /** The newest good answer; stays while a later attempt fails. */
  value: T | null;
  /** Why the newest attempt failed; null once one succeeds. */
  failure: Failure | null;
}

export class Resource<T> {
  readonly #load: () => Promise<Result<T>>;
  readonly #listeners = new Set<() => void>();
  #state: ResourceState<T>;
  #underWay: Promise<void> | null = null;
  #again = false;

  /** `first`: what is known before anything is asked. */
  constructor(load: () => Promise<Result<T>>, first: T | null = null) {
    this.#load = load;
    this.#state = { value: first, failure: null };
  }

  get = (): ResourceState<T> => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Replaces the value by a newer one that came on its own, with an event or as an operation's result. */
  put = (value: T): void => {
    this.#become({ value, failure: null });
  };

  /** Asks main. Calls during a call become one more call after it, so a burst of events costs two. */
  reload = (): Promise<void> => {
    if (this.#underWay) {
      this.#again = true;
      return this.#underWay;
    }
    this.#underWay = this.#run().finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  };

  async #run(): Promise<void> {
    do {
      this.#again = false;
      const result = await this.#load();
      this.#become(
        result.ok ? { value: result.value, failure: null } : { ...this.#state, failure: result.failure },
      );
    } while (this.#again);
  }

  #become(state: ResourceState<T>): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
