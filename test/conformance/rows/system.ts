/** The small things: power, clipboard, dialogs, screens. */
import assert from 'node:assert/strict';
import { clipboard, dialog, powerMonitor, screen } from 'electron';
import type { Row } from '../row.ts';
import { pause, type Stage } from '../stage.ts';

const actions = 'main/electron/menu-actions.ts';

const beforeReady = async (stage: Stage) => (await stage.beside('play', ['--play=before']).ended).output;

const powerRow = (says: string, at: string, event: 'suspend' | 'resume'): Row => ({
  says,
  source: `spec/api-power-monitor-spec.ts:${at}`,
  relies: 'main/electron/power.ts',
  about: [`powerMonitor#${event}`],
  check() {
    let told = 0;
    powerMonitor.once(event as 'resume', () => {
      told += 1;
    });
    powerMonitor.emit(event);
    assert.equal(told, 1);
  },
});

export const otherRows: readonly Row[] = [
  powerRow('sleep can be listened to', '86 should emit "suspend" event', 'suspend'),
  powerRow('wake can be listened to', '93 should emit "resume" event', 'resume'),
  {
    says: 'what was written to the clipboard is read from it, umlauts too',
    source: 'spec/api-clipboard-spec.ts:84 returns unicode string correctly',
    relies: actions,
    about: ['clipboard.readText', 'clipboard.writeText'],
    async check() {
      const text = '千江有水千江月，万里无云万里天 ü';
      await clipboard.writeText(text);
      assert.equal(await clipboard.readText(), text);
    },
  },
  {
    says: 'reading gives a promise',
    source: 'spec/api-clipboard-spec.ts:90 returns a Promise',
    relies: actions,
    about: ['clipboard.readText'],
    check: () => assert.ok((clipboard.readText() as unknown) instanceof Promise),
  },
  {
    says: 'writing gives a promise',
    source: 'spec/api-clipboard-spec.ts:94 writeText returns a Promise',
    relies: 'main/electron/shell-handlers.ts',
    about: ['clipboard.writeText'],
    check: () => assert.ok((clipboard.writeText('x') as unknown) instanceof Promise),
  },
  {
    says: 'a message box with nonsense in it throws',
    source: 'spec/api-dialog-spec.ts:122 throws errors when the options are invalid',
    relies: actions,
    about: ['dialog.showMessageBox'],
    check() {
      const show = (options: unknown) => () => dialog.showMessageBox(options as Electron.MessageBoxOptions);
      assert.throws(show({ type: 'not-a-valid-type', message: '' }), /Invalid message box type/);
      assert.throws(show({ buttons: false, message: '' }), /Buttons must be an array/);
      assert.throws(show({ title: 300, message: '' }), /Title must be a string/);
      assert.throws(show({ message: [] }), /Message must be a string/);
      assert.throws(show({ detail: 3.14, message: '' }), /Detail must be a string/);
    },
  },
  {
    says: 'a message box goes when it is called off',
    source: 'spec/api-dialog-spec.ts:162 closes message box after a while',
    relies: 'main/electron/crash.ts',
    about: ['dialog.showMessageBox'],
    async check() {
      const controller = new AbortController();
      const shown = dialog.showMessageBox({
        message: 'i am message',
        buttons: ['OK'],
        signal: controller.signal,
      });
      await pause(300);
      controller.abort();
      assert.equal((await shown).response, 0);
    },
  },
  {
    says: 'called off it answers what cancels it',
    source: 'spec/api-dialog-spec.ts:204 cancels message box after a while',
    relies: 'main/electron/crash.ts',
    about: ['dialog.showMessageBox'],
    async check() {
      const controller = new AbortController();
      const options = {
        message: 'i am message',
        buttons: ['OK', 'Cancel'],
        cancelId: 1,
        signal: controller.signal,
      };
      const shown = dialog.showMessageBox(options);
      await pause(300);
      controller.abort();
      assert.equal((await shown).response, 1);
    },
  },
  {
    says: 'before ready a message box rejects or throws',
    source: 'lib/browser/api/dialog.ts:62-66',
    relies: 'main/electron/crash.ts',
    about: ['dialog.showMessageBox'],
    async check(stage) {
      assert.match(await beforeReady(stage), /dialog module can only be used after app is ready/);
    },
  },
  {
    says: 'an error box without words throws',
    source: 'spec/api-dialog-spec.ts:222 throws errors when the options are invalid',
    relies: 'main/electron/start.ts',
    about: ['dialog.showErrorBox'],
    check() {
      const show = dialog.showErrorBox as (...args: unknown[]) => void;
      assert.throws(() => show(), /Insufficient number of arguments/);
      assert.throws(() => show(3, 'four'), /./);
    },
  },
  {
    says: 'before ready an error box on Linux is a line on the terminal',
    source: 'docs/api/dialog.md:405-410; shell/browser/ui/message_box_gtk.cc:260-283',
    relies: 'main/electron/start.ts',
    about: ['dialog.showErrorBox'],
    on: ['linux'],
    async check(stage) {
      const { code, output } = await stage.beside('play', ['--play=errorBox']).ended;
      assert.equal(code, 2);
      assert.match(output, /A title[\s\S]*what is wrong/);
    },
  },
  {
    says: 'notifications, trays and windows cannot be made before ready',
    source:
      'shell/browser/api/electron_api_notification.cc:103; electron_api_tray.cc; electron_api_browser_window.cc',
    relies: 'main/electron/shell.ts',
    about: ['Notification', 'Tray', 'BrowserWindow'],
    async check(stage) {
      const output = await beforeReady(stage);
      for (const what of [
        'notification: Cannot create Notification',
        'tray: Cannot create Tray',
        'window: Cannot create BrowserWindow',
      ]) {
        assert.ok(output.includes(`${what} before app is ready`), what);
      }
    },
  },
  {
    says: 'the pointer is somewhere',
    source: 'spec/api-screen-spec.ts:39 returns a point object',
    relies: 'main/electron/popup/anchor.ts',
    about: ['screen.getCursorScreenPoint'],
    check() {
      const { x, y } = screen.getCursorScreenPoint();
      assert.deepEqual([typeof x, typeof y], ['number', 'number']);
    },
  },
  {
    says: 'a display has bounds and an area for windows',
    source: 'spec/api-screen-spec.ts:121 has a bounds object property; :137 has a workArea object property',
    relies: 'main/electron/popup/popup.ts',
    about: ['screen.getDisplayMatching', 'screen.getDisplayNearestPoint'],
    check() {
      for (const { bounds, workArea } of [
        screen.getDisplayNearestPoint({ x: 0, y: 0 }),
        screen.getDisplayMatching({ x: 0, y: 0, width: 1, height: 1 }),
      ]) {
        for (const value of [bounds.width, bounds.height, workArea.x, workArea.y, workArea.height])
          assert.equal(typeof value, 'number');
      }
    },
  },
];
