/** `webContents`: the page in a window, seen from main. */
import { EventEmitter } from 'node:events';
import type { HandlerDetails, Session, WebContents, WebFrameMain, WindowOpenHandlerResponse } from 'electron';
import type { NavigationAsked, OpenDetails } from '../control.ts';
import { whole } from '../part.ts';
import { app } from './app.ts';
import { asCloned } from './clone.ts';
import { mention, tell, wire } from './desktop-wire.ts';
import { endsWhenDestroyed } from './destroyed.ts';
import { Frame } from './frames.ts';
import { preventable } from './preventable.ts';
import { defaultSession } from './session.ts';

const all = new Map<number, StandInWebContents>();
let last = 0;

type OpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse;

export class StandInWebContents
  extends EventEmitter
  implements
    Pick<
      WebContents,
      | 'id'
      | 'mainFrame'
      | 'send'
      | 'session'
      | 'setWindowOpenHandler'
      | 'isDestroyed'
      | 'isDevToolsOpened'
      | 'getURL'
      | 'getTitle'
      | 'isCrashed'
      | 'isLoading'
      | 'reload'
      | 'forcefullyCrashRenderer'
      | 'openDevTools'
      | 'closeDevTools'
    >
{
  readonly id = ++last;
  readonly session: Session = defaultSession;
  /** Of the page; a frame inside it is asked about by its address alone. */
  #frame = new Frame('');
  #real = this.#frame.asReal();
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #destroyed = false;
  #crashed = false;
  #devTools = false;
  #loading = 0;

  constructor() {
    super();
    all.set(this.id, this);
    app.emit('web-contents-created', preventable().event, this);
  }
  get mainFrame(): WebFrameMain {
    return this.#real;
  }
  asReal(): WebContents {
    return whole<WebContents>(this);
  }
  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    mention('send', { id: this.id, channel, args: asCloned(args) });
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isDevToolsOpened(): boolean {
    return this.#devTools;
  }
  openDevTools(): void {
    this.#devTools = true;
    this.emit('devtools-opened', preventable().event);
  }
  closeDevTools(): void {
    this.#devTools = false;
    this.emit('devtools-closed', preventable().event);
  }
  isCrashed(): boolean {
    return this.#crashed;
  }
  isLoading(): boolean {
    return this.#loading > 0;
  }
  getURL(): string {
    return this.#frame.url;
  }
  getTitle(): string {
    return '';
  }
  forcefullyCrashRenderer(): void {
    setImmediate(() => this.crashed('killed', 9));
  }
  reload(): void {
    // It has no answer in Electron either: that it failed is an event of the page.
    this.whileLoading(tell('window.reload', { id: this.id })).catch(() => undefined);
  }

  /** Keeps `isLoading` true until `work` has ended, well or not. */
  async whileLoading<T>(work: Promise<T>): Promise<T> {
    this.#loading += 1;
    try {
      return await work;
    } finally {
      this.#loading -= 1;
    }
  }
  /** Another document is shown, or the same one elsewhere. */
  shows(url: string, document: string): void {
    if (document === this.#frame.document) {
      this.#frame.url = url;
      return;
    }
    this.#frame.end();
    this.#frame = new Frame(url, document);
    this.#real = this.#frame.asReal();
    this.#crashed = false;
  }
  /** Null when the document that sent a message is not there any more. */
  frameOf(document: string): WebFrameMain | null {
    return document === this.#frame.document ? this.#real : null;
  }
  asksToOpen({ url, frameName, features }: OpenDetails): WindowOpenHandlerResponse {
    return this.#openHandler({
      url,
      frameName,
      features,
      disposition: features === '' ? 'foreground-tab' : 'new-window',
      referrer: { url: this.#frame.url, policy: 'no-referrer' },
    });
  }
  crashed(reason: string, exitCode: number): void {
    this.#crashed = true;
    const details = { reason, exitCode };
    app.emit('render-process-gone', preventable().event, this, details);
    this.emit('render-process-gone', preventable().event, details);
  }
  /** The window is gone; the page ends a task later: electron/shell/browser/api/electron_api_web_contents.cc. */
  ends(): void {
    setImmediate(() => {
      this.#destroyed = true;
      this.#frame.detached = true;
      this.#frame.end();
      all.delete(this.id);
      this.emit('destroyed', preventable().event);
    });
  }
}

// Electron's own property accessors and emitters stay; what asks the page does not.
endsWhenDestroyed(StandInWebContents.prototype, (contents) => contents.isDestroyed(), undefined, [
  'asReal',
  'shows',
  'frameOf',
  'whileLoading',
  'ends',
]);

export function contentsById(id: number): StandInWebContents | undefined {
  return all.get(id);
}

function navigationEvents({ url, mainFrame, redirect }: NavigationAsked): string[] {
  if (redirect) return ['will-redirect'];
  return mainFrame && url !== '' ? ['will-frame-navigate', 'will-navigate'] : ['will-frame-navigate'];
}

// The second event does not come when the first was refused: electron_navigation_throttle.cc.
wire.serve('navigate', (asked) => {
  const contents = contentsById(asked.windowId);
  for (const name of navigationEvents(asked)) {
    const { event, prevented } = preventable();
    const frame = asked.mainFrame
      ? contents?.mainFrame
      : new Frame(asked.from, '', contents?.mainFrame).asReal();
    const details = Object.assign(event, {
      url: asked.url,
      isMainFrame: asked.mainFrame,
      isSameDocument: false,
      frame,
      initiator: frame,
    });
    contents?.emit(name, details, asked.url, false, asked.mainFrame);
    if (prevented()) return { prevented: true };
  }
  return { prevented: false };
});
wire.serve('open-window', ({ windowId, ...details }) => ({
  action: contentsById(windowId)?.asksToOpen(details).action ?? 'deny',
}));
wire.serve('navigated', ({ windowId, url, document }) => contentsById(windowId)?.shows(url, document));
wire.serve('page.crash', (windowId) => contentsById(windowId)?.crashed('crashed', 139));
wire.serve('page.gone', ({ id, reason, exitCode }) => contentsById(id)?.crashed(reason, exitCode));
