/** Messages between page and main. */
import assert from 'node:assert/strict';
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { Row } from '../row.ts';
import { heard, pause, type Stage } from '../stage.ts';

const relies = 'main/electron/ipc.ts';
const preloadFile = 'preload/index.ts';
let channels = 0;
const newChannel = () => `row:${++channels}`;

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** What a call from the preload comes to: the answer's `String`, or the message of what it rejects with. */
async function called(
  stage: Stage,
  handler: Handler | null,
  args = '[]',
  look = '(answer) => String(answer)',
): Promise<unknown> {
  const { preload } = await stage.shared();
  const channel = newChannel();
  if (handler) ipcMain.handle(channel, handler);
  return preload(
    async ({ ipcRenderer }, name, given, seen) => {
      try {
        return globalThis.eval(`(${seen})`)(await ipcRenderer.invoke(name, ...globalThis.eval(`(${given})`)));
      } catch (error) {
        return `rejected: ${(error as Error).message}`;
      }
    },
    channel,
    args,
    look,
  );
}

/** What main sees of the arguments. */
async function arrives(stage: Stage, args: string): Promise<unknown[]> {
  const got = Promise.withResolvers<unknown[]>();
  const answer = await called(stage, (_event, ...given) => got.resolve(given), args);
  if (String(answer).startsWith('rejected')) throw new Error(String(answer));
  return got.promise;
}

