/** What a page knows of its window, and app of them all. */
import assert from 'node:assert/strict';
import { app, type BrowserWindow } from 'electron';
import type { Row } from '../row.ts';
import { heard, pause, until } from '../stage.ts';

const options = 'main/electron/popup/window-options.ts';

export const visibilityRows: readonly Row[] = [
  {
    says: 'app tells of the focus and the blur of any window',
    source:
      'spec/api-app-spec.ts:675 should emit browser-window-focus event when window is focused; :683 …-blur …',
    relies: 'main/electron/presence.ts',
    about: ['app#browser-window-focus', 'app#browser-window-blur'],
    async check(stage) {
      const window = stage.blank();
      const focused = heard(app, 'browser-window-focus');
      window.show();
      const [, which] = await focused;
      const blurred = heard(app, 'browser-window-blur');
      window.blur();
      await blurred;
      assert.equal((which as BrowserWindow).webContents.id, window.webContents.id);
    },
  },
  {
    says: 'app tells of a new window',
    source: 'spec/api-app-spec.ts:691 should emit browser-window-created event when window is created',
    relies: 'main/electron/quit.ts',
    about: ['app#browser-window-created'],
    async check(stage) {
      const created = heard(app, 'browser-window-created');
      stage.blank();
      await created;
    },
  },
  {
    says: 'app tells of new contents before they can do anything',
    source: 'spec/api-app-spec.ts:698 should emit web-contents-created event when a webContents is created',
    relies: 'main/electron/security/navigation.ts',
    about: ['App#web-contents-created'],
    check(stage) {
      let id = 0;
      app.once('web-contents-created', (_event, contents) => {
        id = contents.id;
      });
      assert.equal(stage.blank().webContents.id, id);
    },
  },
  {
    says: 'a page that was not shown yet thinks that it is visible',
    source:
      'spec/api-browser-window-spec.ts:5230 visibilityState is initially visible despite window being hidden',
    relies: options,
    about: ['BrowserWindow.show'],
    async check(stage) {
      const { page } = await stage.open();
      assert.deepEqual(await page(() => [document.visibilityState, document.hidden]), ['visible', false]);
    },
  },
  {
    says: 'a page hears that its window was hidden',
    source: 'spec/api-browser-window-spec.ts:5255 visibilityState changes when window is hidden',
    relies: 'renderer/state/use-now.ts',
    about: ['BrowserWindow.hide'],
    async check(stage) {
      const { page, window } = await stage.open({ show: true });
      const state = page(
        () =>
          new Promise<string>((resolve) => {
            document.addEventListener('visibilitychange', () => resolve(document.visibilityState), {
              once: true,
            });
          }),
      );
      await pause(100);
      window.hide();
      assert.equal(await state, 'hidden');
    },
  },
  {
    says: 'and that it was shown again',
    source: 'spec/api-browser-window-spec.ts:5282 visibilityState changes when window is shown',
    relies: 'renderer/app/Workspace.tsx',
    about: ['BrowserWindow.show'],
    async check(stage) {
      const { page, window } = await stage.open({ show: true });
      window.hide();
      const look = () => page(() => document.visibilityState);
      await until(async () => (await look()) === 'hidden', 'hidden page');
      window.show();
      await until(async () => (await look()) === 'visible', 'visible page');
    },
  },
  {
    says: 'also when it was shown inactive',
    source: 'spec/api-browser-window-spec.ts:5303 visibilityState changes when window is shown inactive',
    relies: 'renderer/app/Workspace.tsx',
    about: ['BrowserWindow.show'],
    async check(stage) {
      const { page, window } = await stage.open({ show: true });
      window.hide();
      window.showInactive();
      await until(async () => (await page(() => document.visibilityState)) === 'visible', 'visible page');
    },
  },
  {
    says: 'a page knows whether its window has the focus',
    source: 'spec/api-browser-window-spec.ts:1459; HTML, hasFocus',
    relies: 'renderer/host/loopback.ts',
    about: ['BrowserWindow.focus', 'BrowserWindow#blur'],
    async check(stage) {
      const { page, window } = await stage.open({ show: true });
      await until(() => page(() => document.hasFocus()), 'focus in the page');
      window.blur();
      await until(async () => !(await page(() => document.hasFocus())), 'blur in the page');
    },
  },
];
