/** What arrives of what is sent. */
import assert from 'node:assert/strict';
import { ipcMain } from 'electron';
import type { Row } from '../row.ts';
import { pause } from '../stage.ts';
import { arrives, called, preloadFile, relies } from './calls.ts';

export const ipcValueRows: readonly Row[] = [
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
];
