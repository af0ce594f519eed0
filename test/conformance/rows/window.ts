/** Windows: shown, hidden, focused, closed and destroyed, and what their pages know of it. */
import assert from 'node:assert/strict';
import { BrowserWindow } from 'electron';
import type { Row } from '../row.ts';
import { heard, pause, until } from '../stage.ts';

const relies = 'main/electron/popup/popup.ts';
const options = 'main/electron/popup/window-options.ts';
const crash = 'main/electron/crash.ts';
/** electron-menubar shows, places and hides the popup for us. */
const popup = ['BrowserWindow.show', 'BrowserWindow.hide', 'BrowserWindow.isVisible'];

export const windowRows: readonly Row[] = [
  {
    says: 'a window that is not to be shown is not',
    source: 'spec/api-browser-window-spec.ts:1410 visibility',
    relies: options,
    about: ['BrowserWindow', ...popup],
    check: (stage) => assert.equal(stage.blank().isVisible(), false),
  },
  {
    says: 'show makes it visible',
    source: 'spec/api-browser-window-spec.ts:1421 should make the window visible',
    relies,
    about: popup,
    async check(stage) {
      const window = stage.blank();
      const shown = heard(window, 'show');
      window.show();
      await shown;
      assert.equal(window.isVisible(), true);
    },
  },
  {
    says: 'hide makes it invisible',
    source: 'spec/api-browser-window-spec.ts:1430 should make the window not visible',
    relies,
    about: popup,
    async check(stage) {
      const window = stage.blank();
      window.show();
      window.hide();
      await until(() => !window.isVisible(), 'hidden window');
    },
  },
  {
    says: 'hide tells that it happened',
    source: 'spec/api-browser-window-spec.ts:1435 emits when window is hidden',
    relies,
    about: popup,
    async check(stage) {
      const window = stage.blank();
      const shown = heard(window, 'show');
      window.show();
      await shown;
      const hidden = heard(window, 'hide');
      window.hide();
      await hidden;
    },
  },
  {
    says: 'show focuses it, and tells so',
    source:
      'spec/api-browser-window-spec.ts:1459 should focus on window; :1465 emits focus event and makes the window visible',
    relies,
    about: ['BrowserWindow.focus', 'BrowserWindow#focus', ...popup],
    on: ['darwin', 'win32', 'linux'],
    async check(stage) {
      const window = stage.blank();
      const focused = heard(window, 'focus');
      window.show();
      await focused;
      assert.equal(window.isFocused(), true);
    },
  },
  {
    says: 'hide takes the focus away',
    source: 'spec/api-browser-window-spec.ts:1474 should defocus on window',
    relies,
    about: popup,
    async check(stage) {
      const window = stage.blank();
      window.show();
      window.hide();
      await until(() => !window.isFocused(), 'window without focus');
    },
  },
  {
    says: 'shown inactive it has no focus',
    source: 'spec/api-browser-window-spec.ts:1493 should not focus on window',
    relies,
    about: popup,
    check(stage) {
      const window = stage.blank();
      window.showInactive();
      assert.equal(window.isFocused(), false);
    },
  },
  {
    says: 'focus does not make a hidden window visible',
    source: 'spec/api-browser-window-spec.ts:1544 does not make the window become visible',
    relies,
    about: ['BrowserWindow.focus'],
    check(stage) {
      const window = stage.blank();
      window.focus();
      assert.equal(window.isVisible(), false);
    },
  },
  {
    says: 'blur takes the focus away',
    source: 'spec/api-browser-window-spec.ts:1654 removes focus from window',
    relies,
    about: ['BrowserWindow#blur'],
    async check(stage) {
      const window = stage.blank();
      const focused = heard(window, 'focus');
      window.show();
      await focused;
      const blurred = heard(window, 'blur');
      window.blur();
      await blurred;
    },
  },
  {
    says: 'the focused window is found, and none when none is',
    source: 'docs/api/browser-window.md getFocusedWindow; spec/api-browser-window-spec.ts:1718',
    relies: 'main/electron/presence.ts',
    about: ['BrowserWindow.getFocusedWindow'],
    async check(stage) {
      const window = stage.blank();
      const focused = heard(window, 'focus');
      window.show();
      await focused;
      assert.equal(BrowserWindow.getFocusedWindow()?.id, window.id);
    },
  },
  {
    says: 'close can be refused, and then the window stays',
    source: 'spec/api-browser-window-spec.ts:238; docs/api/browser-window.md, close',
    relies,
    about: ['BrowserWindow#close'],
    async check(stage) {
      const window = stage.blank();
      window.once('close', (event) => event.preventDefault());
      window.close();
      await pause(50);
      assert.equal(window.isDestroyed(), false);
    },
  },
  {
    says: 'close closes it, and tells so',
    source: 'spec/api-browser-window-spec.ts:182 BrowserWindow.close()',
    relies,
    about: ['BrowserWindow#closed'],
    async check(stage) {
      const window = stage.blank();
      const closed = heard(window, 'closed');
      window.close();
      await closed;
      assert.equal(window.isDestroyed(), true);
    },
  },
  {
    says: 'its number can be read after its end',
    source: 'spec/api-browser-window-spec.ts:220 should allow access to id after destruction',
    relies: crash,
    about: ['BrowserWindow.id'],
    check(stage) {
      const window = stage.blank();
      const { id } = window;
      window.destroy();
      assert.equal(window.id, id);
    },
  },
  {
    says: 'destroy asks nobody, and ends it in the call',
    source: 'docs/api/browser-window.md, destroy',
    relies,
    about: ['BrowserWindow.destroy', 'BrowserWindow.isDestroyed'],
    check(stage) {
      const window = stage.blank();
      window.on('close', (event) => event.preventDefault());
      window.destroy();
      assert.equal(window.isDestroyed(), true);
    },
  },
  {
    says: 'a method of a window that is gone throws',
    source: 'shell/common/gin_helper/function_template.h:206',
    relies,
    about: ['BrowserWindow.show', 'BrowserWindow.isVisible'],
    check(stage) {
      const window = stage.blank();
      window.destroy();
      for (const act of [
        () => window.show(),
        () => window.isVisible(),
        () => window.getPosition(),
        () => window.focus(),
      ]) {
        assert.throws(act, /Object has been destroyed/);
      }
    },
  },
  {
    says: 'a method of its contents does so a turn later',
    source: 'spec/api-browser-window-spec.ts:377 prevents users to access methods of webContents',
    relies: 'main/electron/ipc.ts',
    about: ['WebContents.isDestroyed', 'WebContents.send'],
    async check(stage) {
      const window = stage.blank();
      const { webContents } = window;
      window.destroy();
      await until(() => webContents.isDestroyed(), 'end of the contents');
      assert.throws(() => webContents.send('x'), /Object has been destroyed/);
    },
  },
  {
    says: 'right after destroy the contents are not destroyed yet',
    source: 'shell/browser/api/electron_api_web_contents.cc:1282-1293',
    relies: 'main/electron/ipc.ts',
    about: ['WebContents.isDestroyed'],
    check(stage) {
      const window = stage.blank();
      const { webContents } = window;
      window.destroy();
      assert.equal(webContents.isDestroyed(), false);
    },
  },
  {
    says: 'it is above others when it is told so',
    source: 'spec/api-browser-window-spec.ts:3043 BrowserWindow.setAlwaysOnTop(flag, level)',
    relies,
    about: ['BrowserWindow.setAlwaysOnTop'],
    check(stage) {
      const window = stage.blank();
      window.setAlwaysOnTop(true);
      assert.equal(window.isAlwaysOnTop(), true);
      window.setAlwaysOnTop(false);
      assert.equal(window.isAlwaysOnTop(), false);
    },
  },
  {
    says: 'it is made above others when that is asked of it',
    source:
      'spec/api-browser-window-spec.ts:3056 causes the right value to be emitted on `always-on-top-changed`',
    relies,
    about: ['BrowserWindow.setAlwaysOnTop'],
    async check(stage) {
      const window = stage.blank();
      const changed = heard(window, 'always-on-top-changed');
      window.setAlwaysOnTop(true);
      assert.equal((await changed)[1], true);
    },
  },
  {
    says: 'a place that is set is its place, and it tells of the move',
    source: 'spec/api-browser-window-spec.ts:2058 sets the window position',
    relies,
    about: ['BrowserWindow.setPosition', 'BrowserWindow.getPosition', 'BrowserWindow#resize'],
    async check(stage) {
      const window = stage.blank();
      const moved = heard(window, 'move');
      window.setPosition(10, 10);
      await moved;
      assert.deepEqual(window.getPosition(), [10, 10]);
    },
  },
  {
    says: 'its size is what it was made with',
    source: 'spec/api-browser-window-spec.ts:1866 sizing',
    relies: options,
    about: ['BrowserWindow.getSize'],
    check: (stage) => assert.deepEqual(stage.blank({ width: 321, height: 234 }).getSize(), [321, 234]),
  },
  {
    says: 'loading ends with ready-to-show, also while it is hidden',
    source: 'spec/api-browser-window-spec.ts:520 should emit ready-to-show event',
    relies,
    about: ['BrowserWindow.loadURL'],
    async check(stage) {
      const window = stage.blank();
      const ready = heard(window, 'ready-to-show');
      void window.loadURL('check://page/');
      await ready;
    },
  },
];
