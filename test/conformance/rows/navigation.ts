/** Where a page may go: what is asked before it goes there. */
import assert from 'node:assert/strict';
import type { Row } from '../row.ts';
import { heard, pageUrl, pause, until } from '../stage.ts';
import { go, listen, relies, serve, willNavigate } from './asked.ts';

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
];
