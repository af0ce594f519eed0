/** Where a page may go: what is asked before it goes there. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BrowserWindow } from 'electron';
import type { Row } from '../row.ts';
import { heard, type Played, pageUrl, pause, until } from '../stage.ts';

const relies = 'main/electron/security/navigation.ts';
const willNavigate = ['WebContents#will-navigate', 'WebContents#will-frame-navigate'];

type Details = Electron.Event<Electron.WebContentsWillNavigateEventParams>;

/** Everything that was asked, in order; each is refused unless it may go. */
function listen(
  { window }: Played,
  mayGo: (name: string, details: Details) => boolean = () => false,
): [string, Details][] {
  const asked: [string, Details][] = [];
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    window.webContents.on(name as 'will-navigate', (details) => {
      asked.push([name, details]);
      if (!mayGo(name, details)) details.preventDefault();
    });
  }
  return asked;
}

async function serve(run: (url: string, heardOf: string[]) => Promise<void>): Promise<void> {
  const heardOf: string[] = [];
  const server: Server = createServer((request, response) => {
    heardOf.push(request.url ?? '');
    if (request.url === '/302') response.writeHead(302, { location: '/200' }).end();
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<p>there</p>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, heardOf);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const go = (url: string) => {
  setTimeout(() => {
    location.href = url;
  });
};

export const navigationRows: readonly Row[] = [
  {
    says: 'a reload by the page is a navigation that main is asked about',
    source: 'shell/browser/electron_navigation_throttle.cc:42-62; issue 8841',
    relies,
    about: willNavigate,
    async check(stage) {
      const played = await stage.open();
      const asked = listen(played);
      await played.page(() => void setTimeout(() => location.reload()));
      await until(() => asked.length > 0, 'question');
      assert.equal(asked[0]?.[1].url, pageUrl);
      assert.equal(asked[0]?.[1].isMainFrame, true);
    },
  },
  {
    says: 'a reload that is refused leaves the page as it was',
    source: 'shell/browser/electron_navigation_throttle.cc:42-62',
    relies,
    about: willNavigate,
    async check(stage) {
      const played = await stage.open();
      const asked = listen(played);
      await played.page(() => {
        document.title = 'before';
        setTimeout(() => location.reload());
      });
      await until(() => asked.length > 0, 'question');
      await pause(100);
      assert.equal(await played.page(() => document.title), 'before');
    },
  },
  {
    says: 'a reload that is allowed loads the page anew',
    source: 'shell/browser/electron_navigation_throttle.cc:42-62',
    relies,
    about: willNavigate,
    async check(stage) {
      const played = await stage.open();
      listen(played, () => true);
      await played.page(() => {
        document.title = 'before';
        setTimeout(() => location.reload());
      });
      // Who asks a page that is just going away is not answered.
      const title = () => Promise.race([played.page(() => document.title), pause(500).then(() => '')]);
      await until(async () => (await title().catch(() => '')) === 'Check', 'new page');
    },
  },
  {
    says: 'a navigation can be refused, and then the page stays',
    source: 'spec/api-browser-window-spec.ts:750 can be prevented',
    relies,
    about: willNavigate,
    check: (stage) =>
      serve(async (url, heardOf) => {
        const played = await stage.open();
        const asked = listen(played);
        await played.page(go, `${url}/200`);
        await until(() => asked.length > 0, 'question');
        await pause(100);
        assert.equal(played.window.webContents.getURL(), pageUrl);
        assert.deepEqual(heardOf, []);
      }),
  },
  {
    says: 'a window may be closed by whoever is asked',
    source: 'spec/api-browser-window-spec.ts:743 allows the window to be closed from the event listener',
    relies,
    about: ['WebContents#will-navigate'],
    async check(stage) {
      const { window, page } = await stage.open();
      const closed = heard(window, 'closed');
      window.webContents.once('will-navigate', () => window.close());
      await page(go, 'https://elsewhere.example/');
      await closed;
    },
  },
  {
    says: 'the frame is asked about first, then the page',
    source: 'spec/api-browser-window-spec.ts:1270 for second navigation, event order is consistent',
    relies,
    about: willNavigate,
    check: (stage) =>
      serve(async (url) => {
        const played = await stage.open();
        const asked = listen(played, () => true);
        await played.page(go, `${url}/200`);
        await until(() => played.window.webContents.getURL() === `${url}/200`, 'other page');
        assert.deepEqual(
          asked.map(([name]) => name),
          ['will-frame-navigate', 'will-navigate'],
        );
      }),
  },
  {
    says: 'where the frame is refused the page is not asked about',
    source: 'docs/api/web-contents.md:38; shell/browser/electron_navigation_throttle.cc:55-62',
    relies,
    about: willNavigate,
    async check(stage) {
      const played = await stage.open();
      const asked = listen(played, (name) => name !== 'will-frame-navigate');
      await played.page(go, 'https://elsewhere.example/');
      await until(() => asked.length > 0, 'question');
      await pause(100);
      assert.deepEqual(
        asked.map(([name]) => name),
        ['will-frame-navigate'],
      );
    },
  },
  {
    says: 'a navigation within a frame is asked about, and can be refused',
    source: 'spec/api-browser-window-spec.ts:891 can be prevented when navigating subframe',
    relies,
    about: ['WebContents#will-frame-navigate'],
    check: (stage) =>
      serve(async (url, heardOf) => {
        const played = await stage.open();
        const asked = listen(played);
        await played.page((address) => {
          const frame = document.createElement('iframe');
          frame.src = address;
          document.body.append(frame);
        }, `${url}/200`);
        await until(() => asked.length > 0, 'question');
        await pause(100);
        assert.deepEqual(
          asked.map(([name, { isMainFrame }]) => [name, isMainFrame]),
          [['will-frame-navigate', false]],
        );
        assert.deepEqual(heardOf, []);
      }),
  },
  {
    says: 'the address that is asked about is whole',
    source: 'spec/api-browser-window-spec.ts:770 is triggered when navigating from file: to http:',
    relies,
    about: ['WebContents#will-navigate'],
    async check(stage) {
      const played = await stage.open();
      const asked = listen(played, (name) => name !== 'will-navigate');
      await played.page(go, 'https://elsewhere.example/path?query#hash');
      await until(() => asked.length === 2, 'question');
      assert.match(asked[1]?.[1].url ?? '', /^https:\/\/elsewhere\.example\/path\?query/);
    },
  },
  {
    says: 'who goes there is named',
    source: 'spec/api-browser-window-spec.ts:796 is triggered when a cross-origin iframe navigates _top',
    relies,
    about: ['WebContents#will-navigate'],
    async check(stage) {
      const played = await stage.open();
      const asked = listen(played, (name) => name !== 'will-navigate');
      await played.page(go, 'https://elsewhere.example/');
      await until(() => asked.length === 2, 'question');
      assert.equal(asked[1]?.[1].initiator?.url, pageUrl);
    },
  },
  {
    says: 'what main loads itself is not asked about',
    source: 'docs/api/web-contents.md, will-navigate',
    relies,
    about: willNavigate,
    async check(stage) {
      const played = await stage.open();
      const asked = listen(played);
      await played.window.loadURL('check://page/again');
      assert.deepEqual(asked, []);
    },
  },
  {
    says: 'a step within the page is not asked about',
    source: 'docs/api/web-contents.md, will-navigate; spec/api-browser-window-spec.ts:1366',
    relies,
    about: willNavigate,
    async check(stage) {
      const played = await stage.open();
      const asked = listen(played);
      await played.page(() => {
        location.hash = 'there';
      });
      await pause(100);
      assert.deepEqual(asked, []);
    },
  },
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
