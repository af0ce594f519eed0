/** The built renderer in a real Chromium, under the policy of the Electron host, before a fake `Guestlist`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { build, createBuilder } from 'vite';
import { loadAssets } from '../../main/page/assets.ts';
import { contentSecurityPolicy } from '../../main/page/policy.ts';
import { chromiumLaunch } from './chromium.ts';
import type { Scene } from './fake-guestlist.ts';
import { settled } from './renderer-hand.ts';

const root = resolve(import.meta.dirname, '../..');

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
  /** Where the build is, for those who weigh it. */
  folder: string;
  close(): Promise<void>;
}

/** Builds the renderer alone into `outDir`, as it ships: a test runner's own NODE_ENV would bring React's slow half. */
export async function buildRenderer(outDir: string): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    const builder = await createBuilder({
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'error',
      environments: { client: { build: { outDir } } },
    });
    const client = builder.environments['client'];
    if (client) await builder.build(client);
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/** The fake as one script that puts `window.guestlist` there before the page's own scripts run. */
async function bundleFake(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(root, 'test/support/fake-in-page.ts'), formats: ['iife'], name: 'fake' },
    },
  });
  const [bundle] = Array.isArray(output) ? output : [output];
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined;
  if (!chunk) throw new Error('The fake was not built.');
  return chunk.code;
}

/** Builds, serves on 127.0.0.1 and starts Chromium; one for a whole test file. */
export async function startRendererPages(): Promise<RendererPages> {
  const folder = mkdtempSync(join(tmpdir(), 'guestlist-renderer-'));
  const fake = await bundleFake();
  await buildRenderer(folder);
  const assets = loadAssets(folder);
  const server = createServer((request, response) => {
    const asset = assets.get(request.url ?? '');
    response.writeHead(asset ? 200 : 404, {
      'Content-Type': asset?.contentType ?? 'text/plain',
      // That of `app://`, the stricter of the two hosts.
      'Content-Security-Policy': contentSecurityPolicy("'none'"),
    });
    response.end(asset?.body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch(chromiumLaunch());

  return {
    folder,
    browserVersion: browser.version(),
    async open(scene, { now, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 400, height: 600 }, ...options });
      const page = await context.newPage();
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
      await browser.close();
      await new Promise((done) => server.close(done));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
