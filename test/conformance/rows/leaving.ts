/** Redirects, and windows that a page would open. */
import assert from 'node:assert/strict';
import { BrowserWindow } from 'electron';
import type { Row } from '../row.ts';
import { heard, pause, until } from '../stage.ts';
import { type Details, go, listen, relies, serve } from './asked.ts';

export const leavingRows: readonly Row[] = [
  {
    says: 'a redirect is told of, with where it leads',
    source: 'spec/api-browser-window-spec.ts:1073 is emitted on redirects',
    relies,
    about: ['WebContents#will-redirect'],
    check: (stage) =>
      serve(async (url) => {
        const window = stage.blank();
        const redirected = heard(window.webContents, 'will-redirect');
        void window.loadURL(`${url}/302`).catch(() => undefined);
        assert.equal(((await redirected)[0] as Details).url, `${url}/200`);
      }),
  },
  {
    says: 'it comes after the question about the navigation',
    source: 'spec/api-browser-window-spec.ts:1079 is emitted after will-navigate on redirects',
    relies,
    about: ['WebContents#will-redirect', 'WebContents#will-navigate'],
    check: (stage) =>
      serve(async (url) => {
        const played = await stage.open();
        const asked = listen(played, () => true);
        await played.page(go, `${url}/302`);
        await until(() => asked.length === 3, 'redirect');
        assert.deepEqual(
          asked.map(([name]) => name),
          ['will-frame-navigate', 'will-navigate', 'will-redirect'],
        );
      }),
  },
  {
    says: 'it can be refused, and then nothing is loaded',
    source: 'spec/api-browser-window-spec.ts:1108 can be prevented',
    relies,
    about: ['WebContents#will-redirect'],
    check: (stage) =>
      serve(async (url, heardOf) => {
        const window = stage.blank();
        window.webContents.once('will-redirect', (event) => event.preventDefault());
        await assert.rejects(window.loadURL(`${url}/302`));
        assert.deepEqual(heardOf, ['/302']);
      }),
  },
  {
    says: 'a redirect that is allowed is followed',
    source:
      'spec/api-browser-window-spec.ts:1317 when navigating with redirection, event order is consistent',
    relies,
    about: ['WebContents#will-redirect'],
    check: (stage) =>
      serve(async (url) => {
        const window = stage.blank();
        await window.loadURL(`${url}/302`);
        assert.equal(window.webContents.getURL(), `${url}/200`);
      }),
  },
  {
    says: 'a window may be closed by whoever hears of a redirect',
    source: 'spec/api-browser-window-spec.ts:1101 allows the window to be closed from the event listener',
    relies,
    about: ['WebContents#will-redirect'],
    check: (stage) =>
      serve(async (url) => {
        const window = stage.blank();
        const closed = heard(window, 'closed');
        window.webContents.once('will-redirect', () => window.close());
        void window.loadURL(`${url}/302`).catch(() => undefined);
        await closed;
      }),
  },
  {
    says: 'main is asked before a link opens a window, with the address',
    source: 'spec/guest-window-manager-spec.ts:86 is called when clicking on a target=_blank link',
    relies,
    about: ['WebContents.setWindowOpenHandler'],
    async check(stage) {
      const { window, page } = await stage.open({ show: true });
      const asked = Promise.withResolvers<Electron.HandlerDetails>();
      window.webContents.setWindowOpenHandler((details) => {
        asked.resolve(details);
        return { action: 'deny' };
      });
      await page(() => {
        const link = document.createElement('a');
        Object.assign(link, {
          href: 'https://elsewhere.example/',
          target: '_blank',
          textContent: 'Elsewhere',
        });
        document.body.append(link);
        link.click();
      });
      const { url, disposition } = await asked.promise;
      assert.deepEqual([url, disposition], ['https://elsewhere.example/', 'foreground-tab']);
    },
  },
  {
    says: 'main is asked before a script does, with address, name and features',
    source: 'spec/guest-window-manager-spec.ts:142 fires handler with correct params',
    relies,
    about: ['WebContents.setWindowOpenHandler'],
    async check(stage) {
      const { window, page } = await stage.open();
      const asked = Promise.withResolvers<Electron.HandlerDetails>();
      window.webContents.setWindowOpenHandler((details) => {
        asked.resolve(details);
        return { action: 'deny' };
      });
      await page(() => void globalThis.open('https://elsewhere.example/', 'name', 'top=5,left=10'));
      const { url, frameName, features, disposition } = await asked.promise;
      assert.deepEqual(
        [url, frameName, features, disposition],
        ['https://elsewhere.example/', 'name', 'top=5,left=10', 'new-window'],
      );
    },
  },
  {
    says: 'the page gets null for a window that was refused',
    source: 'spec/guest-window-manager-spec.ts:56 is called when using window.open',
    relies,
    about: ['WebContents.setWindowOpenHandler'],
    async check(stage) {
      const { window, page } = await stage.open();
      window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
      assert.equal(await page(() => globalThis.open('https://elsewhere.example/') === null), true);
    },
  },
  {
    says: 'a window that was refused is not there',
    source: 'spec/guest-window-manager-spec.ts:60 denies creation',
    relies,
    about: ['WebContents.setWindowOpenHandler', 'WebContents#will-attach-webview'],
    async check(stage) {
      const { window, page } = await stage.open();
      const before = BrowserWindow.getAllWindows().length;
      window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
      await page(() => void globalThis.open('check://page/'));
      await pause(150);
      assert.equal(BrowserWindow.getAllWindows().length, before);
    },
  },
];
