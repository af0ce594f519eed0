/** The context bridge: functions, promises, errors, and what cannot be changed. */
import assert from 'node:assert/strict';
import { bridged } from '../bridged.ts';
import type { Row } from '../row.ts';

const refused = 'const refused = (act) => { try { act(); return false; } catch { return true; } };';

export const bridgeCallRows: readonly Row[] = [
  bridged({
    says: 'what is exposed cannot be replaced',
    at: '158 should make global properties read-only',
    api: '123',
    page: '(root, name) => { try { window[name] = 456; } catch {} return window[name]; }',
    gives: 123,
  }),
  bridged({
    says: 'its members cannot be written',
    at: '181 should make properties unwriteable',
    api: '({ a: 123 })',
    page: 'root => { try { root.a = 456; } catch {} return root.a; }',
    gives: 123,
  }),
  bridged({
    says: 'an exposed list cannot be changed',
    at: '250 should make arrays immutable',
    api: '[123]',
    page: `root => { ${refused} return [refused(() => root.push(456)), root.length]; }`,
    gives: [true, 1],
  }),
  bridged({
    says: 'an exposed list within cannot be changed',
    at: '265 should make nested arrays immutable',
    api: '({ a: { list: [123] } })',
    page: `root => { ${refused} return [refused(() => root.a.list.push(456)), root.a.list.length]; }`,
    gives: [true, 1],
  }),
  bridged({
    says: 'what a call gives back is a copy that the page may change',
    at: 'shell/renderer/api/electron_api_context_bridge.cc:704-765, DeepFreeze at expose alone',
    api: '({ get: () => ({ list: [1] }) })',
    page: 'root => { const got = root.get(); got.list.push(2); got.more = true; return [got.list.length, got.more]; }',
    gives: [2, true],
  }),
  bridged({
    says: 'a promise resolves',
    at: '304 should proxy promises and resolve with the correct value',
    api: 'Promise.resolve("resolved")',
    page: 'root => root',
    gives: 'resolved',
  }),
  bridged({
    says: 'a promise within resolves',
    at: '314 should proxy nested promises and resolve with the correct value',
    api: '({ a: Promise.resolve("resolved") })',
    page: 'root => root.a',
    gives: 'resolved',
  }),
  bridged({
    says: 'a promise rejects',
    at: '326 should proxy promises and reject with the correct value',
    api: '(() => { const p = Promise.reject(new Error("rejected")); p.catch(() => 0); return p; })()',
    page: 'root => root.then(() => "no", (error) => error.message)',
    gives: 'rejected',
  }),
  bridged({
    says: 'a promise within rejects',
    at: '341 should proxy nested promises and reject with the correct value',
    api: '(() => { const a = Promise.reject(new Error("rejected")); a.catch(() => 0); return { a }; })()',
    page: 'root => root.a.then(() => "no", (error) => error.message)',
    gives: 'rejected',
  }),
  bridged({
    says: 'a promise may resolve later',
    at: '358 should proxy promises and resolve with the correct value if it resolves later',
    api: '({ later: () => new Promise((resolve) => setTimeout(() => resolve(123), 20)) })',
    page: 'root => root.later()',
    gives: 123,
  }),
  bridged({
    says: 'promises of promises resolve',
    at: '370 should proxy nested promises correctly',
    api: '({ a: () => new Promise((resolve) => setTimeout(() => resolve(Promise.resolve(123)), 20)) })',
    page: 'root => root.a()',
    gives: 123,
  }),
  bridged({
    says: 'a page that spoils Function.prototype does not spoil promises',
    at: '382 should proxy promises correctly when Function.prototype has been overridden in the main world',
    api: 'Promise.resolve(123)',
    page: 'async root => { const real = Function.prototype.call; Function.prototype.call = () => { throw new Error("spoilt"); }; try { return await root; } finally { Function.prototype.call = real; } }',
    gives: 123,
  }),
  bridged({
    says: 'methods can be called, with their object',
    at: '409 should proxy methods',
    api: '({ number: () => 123, text: () => "words", bool: () => false, later: async () => "promised" })',
    page: 'async root => [root.number(), root.text(), root.bool(), await root.later()]',
    gives: [123, 'words', false, 'promised'],
  }),
  bridged({
    says: 'a function can be called',
    at: '429 should proxy functions',
    api: '() => "returned"',
    page: 'root => root()',
    gives: 'returned',
  }),
  bridged({
    says: 'a function of the page comes back as itself',
    at: '439 should not double-proxy functions when they are returned to their origin side of the bridge',
    api: '(given) => given',
    page: 'root => { const own = () => null; return root(own) === own; }',
    gives: true,
  }),
  bridged({
    says: 'a function that is given twice in a call is one function there',
    at: '450 should proxy function arguments only once',
    api: '(one, other) => one === other',
    page: 'root => { const own = () => null; return root(own, own); }',
    gives: true,
  }),
  bridged({
    says: 'an error of an exposed function has its own message',
    at: '461 should properly handle errors thrown in proxied functions',
    api: '() => { throw new Error("oh no"); }',
    page: 'root => { try { root(); } catch (error) { return error.message; } }',
    gives: 'oh no',
  }),
  bridged({
    says: 'a getter in an argument that throws does so in the page',
    at: '477 should throw instead of crashing when an array argument has a throwing getter',
    api: '({ take: () => 1 })',
    page: `root => { ${refused} const list = [1]; Object.defineProperty(list, 0, { get() { throw new Error("got"); } }); return refused(() => root.take(list)); }`,
    gives: true,
  }),
  bridged({
    says: 'a getter in a result that throws is an error of the call',
    at: '517 should throw instead of crashing when a returned array has a throwing getter',
    api: '({ get: () => Object.defineProperty([1], 0, { get() { throw new Error("got"); } }) })',
    page: `root => { ${refused} return refused(() => root.get()); }`,
    gives: true,
  }),
  bridged({
    says: 'a method can be called many times',
    at: '544 should proxy methods that are callable multiple times',
    api: '({ go: () => 123 })',
    page: 'root => [root.go(), root.go(), root.go()]',
    gives: [123, 123, 123],
  }),
  bridged({
    says: 'what a function of the page returns comes back to the preload',
    at: '556 should proxy methods in the reverse direction',
    api: '({ call: (given) => given(1) + 1 })',
    page: 'root => root.call((value) => value + 122)',
    gives: 124,
  }),
  bridged({
    says: 'a promise of the page resolves in the preload',
    at: '568 should proxy promises in the reverse direction',
    api: '({ wait: async (given) => (await given) + 1 })',
    page: 'root => root.wait(Promise.resolve(123))',
    gives: 124,
  }),
  bridged({
    says: 'methods that give methods and promises work at any depth',
    at: '954 should work with complex nested methods and promises',
    api: '({ first: (second) => second((fourth) => fourth()) })',
    page: 'root => root.first((third) => third(() => Promise.resolve("final")))',
    gives: 'final',
  }),
  bridged({
    says: 'they do when the function itself is exposed',
    at: '971 should work with complex nested methods and promises attached directly to the global',
    api: '(second) => second((fourth) => fourth())',
    page: 'root => root((third) => third(() => Promise.resolve("final")))',
    gives: 'final',
  }),
  bridged({
    says: 'whatever is thrown is an Error of the page, also when it was none',
    at: '1021 should copy thrown errors into the other context',
    api: '({ normal: () => { throw new TypeError("whoops"); }, weird: () => { throw "words"; }, never: () => Object(Symbol("x")), list: () => [Object(Symbol("x"))], later: async () => Object(Symbol("x")), take: () => 1 })',
    page: `async root => {
      const caught = (act) => { try { act(); return null; } catch (error) { return Object.getPrototypeOf(error) === Error.prototype; } };
      const late = await root.later().then(() => null, (error) => error instanceof Error);
      return [caught(root.normal), caught(root.weird), caught(root.never), caught(root.list), caught(() => root.take(Object(Symbol("y")))), late];
    }`,
    gives: [true, true, true, true, true, true],
  }),
  bridged({
    says: 'nothing of the other world is reachable through what passes',
    at: '1105 should not leak prototypes',
    api: '({ number: 1, text: "a", list: [1], object: { a: 1 }, fn: () => ({ b: [1] }), later: Promise.resolve({ c: 1 }) })',
    page: `async root => {
      const late = await root.later;
      const got = root.fn();
      return [
        [root.object, got, late].every((each) => each.__proto__ === Object.prototype),
        [root.list, got.b].every((each) => each.__proto__ === Array.prototype),
        root.fn.__proto__ === Function.prototype,
        root.later.__proto__ === Promise.prototype,
      ];
    }`,
    gives: [true, true, true, true],
  }),
  bridged({
    says: 'nor when a function is exposed by itself',
    at: '1237 should not leak prototypes when attaching directly to the global',
    api: '(given) => given',
    page: 'root => [root.__proto__ === Function.prototype, root({ a: 1 }).__proto__ === Object.prototype]',
    gives: [true, true],
  }),
  {
    says: 'a name is exposed once',
    source: 'spec/api-context-bridge-spec.ts:932 it should not let you overwrite existing exposed things',
    relies: 'preload/index.ts',
    about: ['contextBridge.exposeInMainWorld'],
    async check(stage) {
      const { preload } = await stage.shared();
      const words = await preload(({ contextBridge }) => {
        contextBridge.exposeInMainWorld('once', 1);
        try {
          contextBridge.exposeInMainWorld('once', 2);
          return '';
        } catch (error) {
          return String(error);
        }
      });
      assert.match(words, /Cannot bind an API on top of an existing property on the window object/);
    },
  },
  {
    says: 'the preload has the bridge where contexts are isolated',
    source: 'spec/api-context-bridge-spec.ts:55 should be accessible when contextIsolation is enabled',
    relies: 'preload/index.ts',
    about: ['contextBridge.exposeInMainWorld'],
    async check(stage) {
      const { preload } = await stage.shared();
      assert.equal(await preload(({ contextBridge }) => typeof contextBridge.exposeInMainWorld), 'function');
    },
  },
  {
    says: 'of a returned ipcRenderer the page gets own members and no method',
    source: 'docs/breaking-changes.md, 29.0; lib/renderer/api/ipc-renderer.ts:8',
    relies: 'preload/index.ts',
    about: ['ipcRenderer.off', 'ipcRenderer.on'],
    async check(stage) {
      const { preload, page } = await stage.shared();
      await preload(({ contextBridge, ipcRenderer }) => {
        contextBridge.exposeInMainWorld('leaks', () => ipcRenderer);
      });
      const found = await page(() => {
        const got = (Reflect.get(window, 'leaks') as () => object)();
        return ['invoke', 'send', 'on'].filter((name) => name in got);
      });
      assert.deepEqual(found, []);
    },
  },
];
