/**
 * The preload's world: `require('electron')` as a sandboxed preload has it, and the way to main. Sent to Chromium as
 * text, so it uses nothing from outside itself.
 */
import type { BridgeEnd } from './bridge.ts';
import type { ValueCodec } from './codec.ts';

/** What the desktop calls in this world. */
export interface WorldHandle {
  standInReply(id: number, ok: boolean, value: string): void;
  standInDeliver(channel: string, args: string): void;
  standInState(state: { visible: boolean; focused: boolean }): void;
}

type Listener = (...args: unknown[]) => unknown;

export function preloadWorld(
  toDesktop: (text: string) => void,
  codec: ValueCodec,
  bridge: BridgeEnd,
): (name: string) => unknown {
  const document = crypto.randomUUID?.() ?? String(Math.random());
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;

  const tell = (call: object) => toDesktop(JSON.stringify({ ...call, document }));
  function ask(call: object): Promise<unknown> {
    const answer = Promise.withResolvers<unknown>();
    waiting.set(++last, answer);
    tell({ ...call, id: last });
    return answer.promise;
  }

  function cloned(args: unknown[]): string {
    try {
      return codec.encode(structuredClone(args));
    } catch {
      throw new Error('An object could not be cloned.');
    }
  }

  /** Node's emitter as far as preloads use it; its own members are its own here too, its methods are not. */
  class Emitter {
    _events: Record<string, Listener | Listener[]> = {};
    _eventsCount = 0;
    _maxListeners: number | undefined = undefined;

    listeners(channel: string): Listener[] {
      const held = this._events[channel];
      if (held === undefined) return [];
      return typeof held === 'function' ? [held] : [...held];
    }
    #keep(channel: string, listeners: Listener[]): this {
      const [only] = listeners;
      if (only === undefined) delete this._events[channel];
      else this._events[channel] = listeners.length === 1 ? only : listeners;
      this._eventsCount = Object.keys(this._events).length;
      return this;
    }
    on(channel: string, listener: Listener): this {
      return this.#keep(channel, [...this.listeners(channel), listener]);
    }
    addListener(channel: string, listener: Listener): this {
      return this.on(channel, listener);
    }
    once(channel: string, listener: Listener): this {
      const first = Object.assign(
        (...args: unknown[]) => {
          this.off(channel, first);
          listener(...args);
        },
        { listener },
      );
      return this.on(channel, first);
    }
    off(channel: string, listener: Listener): this {
      const all = this.listeners(channel);
      const at = all.findLastIndex((one) => one === listener || Reflect.get(one, 'listener') === listener);
      if (at >= 0) all.splice(at, 1);
      return this.#keep(channel, all);
    }
    removeListener(channel: string, listener: Listener): this {
      return this.off(channel, listener);
    }
    removeAllListeners(channel?: string): this {
      const channels = channel === undefined ? Object.keys(this._events) : [channel];
      for (const each of channels) this.#keep(each, []);
      return this;
    }
    listenerCount(channel: string): number {
      return this.listeners(channel).length;
    }
    emit(channel: string, ...args: unknown[]): boolean {
      const listeners = this.listeners(channel);
      for (const listener of listeners) listener.apply(this, args);
      return listeners.length > 0;
    }
  }

  class IpcRenderer extends Emitter {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      return ask({ kind: 'invoke', channel, args: cloned(args) });
    }
    send(channel: string, ...args: unknown[]): void {
      tell({ kind: 'message', channel, args: cloned(args) });
    }
  }
  const ipcRenderer = new IpcRenderer();

  const handle: WorldHandle = {
    standInReply(id, ok, value) {
      const call = waiting.get(id);
      waiting.delete(id);
      if (ok) call?.resolve(codec.decode(value));
      else call?.reject(new Error(value));
    },
    standInDeliver(channel, args) {
      ipcRenderer.emit(channel, { sender: ipcRenderer, ports: [] }, ...(codec.decode(args) as unknown[]));
    },
    standInState: (state) => bridge.say('state', state),
  };
  Object.assign(globalThis, handle);

  // What the page asks of its surroundings, and of no preload.
  bridge.hear('ask', async (detail) => {
    const { id, ...call } = detail as { id: number };
    const answer = await ask({ kind: 'page', call });
    bridge.say('answered', { id, answer });
  });
  tell({ kind: 'hello', url: location.href });

  const contextBridge = { exposeInMainWorld: bridge.expose };
  return (name) => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`);
    return { contextBridge, ipcRenderer };
  };
}
