/** The built renderer in a real Chromium, under the policy of the Electron host, before a fake `Guestlist`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from '@playwright/test';
import { loadAssets } from '../../main/page/assets.ts';
import { contentSecurityPolicy } from '../../main/page/policy.ts';
import { builtPage } from './built-page.ts';
import { quickLaunch } from './chromium.ts';
import type { Scene } from './fake-guestlist.ts';
import { settled } from './renderer-hand.ts';
import { slowPage } from './slow-page.ts';

export interface OpenPage {
  page: Page;
  /** Console errors, blocked styles and scripts included, and uncaught exceptions. */
  problems: string[];
}

export interface RendererPages {
  /** `now`: milliseconds since 1970 at which the page's clock stands still; its timers run. */
  open(scene: Scene, options?: BrowserContextOptions & { now?: number }): Promise<OpenPage>;
  /** Another scene on a page that is open already, which costs a fifth of a new one; its problems are kept apart. */
  show(page: OpenPage, scene: Scene): Promise<void>;
  /** `156.0.8078.79` */
  browserVersion: string;
  close(): Promise<void>;
}

const running = new Map<string, Promise<Browser>>();

/** One Chromium for all files of a worker; it ends with the process. */
async function sharedBrowser(launch: LaunchOptions): Promise<Browser> {
  const program = launch.executablePath ?? '';
  const known = await running.get(program)?.catch(() => null);
  if (known?.isConnected()) return known;
  const started = chromium.launch(launch);
  running.set(program, started);
  return started;
}

/** Serves the built page on 127.0.0.1 to a Chromium; what it opened is closed with it. */
export async function startRendererPages(launch: LaunchOptions = quickLaunch()): Promise<RendererPages> {
  const { folder, fake } = builtPage();
  const assets = loadAssets(folder);
  const server = createServer((request, response) => {
    const asset = assets.get(request.url ?? '');
    response.writeHead(asset ? 200 : 404, {
      'Content-Type': asset?.contentType ?? 'text/plain',
      // As both hosts do: a page that is loaded again finds its scripts compiled.
      ...(request.url?.includes('/assets/') && { 'Cache-Control': 'public, max-age=31536000, immutable' }),
      // That of `app://`, the stricter of the two hosts.
      'Content-Security-Policy': contentSecurityPolicy("'none'"),
    });
    response.end(asset?.body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const browser = await sharedBrowser(launch);
  const contexts = new Set<BrowserContext>();

  return {
    browserVersion: browser.version(),
    async open(scene, { now, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 400, height: 600 }, ...options });
      contexts.add(context);
      context.once('close', () => contexts.delete(context));
      const page = await slowPage(await context.newPage());
      if (now !== undefined) await page.clock.setFixedTime(now);
      const problems: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      page.on('pageerror', (error) => problems.push(error.message));
      // A page keeps its name when it is loaded again: `show` writes the next scene there.
      const first = JSON.stringify(JSON.stringify(scene));
      await page.addInitScript(`${fake}\nfake.install(JSON.parse(window.name || ${first}));`);
      await page.goto(`http://127.0.0.1:${port}/`);
      return { page, problems };
    },
    async show({ page, problems }, scene) {
      problems.length = 0;
      await page.evaluate((name) => {
        window.name = name;
      }, JSON.stringify(scene));
      await page.reload();
      await settled(page);
    },
    async close() {
      await Promise.all([...contexts].map((context) => context.close()));
      await new Promise((done) => server.close(done));
    },
  };
}