export const ipcRows: readonly Row[] = [
  {
    says: 'a handler answers at once',
    source: 'spec/api-ipc-spec.ts:37 receives a response from a synchronous handler',
    relies,
    about: ['ipcMain.handle', 'ipcRenderer.invoke'],
    check: async (stage) =>
      assert.equal(await called(stage, (_event, given) => Number(given) + 1, '[2]'), '3'),
  },
  {
    says: 'or later',
    source: 'spec/api-ipc-spec.ts:52 receives a response from an asynchronous handler',
    relies,
    about: ['ipcMain.handle', 'ipcRenderer.invoke'],
    check: async (stage) => assert.equal(await called(stage, async () => pause(5).then(() => 3)), '3'),
  },
  {
    says: 'what it throws rejects in the page, after the name of the channel',
    source: 'spec/api-ipc-spec.ts:68 receives an error from a synchronous handler',
    relies,
    about: ['ipcMain.handle', 'ipcRenderer.invoke'],
    async check(stage) {
      const words = await called(stage, () => {
        throw new Error('some error');
      });
      assert.match(String(words), /^rejected: Error invoking remote method '.*': Error: some error$/);
    },
  },
  {
    says: 'what it rejects with does so too',
    source: 'spec/api-ipc-spec.ts:82 receives an error from an asynchronous handler',
    relies,
    about: ['ipcMain.handle', 'ipcRenderer.invoke'],
    check: async (stage) =>
      assert.match(
        String(await called(stage, () => Promise.reject(new Error('some error')))),
        /Error: some error$/,
      ),
  },
  {
    says: 'a call that nobody handles rejects',
    source: 'spec/api-ipc-spec.ts:97 throws an error if no handler is registered',
    relies,
    about: ['ipcRenderer.invoke'],
    check: async (stage) => assert.match(String(await called(stage, null)), /No handler registered/),
  },
  {
    says: 'so does one whose handler was taken away',
    source: 'spec/api-ipc-spec.ts:108 throws an error when invoking a handler that was removed',
    relies,
    about: ['ipcMain.removeHandler'],
    async check(stage) {
      const { preload } = await stage.shared();
      ipcMain.handle('row:removed', () => 1);
      ipcMain.removeHandler('row:removed');
      const words = await preload(({ ipcRenderer }) => ipcRenderer.invoke('row:removed').catch(String));
      assert.match(String(words), /No handler registered/);
    },
  },
  {
    says: 'a channel has one handler',
    source: 'spec/api-ipc-spec.ts:121 forbids multiple handlers',
    relies,
    about: ['ipcMain.handle'],
    check() {
      const channel = newChannel();
      ipcMain.handle(channel, () => 1);
      assert.throws(() => ipcMain.handle(channel, () => 2), /second handler/);
    },
  },
  {
    says: 'a handler whose promise is forgotten rejects in the page',
    source: 'spec/api-ipc-spec.ts:132 throws an error in the renderer if the reply callback is dropped',
    relies,
    about: ['ipcMain.handle'],
    async check(stage) {
      const v8 = await import('node:v8');
      const vm = await import('node:vm');
      v8.setFlagsFromString('--expose-gc');
      const collect = vm.runInNewContext('gc') as () => void;
      const hurry = setInterval(collect, 50);
      const words = await called(stage, () => new Promise(() => undefined));
      clearInterval(hurry);
      assert.match(String(words), /reply was never sent/);
    },
  },
  {
    says: 'texts, bytes and nested objects of any size come back as they went',
    source: 'spec/api-ipc-spec.ts:183 round trips strings, typed arrays and nested objects of each size',
    relies,
    about: ['ipcRenderer.invoke'],
    async check(stage) {
      for (const size of [10, 70_000, 3_000_000]) {
        const given = `["x".repeat(${size}), new Uint8Array(${size}).fill(7), { deep: ["y".repeat(${size})] }]`;
        const [text, bytes, nested] = await arrives(stage, given);
        assert.equal(String(text).length, size);
        assert.equal((bytes as Uint8Array).at(-1), 7);
        assert.equal((nested as { deep: string[] }).deep[0]?.length, size);
      }
    },
  },
  {
    says: 'messages arrive in the order in which they were sent',
    source: 'spec/api-ipc-spec.ts:261 between send, sendSync, and invoke is consistent',
    relies: preloadFile,
    about: ['ipcRenderer.invoke', 'ipcRenderer.send'],
    async check(stage) {
      const { preload } = await stage.shared();
      const got: number[] = [];
      ipcMain.on('row:order', (_event, value: number) => got.push(value));
      ipcMain.handle('row:order-end', () => got);
      const found = await preload(async ({ ipcRenderer }) => {
        for (let value = 0; value < 50; value += 1) ipcRenderer.send('row:order', value);
        return ipcRenderer.invoke('row:order-end');
      });
      assert.deepEqual(
        found,
        Array.from({ length: 50 }, (_, value) => value),
      );
    },
  },
  {
    says: 'an object with a member named id is an object',
    source: 'spec/api-ipc-renderer-spec.ts:29 should work when sending an object containing id property',
    relies: preloadFile,
    about: ['ipcRenderer.invoke'],
    check: async (stage) =>
      assert.deepEqual(await arrives(stage, '[{ id: 5, name: "ly" }]'), [{ id: 5, name: 'ly' }]),
  },
  {
    says: 'a date arrives as a date',
    source: 'spec/api-ipc-renderer-spec.ts:42 can send instances of Date as Dates',
    relies: preloadFile,
    about: ['ipcRenderer.invoke'],
    async check(stage) {
      const [date] = await arrives(stage, '[new Date(5)]');
      assert.ok(date instanceof Date && date.getTime() === 5);
    },
  },
  {
    says: 'bytes arrive as bytes',
    source: 'spec/api-ipc-renderer-spec.ts:52 can send instances of Buffer',
    relies: preloadFile,
    about: ['ipcRenderer.invoke'],
    async check(stage) {
      const [bytes] = await arrives(stage, '[new TextEncoder().encode("hello")]');
      assert.ok(bytes instanceof Uint8Array);
      assert.equal(Buffer.from(bytes).toString(), 'hello');
    },
  },
  {
    says: 'NaN, infinity, undefined in lists, maps and sets are what they were',
    source: 'shell/common/v8_util.cc; HTML, structured clone',
    relies: preloadFile,
    about: ['ipcRenderer.invoke'],
    async check(stage) {
      const given = '[Number.NaN, -Infinity, [undefined, 1], new Map([[1, new Set([2])]])]';
      const [nan, infinite, list, map] = await arrives(stage, given);
      assert.deepEqual([nan, infinite, list], [Number.NaN, Number.NEGATIVE_INFINITY, [undefined, 1]]);
      assert.deepEqual(map, new Map([[1, new Set([2])]]));
    },
  },
  {
    says: 'what is no data rejects: an object could not be cloned',
    source: 'spec/api-ipc-renderer-spec.ts:63 throws when sending objects with DOM class prototypes',
    relies: preloadFile,
    about: ['ipcRenderer.invoke'],
    async check(stage) {
      for (const given of ['[document.location]', '[() => 1]']) {
        assert.match(String(await called(stage, () => 1, given)), /An object could not be cloned/);
      }
    },
  },
  {
    says: 'an answer that cannot be cloned rejects as well',
    source: 'spec/api-ipc-renderer-spec.ts:63; shell/common/v8_util.cc',
    relies,
    about: ['ipcMain.handle'],
    check: async (stage) =>
      assert.match(String(await called(stage, () => () => 1)), /An object could not be cloned/),
  },
  {
    says: 'one object that stands in two places is one',
    source: 'spec/api-ipc-renderer-spec.ts:86 can send objects that both reference the same object',
    relies: preloadFile,
    about: ['ipcRenderer.invoke'],
    async check(stage) {
      const [both] = await arrives(
        stage,
        '[(() => { const child = { hello: "world" }; return { a: child, b: child }; })()]',
      );
      const { a, b } = both as { a: object; b: object };
      assert.equal(a, b);
    },
  },
  {
    says: 'an object that holds itself does so in main',
    source: 'spec/api-ipc-renderer-spec.ts:110 can handle cyclic references',
    relies: preloadFile,
    about: ['ipcRenderer.invoke'],
    async check(stage) {
      const [round] = await arrives(stage, '[(() => { const list = [5]; list.push(list); return list; })()]');
      const list = round as unknown[];
      assert.equal(list[0], 5);
      assert.equal(list[1], list);
    },
  },
  {
    says: 'what main sends to the page is a clone too',
    source: 'spec/api-web-contents-spec.ts:208 webContents.send(channel, args...)',
    relies,
    about: ['WebContents.send', 'ipcRenderer.on'],
    async check(stage) {
      const { preload, window } = await stage.shared();
      await preload(({ ipcRenderer }) => {
        ipcRenderer.once('row:sent', (_event, given: { at: Date; list: unknown[] }) => {
          void ipcRenderer.invoke(
            'row:sent-back',
            given.at instanceof Date && given.at.getTime(),
            given.list.length,
          );
        });
      });
      const back = Promise.withResolvers<unknown[]>();
      ipcMain.handleOnce('row:sent-back', (_event, ...got) => back.resolve(got));
      window.webContents.send('row:sent', { at: new Date(7), list: [undefined, 1] });
      assert.deepEqual(await back.promise, [7, 2]);
      assert.throws(
        () => window.webContents.send('row:sent', () => 1),
        /could not be cloned|Failed to serialize/,
      );
    },
  },
  {
    says: 'a listener that was taken off hears no more',
    source: 'spec/api-ipc-renderer-spec.ts:153 removes only the given channel',
    relies: preloadFile,
    about: ['ipcRenderer.on', 'ipcRenderer.off'],
    async check(stage) {
      const { preload, window } = await stage.shared();
      await preload(({ ipcRenderer }) => {
        const gone = () => void ipcRenderer.invoke('row:heard', 'gone');
        ipcRenderer.on('row:tell', gone);
        ipcRenderer.on('row:tell', () => void ipcRenderer.invoke('row:heard', 'stayed'));
        ipcRenderer.off('row:tell', gone);
      });
      const heardOf: unknown[] = [];
      ipcMain.handle('row:heard', (_event, who) => heardOf.push(who));
      window.webContents.send('row:tell');
      await pause(100);
      assert.deepEqual(heardOf, ['stayed']);
    },
  },
  {
    says: 'the sender is the main frame of its window, at its own address',
    source: 'docs/api/structures/ipc-main-invoke-event.md; spec/api-web-frame-main-spec.ts:360',
    relies: 'main/electron/security/sender.ts',
    about: ['WebContents.mainFrame', 'WebFrameMain.url', 'WebFrameMain.parent', 'WebFrameMain.detached'],
    async check(stage) {
      const { window } = await stage.shared();
      let found: unknown;
      await called(stage, ({ senderFrame, sender }) => {
        found = [
          senderFrame === sender.mainFrame,
          senderFrame?.parent,
          senderFrame?.detached,
          senderFrame?.url,
          sender.id === window.webContents.id,
        ];
      });
      assert.deepEqual(found, [true, null, false, 'check://page/', true]);
    },
  },
  {
    says: 'read after its frame has gone elsewhere, the sender is null',
    source:
      'spec/api-web-frame-main-spec.ts:383 returns null upon accessing senderFrame after cross-origin navigation',
    relies: 'main/electron/security/sender.ts',
    about: ['WebFrameMain.detached'],
    async check(stage) {
      const { preload, window } = await stage.open();
      const got = Promise.withResolvers<IpcMainInvokeEvent>();
      ipcMain.handleOnce('row:then-away', (event) => got.resolve(event));
      await preload(({ ipcRenderer }) => ipcRenderer.invoke('row:then-away'));
      const event = await got.promise;
      await window.loadURL('check://elsewhere/');
      assert.equal(event.senderFrame, null);
    },
  },
  {
    says: 'a property of a frame that is gone throws',
    source: 'spec/api-web-frame-main-spec.ts:336 throws upon accessing properties when disposed',
    relies: 'main/electron/security/sender.ts',
    about: ['WebFrameMain.url'],
    async check(stage) {
      const { window } = await stage.open();
      const { mainFrame } = window.webContents;
      const closed = heard(window, 'closed');
      window.destroy();
      await closed;
      await pause(50);
      assert.throws(() => mainFrame.url);
    },
  },
];
