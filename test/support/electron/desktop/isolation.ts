/**
 * What `contextBridge` does: the preload runs in a world of its own, and only copies of plain data and calls to
 * what it exposed pass between it and the page. Both functions are sent to Chromium as text, so they use nothing
 * from outside themselves. They talk in strings, by events of a name that no page can guess.
 */

/** One value on its way between the worlds. */
type Parcel =
  | { is: 'data'; value: unknown }
  | { is: 'function'; ref: number }
  | { is: 'promise'; ref: number }
  | { is: 'error'; message: string }
  | { is: 'object'; members: Record<string, Parcel> };

/** In the page's own world, before any of its scripts. */
export function pageSide(secret: string): void {
  const settling = new Map<number, PromiseWithResolvers<unknown>>();
  const callbacks: ((...args: unknown[]) => unknown)[] = [];
  let answer: Parcel | null = null;

  function call(ref: number, args: unknown[]): unknown {
    const parcels = args.map((arg) =>
      typeof arg === 'function'
        ? { is: 'function', ref: callbacks.push(arg as () => unknown) - 1 }
        : { is: 'data', value: arg },
    );
    answer = null;
    const detail = JSON.stringify({ ref, args: parcels });
    document.dispatchEvent(new CustomEvent(`${secret}:call`, { detail }));
    if (!answer) throw new Error('The preload did not answer.');
    return open(answer);
  }

  function open(parcel: Parcel): unknown {
    switch (parcel.is) {
      case 'data':
        return parcel.value;
      case 'function':
        return (...args: unknown[]) => call(parcel.ref, args);
      case 'promise': {
        const waiting = Promise.withResolvers<unknown>();
        settling.set(parcel.ref, waiting);
        return waiting.promise;
      }
      case 'error':
        throw new Error(parcel.message);
      case 'object':
        return Object.freeze(
          Object.fromEntries(Object.entries(parcel.members).map(([name, member]) => [name, open(member)])),
        );
    }
  }

  function listen(name: string, heard: (detail: string) => void): void {
    document.addEventListener(`${secret}:${name}`, (event) => heard((event as CustomEvent<string>).detail));
  }

  listen('expose', (detail) => {
    const { key, api } = JSON.parse(detail);
    Object.defineProperty(window, key, { value: open(api), enumerable: true });
  });
  listen('answer', (detail) => {
    answer = JSON.parse(detail);
  });
  listen('settle', (detail) => {
    const { ref, parcel } = JSON.parse(detail);
    const waiting = settling.get(ref);
    settling.delete(ref);
    if (parcel.is === 'error') waiting?.reject(new Error(parcel.message));
    else waiting?.resolve(open(parcel));
  });
  listen('callback', (detail) => {
    const { ref, args } = JSON.parse(detail);
    callbacks[ref]?.(...args);
  });
}

/** In the preload's world: a `require('electron')` for the built preload, and the other half of the bridge. */
export function preloadSide(secret: string, binding: string): (name: string) => unknown {
  const functions: ((...args: unknown[]) => unknown)[] = [];
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Map<string, Set<(...args: unknown[]) => void>>();
  let last = 0;

  function say(name: string, detail: unknown): void {
    document.dispatchEvent(new CustomEvent(`${secret}:${name}`, { detail: JSON.stringify(detail) }));
  }

  function wrap(value: unknown): Parcel {
    if (typeof value === 'function')
      return { is: 'function', ref: functions.push(value as () => unknown) - 1 };
    if (value instanceof Promise) {
      const ref = ++last;
      value.then(
        (result) => say('settle', { ref, parcel: wrap(result) }),
        (error) => say('settle', { ref, parcel: { is: 'error', message: String(error?.message ?? error) } }),
      );
      return { is: 'promise', ref };
    }
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const members = Object.entries(value).map(([name, member]) => [name, wrap(member)]);
      return { is: 'object', members: Object.fromEntries(members) };
    }
    return { is: 'data', value };
  }

  function unwrap(parcel: Parcel): unknown {
    if (parcel.is === 'data') return parcel.value;
    return (...args: unknown[]) => say('callback', { ref: 'ref' in parcel ? parcel.ref : -1, args });
  }

  document.addEventListener(`${secret}:call`, (event) => {
    const { ref, args } = JSON.parse((event as CustomEvent<string>).detail);
    try {
      say('answer', wrap(functions[ref]?.(...args.map(unwrap))));
    } catch (error) {
      say('answer', { is: 'error', message: String(error) });
    }
  });

  const toMain = (globalThis as unknown as Record<string, (text: string) => void>)[binding];

  Object.assign(globalThis, {
    standInReply(id: number, ok: boolean, value: unknown) {
      const call = waiting.get(id);
      waiting.delete(id);
      if (ok) call?.resolve(value);
      else call?.reject(new Error(String(value)));
    },
    standInDeliver(channel: string, args: unknown[]) {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({ sender: ipcRenderer }, ...args);
    },
  });

  const ipcRenderer = {
    invoke(channel: string, ...args: unknown[]) {
      const call = Promise.withResolvers<unknown>();
      waiting.set(++last, call);
      toMain?.(JSON.stringify({ id: last, channel, args }));
      return call.promise;
    },
    on(channel: string, listener: (...args: unknown[]) => void) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return ipcRenderer;
    },
    off(channel: string, listener: (...args: unknown[]) => void) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  };
  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown) => say('expose', { key, api: wrap(api) }),
  };

  return (name) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}.`);
    return { contextBridge, ipcRenderer };
  };
}
