/** Messages between page and main. */
import assert from 'node:assert/strict';
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { Row } from '../row.ts';
import { heard, pause } from '../stage.ts';
import { called, newChannel, preloadFile, relies } from './calls.ts';

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
