/** One window: a page of a real Chromium with the built preload in an isolated world of it. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { BrowserContext, CDPSession, Frame, Page, Route } from '@playwright/test';
import { appAddress, type Sender, webAddress } from '../control.ts';
import type { Wire } from '../wire.ts';
import { pageSide, preloadSide } from './isolation.ts';

const world = 'preload';
const binding = 'standInCall';

interface PreloadWorld {
  contextId: number;
  frameId: string;
}

export class WindowPage {
  readonly id: number;
  readonly page: Page;
  /** Addresses that the page asked for and that were not ours; none of them was fetched. */
  readonly refused: string[] = [];
  readonly #wire: Wire;
  readonly #cdp: CDPSession;
  readonly #worlds = new Map<number, PreloadWorld>();
  #expected = '';

  private constructor(id: number, page: Page, cdp: CDPSession, wire: Wire) {
    this.id = id;
    this.page = page;
    this.#cdp = cdp;
    this.#wire = wire;
  }

  /** The page is empty and the preload waits for its first document. */
  static async open(
    context: BrowserContext,
    wire: Wire,
    { id, width, height, preload }: { id: number; width: number; height: number; preload: string },
  ): Promise<WindowPage> {
    const page = await context.newPage();
    await page.setViewportSize({ width, height });
    const cdp = await context.newCDPSession(page);
    const window = new WindowPage(id, page, cdp, wire);
    await window.#isolate(preload);
    await page.route('**/*', (route) => window.#route(route));
    page.on('popup', (popup) => void window.#popup(popup));
    page.on('crash', () => void wire.call('page.crash', id));
    page.on('framenavigated', (frame) => window.#navigated(frame));
    return window;
  }

  async load(url: string): Promise<void> {
    this.#expected = webAddress(url);
    await this.page.goto(this.#expected, { waitUntil: 'load' });
  }

  /** To the preload of each document that is there now. */
  async deliver(channel: string, args: unknown[]): Promise<void> {
    const contexts = [...this.#worlds.values()];
    await Promise.all(
      contexts.map(({ contextId }) => this.#callIn(contextId, 'standInDeliver', channel, args)),
    );
  }

  async #isolate(preload: string): Promise<void> {
    const cdp = this.#cdp;
    const secret = `stand-in-${randomUUID()}`;
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId, type } = context.auxData as { frameId?: string; type?: string };
      if (context.name === world && type === 'isolated' && frameId !== undefined) {
        this.#worlds.set(context.id, { contextId: context.id, frameId });
      }
    });
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#worlds.delete(executionContextId);
    });
    cdp.on('Runtime.executionContextsCleared', () => this.#worlds.clear());
    cdp.on('Runtime.bindingCalled', (call) => void this.#called(call.executionContextId, call.payload));
    await cdp.send('Page.enable');
    await cdp.send('Runtime.enable');
    await cdp.send('Runtime.addBinding', { name: binding, executionContextName: world });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `if (window === top) (${pageSide})(${JSON.stringify(secret)});`,
    });
    if (preload === '') return;
    // A sandboxed preload gets a require of its own and runs in the main frame only.
    const start = `(${preloadSide})(${JSON.stringify(secret)}, ${JSON.stringify(binding)})`;
    const source =
      `if (window === top && location.protocol === 'https:') {\n` +
      `((require, module, exports) => {${readFileSync(preload, 'utf8')}\n})(${start}, { exports: {} }, {});\n}`;
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: world });
  }

  async #callIn(contextId: number, name: string, ...args: unknown[]): Promise<void> {
    try {
      await this.#cdp.send('Runtime.callFunctionOn', {
        executionContextId: contextId,
        functionDeclaration: `function (...args) { this.${name}(...args); }`,
        arguments: args.map((value) => ({ value })),
      });
    } catch (error) {
      // The document went away in between; Electron drops such a message too.
      if (this.#worlds.has(contextId) && !this.page.isClosed()) throw error;
    }
  }

  async #called(contextId: number, payload: string): Promise<void> {
    const { id, channel, args } = JSON.parse(payload);
    const url = appAddress(this.page.mainFrame().url());
    const sender: Sender = { windowId: this.id, frame: 'main', url };
    try {
      const value = await this.#wire.call('invoke', { sender, channel, args });
      await this.#callIn(contextId, 'standInReply', id, true, value);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (!this.page.isClosed()) await this.#callIn(contextId, 'standInReply', id, false, message);
    }
  }

  #navigated(frame: Frame): void {
    if (frame !== this.page.mainFrame()) return;
    void this.#wire
      .call('navigated', { windowId: this.id, url: appAddress(frame.url()) })
      // A page that navigates while the app quits has nobody to tell.
      .catch(() => undefined);
  }

  /** Whether main lets the page go there. What main itself loads, and a reload, is not asked. */
  async #mayNavigate(route: Route, url: string): Promise<boolean> {
    const request = route.request();
    if (!request.isNavigationRequest()) return true;
    const mainFrame = request.frame() === this.page.mainFrame();
    if (mainFrame && (url === this.#expected || url === this.page.url())) return true;
    const asked = { windowId: this.id, url: appAddress(url), mainFrame };
    return !(await this.#wire.call('navigate', asked)).prevented;
  }

  async #route(route: Route): Promise<void> {
    const url = route.request().url();
    try {
      if (!(await this.#mayNavigate(route, url))) return await this.#refuse(route, url, 'aborted');
      const address = appAddress(url);
      const ours = address !== url;
      const answer = ours
        ? await this.#wire.call('request', { url: address, method: route.request().method() })
        : null;
      if (answer === null) return await this.#refuse(route, url, 'blockedbyclient');
      await route.fulfill({ status: answer.status, headers: answer.headers, body: Buffer.from(answer.body) });
    } catch (error) {
      // Main or the window ended while the page still loaded.
      if (!this.page.isClosed()) await route.abort('aborted').catch(() => undefined);
      else if (!(error instanceof Error)) throw error;
    }
  }

  async #refuse(route: Route, url: string, why: 'aborted' | 'blockedbyclient'): Promise<void> {
    this.refused.push(url);
    await route.abort(why);
  }

  async #popup(popup: Page): Promise<void> {
    const { action } = await this.#wire.call('open-window', { windowId: this.id, url: popup.url() });
    if (action === 'deny') await popup.close();
  }
}
