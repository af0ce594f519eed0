/** One window: a page of a real Chromium with the built preload in an isolated world of it. */
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { slowPage } from '../../slow-page.ts';
import { type Address, appAddress, type OpenDetails, type Sender, webAddress } from '../control.ts';
import { valueCodec } from '../page/codec.ts';
import type { WorldHandle } from '../page/preload-world.ts';
import type { Wire } from '../wire.ts';
import { asNetError, netError } from './net-errors.ts';
import { PageRoutes } from './page-routes.ts';
import { binding, installWorlds, world } from './worlds.ts';

const codec = valueCodec();

/** What the worlds of the page say. */
type Called = { document: string; id: number } & (
  | { kind: 'hello'; url: string }
  | { kind: 'invoke' | 'message'; channel: string; args: string }
  | { kind: 'page'; call: PageCall }
);
type PageCall = { about: 'request' | 'check'; permission: string } | ({ about: 'open' } & OpenDetails);

/**
 * What Chromium answers about a document that goes away while it is asked. It may say so before it tells of the going,
 * and then the world still counts as there. Nobody waits for most of what a page is told, so it would end the process.
 */
const wentAway =
  /navigated or closed|Cannot find context|context was destroyed|Target closed|has been closed/u;

export interface WindowOptions {
  id: number;
  width: number;
  height: number;
  preload: string;
}

export class WindowPage {
  readonly id: number;
  readonly page: Page;
  readonly #wire: Wire;
  readonly #cdp: CDPSession;
  readonly #routes: PageRoutes;
  /** The preload's worlds of the documents that are there now. */
  readonly #worlds = new Set<number>();
  #document = '';
  #state = { visible: true, focused: false };

  private constructor(id: number, page: Page, cdp: CDPSession, wire: Wire) {
    this.id = id;
    this.page = page;
    this.#cdp = cdp;
    this.#wire = wire;
    this.#routes = new PageRoutes(id, page, wire);
  }

  /** The page is empty and the preload waits for its first document. */
  static async open(context: BrowserContext, wire: Wire, options: WindowOptions): Promise<WindowPage> {
    const { id, width, height, preload } = options;
    const page = await slowPage(await context.newPage());
    await page.setViewportSize({ width, height });
    const cdp = await context.newCDPSession(page);
    const window = new WindowPage(id, page, cdp, wire);
    window.#listen();
    await installWorlds(cdp, preload);
    await page.route('**/*', (route) => window.#routes.answer(route));
    return window;
  }

  /** Addresses that the page asked for and was refused, as Chromium knows them. */
  get refused(): string[] {
    return this.#routes.refused;
  }

  /** Rejects with Chromium's own name for what went wrong. */
  async load(address: Address): Promise<void> {
    if (address.standard && new URL(address.url).username !== '') throw netError('ERR_INVALID_URL');
    const url = webAddress(address);
    this.#routes.expect(url);
    try {
      await this.page.goto(url, { waitUntil: 'load' });
    } catch (error) {
      const elsewhere = this.#routes.followed();
      if (elsewhere) return elsewhere;
      const failure = this.#routes.failure();
      throw failure === null ? asNetError(error) : netError(failure);
    }
  }

  async reload(): Promise<void> {
    this.#routes.expect(this.page.url());
    await this.page.reload({ waitUntil: 'load' });
  }

  async setState(state: { visible: boolean; focused: boolean }): Promise<void> {
    this.#state = state;
    await this.#everywhere('standInState', state);
  }

  /** To the preload of each document that is there now. */
  deliver(channel: string, args: unknown[]): Promise<void> {
    return this.#everywhere('standInDeliver', channel, codec.encode(args));
  }

  async #everywhere<N extends keyof WorldHandle>(
    name: N,
    ...args: Parameters<WorldHandle[N]>
  ): Promise<void> {
    await Promise.all([...this.#worlds].map((contextId) => this.#callIn(contextId, name, ...args)));
  }

  #listen(): void {
    const cdp = this.#cdp;
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === world && context.auxData?.['type'] === 'isolated') this.#worlds.add(context.id);
    });
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#worlds.delete(executionContextId);
    });
    cdp.on('Runtime.executionContextsCleared', () => this.#worlds.clear());
    cdp.on('Runtime.bindingCalled', ({ name, executionContextId, payload }) => {
      if (name === binding) void this.#called(executionContextId, JSON.parse(payload));
    });
    cdp.on('Page.navigatedWithinDocument', ({ url }) => this.#shows(url, this.#document));
    this.page.on('popup', (popup) => void this.#popup(popup));
    this.page.on('crash', () => this.#wire.tell('page.crash', this.id));
  }

  async #callIn<N extends keyof WorldHandle>(
    contextId: number,
    name: N,
    ...args: Parameters<WorldHandle[N]>
  ): Promise<void> {
    try {
      await this.#cdp.send('Runtime.callFunctionOn', {
        executionContextId: contextId,
        functionDeclaration: `function (...args) { this.${name}?.(...args); }`,
        arguments: args.map((value) => ({ value })),
      });
    } catch (error) {
      // The document went away in between; Electron drops such a message too.
      const isThere = this.#worlds.has(contextId) && !this.page.isClosed();
      if (isThere && !wentAway.test(String(error))) throw error;
    }
  }

  #shows(url: string, document: string): void {
    this.#document = document;
    // A page that navigates while the app quits has nobody to tell.
    this.#wire.tell('navigated', { windowId: this.id, url: appAddress(url), document });
  }

  async #called(contextId: number, called: Called): Promise<void> {
    const { document, id } = called;
    if (called.kind === 'hello') {
      this.#shows(called.url, document);
      return this.#callIn(contextId, 'standInState', this.#state);
    }
    try {
      const value = await this.#ask(called);
      if (called.kind !== 'message')
        await this.#callIn(contextId, 'standInReply', id, true, codec.encode(value));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (!this.page.isClosed()) await this.#callIn(contextId, 'standInReply', id, false, message);
    }
  }

  async #ask(called: Exclude<Called, { kind: 'hello' }>): Promise<unknown> {
    const url = appAddress(this.page.mainFrame().url());
    if (called.kind === 'page') return this.#askFor(called.call, url);
    const sender: Sender = { windowId: this.id, frame: 'main', url, document: called.document };
    const message = { sender, channel: called.channel, args: codec.decode(called.args) as unknown[] };
    if (called.kind === 'message') return this.#wire.tell('message', message);
    return this.#wire.call('invoke', message);
  }

  async #askFor(call: PageCall, url: string): Promise<unknown> {
    const { id } = this;
    if (call.about === 'open') {
      const { about: _about, ...details } = call;
      return (await this.#wire.call('open-window', { windowId: id, ...details, url: appAddress(call.url) }))
        .action;
    }
    const { permission } = call;
    return this.#wire.call(`permission.${call.about}`, { id, permission, url });
  }

  /** What opened past our own `window.open`: a form with a target, say. */
  async #popup(popup: Page): Promise<void> {
    const details = { url: appAddress(popup.url()), frameName: '', features: '' };
    const { action } = await this.#wire.call('open-window', { windowId: this.id, ...details });
    if (action === 'deny') await popup.close();
  }
}
