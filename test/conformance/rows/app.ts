/** The application: how it starts, is started once more, and ends. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { app } from 'electron';
import type { Row } from '../row.ts';
import { login, play, quit, start } from './small-app.ts';

export const appRows: readonly Row[] = [
  {
    says: 'it has a version',
    source: 'spec/api-app-spec.ts:80 returns the version field of package.json',
    relies: 'main/electron/shell.ts',
    about: ['app.getVersion'],
    check: () => assert.match(app.getVersion(), /^\d+\.\d+\.\d+/),
  },
  {
    says: 'it has a name',
    source: 'spec/api-app-spec.ts:113 returns the name field of package.json',
    relies: start,
    about: ['app.getName'],
    check: () => assert.equal(app.getName(), app.name),
  },
  {
    says: 'it is not packaged when it is not',
    source: 'spec/api-app-spec.ts:190 should be false during tests',
    relies: login,
    about: ['app.isPackaged'],
    check: () => assert.equal(app.isPackaged, false),
  },
  {
    says: 'exit ends it at once with its code, asks no window, and tells no one of quitting',
    source:
      'spec/api-app-spec.ts:241 emits a process exit event with the code; :260 closes all windows; docs/api/app.md',
    relies: start,
    about: ['app.exit'],
    async check(stage) {
      const { code, output } = await play(stage, 'exits');
      assert.equal(code, 123);
      assert.match(output, /quit: 123\s+exit: 123/);
      assert.doesNotMatch(output, /before-quit|will-quit/);
    },
  },
  {
    says: 'exit before ready ends it well',
    source: 'spec/api-app-spec.ts:273 exits cleanly when called before ready',
    relies: start,
    about: ['app.exit'],
    check: async (stage) => assert.equal((await play(stage, 'first')).code, 0),
  },
  {
    says: 'quit asks, tells and ends with 0',
    source: 'spec/api-app-spec.ts:204 exits cleanly; docs/api/app.md, quit',
    relies: quit,
    about: ['app.quit', 'app#before-quit'],
    async check(stage) {
      const { code, output } = await play(stage, 'quits');
      assert.equal(code, 0);
      assert.deepEqual(output.trim().split(/\s+/), ['before-quit', 'will-quit', 'quit']);
    },
  },
  {
    says: 'quitting that was refused can be asked for again',
    source: 'docs/api/app.md, before-quit',
    relies: quit,
    about: ['app#before-quit'],
    async check(stage) {
      const { code, output } = await play(stage, 'refuses');
      assert.deepEqual([code, output.trim().split('\n')], [0, ['asked 1', 'asked 2']]);
    },
  },
  {
    says: 'a window that does not close ends the quitting',
    source: 'docs/api/app.md, before-quit and will-quit',
    relies: quit,
    about: ['app#before-quit', 'app.quit'],
    async check(stage) {
      const { code, output } = await play(stage, 'windowRefuses');
      assert.deepEqual([code, output.trim().split('\n')], [0, ['still here', 'will-quit']]);
    },
  },
  {
    says: 'with its last window it ends, unless somebody listens',
    source: 'spec/api-app-spec.ts:2548 quits when the app does not handle the event',
    relies: quit,
    about: ['app#window-all-closed'],
    check: async (stage) => assert.equal((await play(stage, 'lastWindow')).code, 0),
  },
  {
    says: 'whoever listens keeps it',
    source: 'spec/api-app-spec.ts:2555 does not quit when the app handles the event',
    relies: quit,
    about: ['app#window-all-closed'],
    async check(stage) {
      const { code, output } = await play(stage, 'lastWindowKept');
      assert.deepEqual([code, output.trim().split('\n')], [0, ['all closed', 'still here']]);
    },
  },
  {
    says: 'SIGTERM is a quit, with the code 0',
    source: 'spec/api-app-spec.ts:292 exits gracefully',
    relies: quit,
    about: ['app#before-quit'],
    on: ['linux', 'darwin'],
    async check(stage) {
      const beside = stage.beside('play', ['--play=stays']);
      await beside.said('up');
      beside.child.kill('SIGTERM');
      const { code, signal, output } = await beside.ended;
      assert.deepEqual([code, signal], [0, null]);
      assert.match(output, /before-quit/);
    },
  },
  {
    says: 'its path is the folder of the file that was started',
    source: 'spec/api-app-spec.ts:1236 works for files; :1221 works for directories with package.json',
    relies: 'main/electron/shell.ts',
    about: ['app.getAppPath'],
    async check(stage) {
      const { output } = await play(stage, 'paths');
      assert.match(JSON.parse(output.trim().split('\n').at(-1) ?? '{}').appPath, /conformance[/\\]children$/);
    },
  },
  {
    says: 'the folder of its data is what the switch says',
    source: 'docs/api/command-line-switches.md, --user-data-dir',
    relies: start,
    about: ['app.getPath', 'app.commandLine', 'CommandLine.hasSwitch'],
    async check(stage) {
      const folder = stage.folder();
      const { output } = await stage.beside('play', ['--play=paths'], folder).ended;
      assert.equal(JSON.parse(output.trim().split('\n').at(-1) ?? '{}').userData, folder);
      assert.equal(app.commandLine.hasSwitch('user-data-dir'), true);
      assert.equal(app.commandLine.hasSwitch('no-such-switch'), false);
    },
  },
  {
    says: 'without it, it ends in the name of the application',
    source: 'spec/api-app-spec.ts:1296 uses the app name in getPath(userData)',
    relies: start,
    about: ['app.getPath'],
    check() {
      assert.ok(app.getPath('appData').length > 0);
    },
  },
  {
    says: 'the folder of Chromium’s own files can be another, which has to be there',
    source: 'docs/api/app.md, app.setPath; spec/api-app-spec.ts sets the sessionData path',
    relies: 'main/electron/session-folder.ts',
    about: ['app.setPath', 'app.getPath'],
    check(stage) {
      const [before, folder] = [app.getPath('sessionData'), stage.folder()];
      app.setPath('sessionData', folder);
      assert.equal(app.getPath('sessionData'), folder);
      app.setPath('sessionData', before);
    },
  },
  {
    says: 'folders that it knows are there',
    source: 'spec/api-app-spec.ts:1246 returns paths that exist',
    relies: login,
    about: ['app.getPath'],
    check() {
      for (const name of ['home', 'temp', 'exe', 'userData'] as const)
        assert.ok(existsSync(app.getPath(name)), name);
    },
  },
  {
    says: 'a name of no folder throws',
    source: 'spec/api-app-spec.ts:1269 throws an error when the name is invalid',
    relies: start,
    about: ['app.getPath'],
    check: () =>
      assert.throws(() => app.getPath('does-not-exist' as 'home'), /Failed to get 'does-not-exist' path/),
  },
  {
    says: 'a login item that is set is one, and is gone when it is unset',
    source: 'spec/api-app-spec.ts:799 sets and returns the app as a login item; :843',
    relies: login,
    about: ['app.setLoginItemSettings', 'app.getLoginItemSettings'],
    on: ['win32'],
    check() {
      const args = ['--hidden'];
      app.setLoginItemSettings({ openAtLogin: true, args });
      assert.equal(app.getLoginItemSettings({ args }).openAtLogin, true);
      app.setLoginItemSettings({ openAtLogin: false, args });
      assert.equal(app.getLoginItemSettings({ args }).openAtLogin, false);
    },
  },
  {
    says: 'a login item is found by its arguments, and known to be on',
    source:
      'spec/api-app-spec.ts:808 sets and returns the app as a login item (windows); :1080 detects enabled by TaskManager',
    relies: login,
    about: ['app.getLoginItemSettings'],
    on: ['win32'],
    check() {
      const args = ['--hidden'];
      app.setLoginItemSettings({ openAtLogin: true, args });
      const found = app.getLoginItemSettings({ args });
      const other = app.getLoginItemSettings({ args: ['--other'] });
      app.setLoginItemSettings({ openAtLogin: false, args });
      assert.deepEqual([found.executableWillLaunchAtLogin, other.openAtLogin], [true, false]);
    },
  },
  {
    says: 'on Linux there are none',
    source: 'shell/browser/browser_linux.cc; docs/api/app.md',
    relies: 'main/electron/login/autostart.ts',
    about: ['app.setLoginItemSettings'],
    on: ['linux'],
    check() {
      app.setLoginItemSettings({ openAtLogin: true });
      assert.equal(app.getLoginItemSettings().openAtLogin, false);
    },
  },
  {
    says: 'ready comes after all of the entry module',
    source: 'spec/esm-spec.ts:27 should load an esm entrypoint; lib/browser/init.ts:184-211',
    relies: 'main/index.ts',
    about: ['app.isReady'],
    check: async (stage) => assert.match((await play(stage, 'first')).output, /ready: false/),
  },
  {
    says: 'also after what it waits for',
    source: 'spec/esm-spec.ts:39 should wait for a top-level await before declaring the app ready',
    relies: 'main/index.ts',
    about: ['app.isReady', 'app.whenReady'],
    check: async (stage) => assert.match((await play(stage, 'waits')).output, /ready: false/),
  },
  {
    says: 'so what has to come before ready may come after a wait',
    source: 'spec/esm-spec.ts:45 should allow usage of pre-app-ready apis in top-level await',
    relies: start,
    about: ['app.enableSandbox'],
    check: async (stage) => assert.match((await play(stage, 'early')).output, /enabled/),
  },
  {
    says: 'after ready the sandbox is not asked for any more',
    source: 'spec/api-app-spec.ts:2008; docs/api/app.md, enableSandbox',
    relies: start,
    about: ['app.enableSandbox', 'app#ready'],
    async check(stage) {
      const { output } = await play(stage, 'late');
      assert.match(output, /ready event: true/);
      assert.match(output, /sandbox: app\.enableSandbox\(\) can only be called before app is ready/);
    },
  },
  {
    says: 'the module electron has names and a default that are the same',
    source: 'spec/modules-spec.ts:315 can load the built-in "electron" module via ESM import; :319 …',
    relies: 'main/electron/settings-file.ts',
    about: ['app'],
    check: async (stage) => assert.match((await play(stage, 'imports')).output, /\["object","object",true\]/),
  },
];
