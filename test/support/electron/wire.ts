/** Calls in both directions over the channel between a process and its child. */
import type { Calls, In, Message, Out } from './control.ts';

type Send = (message: Message) => void;
type Handlers = { [N in keyof Calls]?: (payload: In<N>) => Out<N> | Promise<Out<N>> };

export class Wire {
  readonly #send: Send;
  readonly #handlers: Handlers = {};
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #last = 0;

  constructor(send: Send) {
    this.#send = send;
  }

  /** Who answers a call from the other side. */
  serve<N extends keyof Calls>(name: N, handler: (payload: In<N>) => Out<N> | Promise<Out<N>>): void {
    Object.assign(this.#handlers, { [name]: handler });
  }

  /** Rejects with the message of what the other side threw, or when it is gone. */
  call<N extends keyof Calls>(name: N, payload: In<N>): Promise<Out<N>> {
    const id = ++this.#last;
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(id, waiting);
    this.#send({ kind: 'call', id, name, payload });
    return waiting.promise as Promise<Out<N>>;
  }

  /** Says something that nobody waits for an answer to. */
  tell<N extends keyof Calls>(name: N, payload: In<N>): void {
    this.#send({ kind: 'call', id: 0, name, payload });
  }

  async receive(message: Message): Promise<void> {
    if (message.kind === 'answer') {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.ok) waiting?.resolve(message.value);
      else waiting?.reject(Object.assign(new Error(message.message), message.details));
      return;
    }
    const { id, name, payload } = message;
    try {
      const handler = this.#handlers[name] as ((payload: unknown) => unknown) | undefined;
      if (!handler) throw new Error(`The stand-in has no ${name}.`);
      this.#send({ kind: 'answer', id, ok: true, value: await handler(payload) });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      const details = error instanceof Error ? { ...error } : {};
      this.#send({ kind: 'answer', id, ok: false, message: text, details });
    }
  }

  /** The other side is gone: nothing will be answered any more. */
  close(): void {
    for (const waiting of this.#waiting.values()) waiting.reject(new Error('The other process has ended.'));
    this.#waiting.clear();
  }
}
