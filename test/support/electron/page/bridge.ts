/**
 * What `contextBridge` does: the preload runs in a world of its own, and only copies, and calls to what was given
 * over, pass between it and the page. Both ends are this one function, sent to Chromium as text, so it uses nothing
 * from outside itself. They talk by events of a name that no page can guess; Chromium clones what an event carries
 * when it is heard in another world. The rules are those of electron/shell/renderer/api/electron_api_context_bridge.cc.
 */

/** One value on its way between the worlds; `place` marks what may come again in the same crossing. */
type Parcel =
  | { is: 'data'; value: unknown; place: number }
  | { is: 'function' | 'promise'; ref: number; place: number }
  /** It came from the other side, and goes back as what it was. */
  | { is: 'yours'; ref: number }
  | { is: 'again'; place: number }
  | { is: 'error'; message: string }
  | { is: 'array'; place: number; items: Parcel[] }
  | { is: 'object'; place: number; members: [string, Parcel][] };

export interface BridgeEnd {
  /** For the preload: puts a frozen copy into the page's world. Throws when the name is taken there. */
  expose(key: string, api: unknown): void;
  /** Says something to the other end, of which no script knows. */
  say(name: string, detail: unknown): void;
  hear(name: string, heard: (detail: unknown) => void): void;
}

type Fn = (...args: unknown[]) => unknown;

