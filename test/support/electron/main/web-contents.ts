/** `webContents`: the page in a window, seen from main. */
import { EventEmitter } from 'node:events';
import type { HandlerDetails, WebContents, WebFrameMain, WindowOpenHandlerResponse } from 'electron';
import { whole } from '../part.ts';
import { app } from './app.ts';
import { tell, wire } from './desktop-wire.ts';
import { preventable } from './preventable.ts';

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
      | 'setWindowOpenHandler'
      | 'isDestroyed'
      | 'isDevToolsOpened'
      | 'getURL'
      | 'isCrashed'
    >
{
  readonly id = ++last;
  readonly #frame: { url: string; parent: null; detached: boolean } = {
    url: '',
    parent: null,
    detached: false,
  };
  readonly mainFrame = whole<WebFrameMain>(this.#frame);
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #destroyed = false;

  constructor() {
    super();
    all.set(this.id, this);
    app.emit('web-contents-created', preventable().event, this);
  }
  asReal(): WebContents {
    return whole<WebContents>(this);
  }
  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    void tell('send', { id: this.id, channel, args });
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }
  isDestroyed = (): boolean => this.#destroyed;
  isDevToolsOpened = (): boolean => false;
  isCrashed = (): boolean => false;
  getURL = (): string => this.#frame.url;

  showsAddress(url: string): void {
    this.#frame.url = url;
  }
  asksToOpen(url: string): WindowOpenHandlerResponse {
    return this.#openHandler({
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: '', policy: 'no-referrer' },
    });
  }
  destroyed(): void {
    this.#destroyed = true;
    this.#frame.detached = true;
    all.delete(this.id);
  }
}

export function contentsById(id: number): StandInWebContents | undefined {
  return all.get(id);
}

wire.serve('navigate', ({ windowId, url, mainFrame }) => {
  const { event, prevented } = preventable();
  const details = Object.assign(event, { url, isMainFrame: mainFrame, isSameDocument: false });
  const contents = contentsById(windowId);
  contents?.emit('will-frame-navigate', details);
  if (mainFrame) contents?.emit('will-navigate', details, url);
  return { prevented: prevented() };
});
wire.serve('open-window', ({ windowId, url }) => ({
  action: contentsById(windowId)?.asksToOpen(url).action ?? 'deny',
}));
wire.serve('navigated', ({ windowId, url }) => void contentsById(windowId)?.showsAddress(url));
wire.serve('page.crash', (windowId) => {
  const details = { reason: 'crashed', exitCode: 139 } as const;
  const contents = contentsById(windowId);
  if (contents) app.emit('render-process-gone', preventable().event, contents, details);
});
