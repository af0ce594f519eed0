/** The contents of a window: loading, failing, dying. */
import assert from 'node:assert/strict';
import { app, type BrowserWindow } from 'electron';
import type { Row } from '../row.ts';
import { heard, pageUrl } from '../stage.ts';

const relies = 'main/electron/popup/popup.ts';
const crash = 'main/electron/crash.ts';

/** What loading this address rejects with. */
async function failure(
  window: BrowserWindow,
  url: string,
): Promise<{ code?: string; errno?: number; message: string }> {
  return window.loadURL(url).then(
    () => {
      throw new Error(`${url} was loaded.`);
    },
    (error) => error,
  );
}

export const contentsRows: readonly Row[] = [
  {
    says: 'loading resolves when the page is there',
    source: 'spec/api-web-contents-spec.ts:518 resolves when done loading; api-browser-window-spec.ts:580',
    relies,
    about: ['BrowserWindow.loadURL', 'WebContents.getURL'],
    async check(stage) {
      const window = stage.blank();
      await window.loadURL(pageUrl);
      assert.equal(window.webContents.getURL(), pageUrl);
    },
  },
  {
    says: 'loading returns a promise',
    source: 'spec/api-browser-window-spec.ts:575 should return a promise',
    relies,
    about: ['BrowserWindow.loadURL'],
    async check(stage) {
      const loading = stage.blank().loadURL(pageUrl);
      assert.ok(loading instanceof Promise);
      await loading;
    },
  },
  {
    says: 'what cannot be loaded rejects',
    source: 'spec/api-browser-window-spec.ts:584 should return a promise that rejects on a load failure',
    relies,
    about: ['BrowserWindow.loadURL'],
    check: async (stage) => void (await failure(stage.blank(), 'http://127.0.0.1:1/')),
  },
  {
    says: 'with a code and a number',
    source: 'spec/api-web-contents-spec.ts:573 rejects when loading fails due to DNS not resolved',
    relies,
    about: ['BrowserWindow.loadURL'],
    async check(stage) {
      const { code, errno } = await failure(stage.blank(), 'https://err.name.not.resolved.invalid/');
      assert.equal(typeof errno, 'number');
      assert.match(String(code), /^ERR_/);
    },
  },
  {
    says: 'a scheme that nobody knows rejects',
    source: 'spec/api-web-contents-spec.ts:582 rejects when navigation is cancelled due to a bad scheme',
    relies,
    about: ['BrowserWindow.loadURL'],
    async check(stage) {
      const { code, errno } = await failure(stage.blank(), 'bad-scheme://foo');
      assert.ok(code === 'ERR_FAILED' || code === 'ERR_UNKNOWN_URL_SCHEME', code);
      assert.ok(Number(errno) < 0);
    },
  },
  {
    says: 'a handler that answers with an error rejects with its name in the words',
    source: 'spec/api-web-contents-spec.ts:666 rejects if the load fails; spec/api-protocol-spec.ts:1638',
    relies,
    about: ['BrowserWindow.loadURL'],
    async check(stage) {
      const { message } = await failure(stage.blank(), 'nobody://here/');
      assert.match(message, /ERR_[A-Z_]+ \(-\d+\) loading 'nobody:\/\/here\/?'/);
    },
  },
  {
    says: 'contents have not crashed at first',
    source: 'spec/api-web-contents-spec.ts:3781 isCrashed() is false by default',
    relies: crash,
    about: ['WebContents.isCrashed'],
    check: (stage) => assert.equal(stage.blank().webContents.isCrashed(), false),
  },
  {
    says: 'contents have a number of their own',
    source: 'docs/api/web-contents.md, id; spec/api-web-contents-spec.ts:84',
    relies: crash,
    about: ['WebContents.id'],
    check: (stage) => assert.notEqual(stage.blank().webContents.id, stage.blank().webContents.id),
  },
  {
    says: 'developer tools are closed at first',
    source: 'spec/api-web-contents-spec.ts:1338 openDevTools() API',
    relies,
    about: ['WebContents.isDevToolsOpened'],
    check: (stage) => assert.equal(stage.blank().webContents.isDevToolsOpened(), false),
  },
  {
    says: 'developer tools tell that they were opened',
    source: 'spec/api-web-contents-spec.ts:1346 can show window with activation',
    relies,
    about: ['WebContents#devtools-opened'],
    async check(stage) {
      const { window } = await stage.open();
      const opened = heard(window.webContents, 'devtools-opened');
      window.webContents.openDevTools({ mode: 'detach', activate: false });
      await opened;
      const closed = heard(window.webContents, 'devtools-closed');
      window.webContents.closeDevTools();
      await closed;
    },
  },
  {
    says: 'a page whose process dies is told of by app and by its contents, and has crashed',
    source:
      'spec/api-web-contents-spec.ts:3785 forcefullyCrashRenderer() crashes the process with reason=killed||crashed',
    relies: crash,
    about: ['app#render-process-gone', 'WebContents.isCrashed'],
    async check(stage) {
      const { window } = await stage.open();
      const contents = window.webContents;
      const byApp = heard(app, 'render-process-gone');
      const byContents = heard(contents, 'render-process-gone');
      contents.forcefullyCrashRenderer();
      const [, which, details] = await byApp;
      await byContents;
      assert.equal((which as { id: number }).id, contents.id);
      assert.match((details as { reason: string }).reason, /^(?:killed|crashed|abnormal-exit)$/);
      assert.equal(contents.isCrashed(), true);
    },
  },
];