export function bridgeEnd(secret: string, side: 'page' | 'preload'): BridgeEnd {
  const other = side === 'page' ? 'preload' : 'page';
  // A page may put anything in the place of these later.
  const dispatch = document.dispatchEvent.bind(document);
  const listen = document.addEventListener.bind(document);
  const Told = CustomEvent;
  const copy = structuredClone;
  const tagOf = Object.prototype.toString;
  const lost =
    'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.';
  const unsent =
    'An unknown exception occurred while sending a function return value over the context bridge, an error occurred but a valid exception was not thrown.';
  const tooDeep =
    'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.';
  const deepest = 1000;

  const given = new Map<number, { run: Fn; receiver: unknown }>();
  const proxies = new WeakMap<object, number>();
  const settling = new Map<number, PromiseWithResolvers<unknown>>();
  const answers = new Map<number, { ok: boolean; parcel?: Parcel; message?: string }>();
  let last = 0;

  const say = (name: string, detail: unknown) =>
    void dispatch(new Told(`${secret}:${other}:${name}`, { detail }));
  const hear = (name: string, heard: (detail: unknown) => void) =>
    listen(`${secret}:${side}:${name}`, (event) => heard((event as CustomEvent).detail));

  function messageOf(error: unknown, otherwise: string): string {
    const message = typeof error === 'object' && error !== null ? Reflect.get(error, 'message') : undefined;
    return typeof message === 'string' ? message : otherwise;
  }

  /** V8's own "plain object": anything that is none of the built-in kinds, so also an instance of a class. */
  function isPlain(tag: string): boolean {
    return !/^\[object (?:Date|RegExp|Map|Set|WeakMap|WeakSet|ArrayBuffer|SharedArrayBuffer|DataView|\w+Array|Boolean|Number|String|BigInt|Symbol|Blob|File|Generator|Map Iterator|Set Iterator|Module|Arguments)\]$/.test(
      tag,
    );
  }

  function packPromise(value: Promise<unknown>, place: number): Parcel {
    const ref = ++last;
    const settle = (ok: boolean) => (result: unknown) => {
      try {
        say('settle', { ref, ok, parcel: pack(result, globalThis) });
      } catch (error) {
        say('settle', { ref, ok: false, parcel: { is: 'error', message: messageOf(error, unsent) } });
      }
    };
    value.then(settle(true), settle(false));
    return { is: 'promise', ref, place };
  }

  function pack(root: unknown, parent: unknown, seen: Map<unknown, number> = new Map()): Parcel {
    return one(root, parent, 0);

    function one(value: unknown, owner: unknown, depth: number): Parcel {
      if (depth >= deepest) throw new TypeError(tooDeep);
      if (isPrimitive(value)) return { is: 'data', value, place: -1 };
      const known = seen.get(value);
      if (known !== undefined) return { is: 'again', place: known };
      const ref = proxies.get(value);
      if (ref !== undefined) return { is: 'yours', ref };
      if (tagOf.call(value) === '[object Error]') {
        return { is: 'error', message: messageOf(value, String(value)) };
      }
      const place = seen.size;
      seen.set(value, place);
      return typeof value === 'function'
        ? packFunction(value as Fn, owner, place)
        : packObject(value, place, (inner) => one(inner, value, depth + 1));
    }
  }

  function isPrimitive(
    value: unknown,
  ): value is string | number | boolean | bigint | symbol | null | undefined {
    return typeof value !== 'function' && (typeof value !== 'object' || value === null);
  }

  function packFunction(value: Fn, receiver: unknown, place: number): Parcel {
    given.set(++last, { run: value, receiver });
    return { is: 'function', ref: last, place };
  }

  function packObject(value: object, place: number, inside: (inner: unknown) => Parcel): Parcel {
    if (value instanceof Promise) return packPromise(value, place);
    if (Array.isArray(value)) return { is: 'array', place, items: Array.from(value, inside) };
    if (isPlain(tagOf.call(value))) {
      const members = Object.entries(value).map(([key, inner]): [string, Parcel] => [key, inside(inner)]);
      return { is: 'object', place, members };
    }
    try {
      return { is: 'data', value: copy(value), place };
    } catch {
      throw new Error('An object could not be cloned.');
    }
  }

  function unpack(root: Parcel, made: Map<number, unknown> = new Map()): unknown {
    return one(root);

    function keep<T>(place: number, value: T): T {
      if (place >= 0) made.set(place, value);
      return value;
    }
    function one(parcel: Parcel): unknown {
      switch (parcel.is) {
        case 'data':
          return keep(parcel.place, parcel.value);
        case 'again':
          return made.get(parcel.place);
        case 'yours':
          return given.get(parcel.ref)?.run;
        case 'error':
          return new Error(parcel.message);
        case 'function': {
          const proxy: Fn = (...args) => call(parcel.ref, args);
          proxies.set(proxy, parcel.ref);
          return keep(parcel.place, proxy);
        }
        case 'promise': {
          const waiting = Promise.withResolvers<unknown>();
          settling.set(parcel.ref, waiting);
          return keep(parcel.place, waiting.promise);
        }
        case 'array': {
          const list: unknown[] = keep(parcel.place, []);
          for (const item of parcel.items) list[list.length] = one(item);
          return list;
        }
        case 'object': {
          const object = keep(parcel.place, {});
          for (const [key, inner] of parcel.members) {
            // A key named `__proto__` becomes a member like any other.
            Object.defineProperty(object, key, {
              value: one(inner),
              enumerable: true,
              writable: true,
              configurable: true,
            });
          }
          return object;
        }
      }
    }
  }

  /** Asks the other end, which answers before this returns. */
  function ask(name: string, detail: object): unknown {
    const id = ++last;
    say(name, { ...detail, id });
    const answer = answers.get(id);
    answers.delete(id);
    if (!answer) throw new Error('The other world did not answer.');
    if (!answer.ok || !answer.parcel) throw new Error(answer.message);
    return unpack(answer.parcel);
  }

  function call(ref: number, args: unknown[]): unknown {
    const seen = new Map<unknown, number>();
    return ask('call', { ref, args: args.map((arg) => pack(arg, globalThis, seen)) });
  }

  function run(ref: number, args: Parcel[]): { ok: boolean; parcel?: Parcel; message?: string } {
    const made = new Map<number, unknown>();
    const held = given.get(ref);
    let result: unknown;
    try {
      result = held?.run.apply(
        held.receiver,
        args.map((arg) => unpack(arg, made)),
      );
    } catch (error) {
      return { ok: false, message: messageOf(error, lost) };
    }
    try {
      return { ok: true, parcel: pack(result, globalThis) };
    } catch (error) {
      return { ok: false, message: messageOf(error, unsent) };
    }
  }

  function freeze(value: unknown): void {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value))
      return;
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }

  hear('call', (detail) => {
    const { id, ref, args } = detail as { id: number; ref: number; args: Parcel[] };
    say('answer', { id, ...run(ref, args) });
  });
  hear('answer', (detail) => {
    const { id, ...answer } = detail as { id: number; ok: boolean; parcel?: Parcel; message?: string };
    answers.set(id, answer);
  });
  hear('settle', (detail) => {
    const { ref, ok, parcel } = detail as { ref: number; ok: boolean; parcel: Parcel };
    const waiting = settling.get(ref);
    settling.delete(ref);
    if (ok) waiting?.resolve(unpack(parcel));
    else waiting?.reject(unpack(parcel));
  });
  hear('expose', (detail) => {
    const { id, key, api } = detail as { id: number; key: string; api: Parcel };
    if (key in globalThis) {
      const message = 'Cannot bind an API on top of an existing property on the window object';
      return say('answer', { id, ok: false, message });
    }
    const copy = unpack(api);
    freeze(copy);
    Object.defineProperty(globalThis, key, { value: copy, enumerable: true });
    return say('answer', { id, ok: true, parcel: { is: 'data', value: null, place: -1 } });
  });

  return { say, hear, expose: (key, api) => void ask('expose', { key, api: pack(api, globalThis) }) };
}
