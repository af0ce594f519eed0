/** Answers that are held back until somebody lets them go: what a person sees while one is out, for as long as wanted. */
import type { Socket } from 'node:net';

interface Held {
  /** Those of other methods pass; null holds all. */
  method: string | null;
  released: PromiseWithResolvers<void>;
}

export class Gate {
  #held: Held | null = null;

  /** Holds every answer to `method` from now on, or every answer; those held before go on by the new rule's release. */
  hold(method: string | null): void {
    const released = this.#held?.released ?? Promise.withResolvers<void>();
    this.#held = { method, released };
  }

  release(): void {
    this.#held?.released.resolve();
    this.#held = null;
  }

  /** Resolves when an answer may go out, or when there is nobody left to send it to. */
  async pass(method: string, client: Socket): Promise<void> {
    const held = this.#held;
    if (held === null || (held.method !== null && held.method !== method) || client.destroyed) return;
    const gone = Promise.withResolvers<void>();
    client.once('close', gone.resolve);
    await Promise.race([held.released.promise, gone.promise]);
    client.off('close', gone.resolve);
  }
}
