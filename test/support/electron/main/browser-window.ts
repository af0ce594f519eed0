/** `BrowserWindow`: a page of the Chromium that the desktop runs. What is asked synchronously is known here. */
import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions, Menu } from 'electron';
import { whole } from '../part.ts';
import { allWindowsClosed, app, onQuit } from './app.ts';
import { mention, show, tell, wire } from './desktop-wire.ts';
import { endsWhenDestroyed } from './destroyed.ts';
import { life } from './life.ts';
import { applicationMenu, onApplicationMenu } from './menu.ts';
import { preventable } from './preventable.ts';
import { addressOf } from './protocol.ts';
import { StandInWebContents } from './web-contents.ts';

const windows = new Map<number, StandInBrowserWindow>();

/** As Electron says it of an address that could not be loaded: electron_api_web_contents.cc, `DidFailLoad`. */
function loadError(error: unknown, url: string): Error {
  const { code = 'ERR_FAILED', errno = -2 } = Object(error) as { code?: string; errno?: number };
  return Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { code, errno, url });
}

export class StandInBrowserWindow
  extends EventEmitter
  implements
    Pick<
      BrowserWindow,
      | 'id'
      | 'loadURL'
      | 'show'
      | 'showInactive'
      | 'hide'
      | 'focus'
      | 'blur'
      | 'close'
      | 'destroy'
      | 'isDestroyed'
      | 'isVisible'
      | 'isFocused'
      | 'isAlwaysOnTop'
      | 'setAlwaysOnTop'
      | 'setVisibleOnAllWorkspaces'
      | 'getSize'
      | 'getPosition'
      | 'setPosition'
      | 'getTitle'
      | 'setMenu'
    >
{
  readonly #contents: StandInWebContents;
  readonly webContents;
  readonly id: number;
  readonly options: BrowserWindowConstructorOptions;
  readonly #created: Promise<unknown>;
  #position: [number, number] = [0, 0];
  #visible = false;
  #focused = false;
  #alwaysOnTop: boolean;
  #destroyed = false;
  #everywhere = false;
  #menu: Menu | null = applicationMenu();

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!life.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    this.#contents = new StandInWebContents();
    this.webContents = this.#contents.asReal();
    this.id = this.#contents.id;
    this.options = options;
    this.#alwaysOnTop = options.alwaysOnTop ?? false;
    windows.set(this.id, this);
    const { width = 800, height = 600, webPreferences, backgroundColor = '#ffffff' } = options;
    const preload = webPreferences?.preload ?? '';
    this.#created = tell('window.create', { id: this.id, width, height, preload, backgroundColor });
    // A window that cannot be made fails its loading, which is where main hears of it.
    this.#created.catch(() => undefined);
    app.emit('browser-window-created', preventable().event, this);
    if (options.show !== false) this.show();
  }
  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()].map((window) => whole<BrowserWindow>(window));
  }
  static getFocusedWindow(): BrowserWindow | null {
    const focused = [...windows.values()].find((window) => window.isFocused());
    return focused ? whole<BrowserWindow>(focused) : null;
  }
  static fromId(id: number): BrowserWindow | null {
    const found = windows.get(id);
    return found ? whole<BrowserWindow>(found) : null;
  }
  static fromWebContents(contents: Electron.WebContents): BrowserWindow | null {
    return StandInBrowserWindow.fromId(contents.id);
  }
  async loadURL(url: string): Promise<void> {
    try {
      await this.#contents.whileLoading(this.#load(url));
    } catch (error) {
      throw loadError(error, url);
    }
    if (!this.#destroyed) this.emit('ready-to-show', preventable().event);
  }
  async #load(url: string): Promise<void> {
    await this.#created;
    await tell('window.load', { id: this.id, url: addressOf(url) });
  }
  show(): void {
    this.#appear();
    this.focus();
  }
  showInactive(): void {
    this.#appear();
  }
  #appear(): void {
    const wasVisible = this.#visible;
    this.#visible = true;
    mention('window.show', { id: this.id });
    this.#tellPage();
    if (!wasVisible) this.emit('show', preventable().event);
  }
  hide(): void {
    if (!this.#visible) return;
    this.#visible = false;
    this.blur();
    this.#tellPage();
    this.emit('hide', preventable().event);
  }
  focus(): void {
    if (this.#focused || !this.#visible) return;
    for (const other of windows.values()) if (other !== this) other.blur();
    this.#focused = true;
    this.#tellPage();
    this.emit('focus', preventable().event);
    app.emit('browser-window-focus', preventable().event, this);
  }
  blur(): void {
    if (!this.#focused) return;
    this.#focused = false;
    this.#tellPage();
    this.emit('blur', preventable().event);
    app.emit('browser-window-blur', preventable().event, this);
  }
  close(): void {
    const { event, prevented } = preventable();
    this.emit('close', event);
    if (!prevented()) this.destroy();
  }
  destroy(): void {
    if (this.#destroyed) return;
    const hadFocus = this.#focused;
    this.#visible = false;
    this.#focused = false;
    if (hadFocus) app.emit('browser-window-blur', preventable().event, this);
    this.#destroyed = true;
    windows.delete(this.id);
    this.#contents.ends();
    mention('window.destroy', { id: this.id });
    this.emit('closed', preventable().event);
    if (windows.size === 0) allWindowsClosed();
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isVisible(): boolean {
    return this.#visible;
  }
  isFocused(): boolean {
    return this.#focused;
  }
  isAlwaysOnTop(): boolean {
    return this.#alwaysOnTop;
  }
  setAlwaysOnTop(flag: boolean): void {
    const changed = this.#alwaysOnTop !== flag;
    this.#alwaysOnTop = flag;
    if (changed) this.emit('always-on-top-changed', preventable().event, flag);
  }
  setVisibleOnAllWorkspaces(visible: boolean): void {
    this.#everywhere = visible;
  }
  isVisibleOnAllWorkspaces(): boolean {
    return this.#everywhere;
  }
  getSize(): number[] {
    return [this.options.width ?? 800, this.options.height ?? 600];
  }
  getPosition(): number[] {
    return [...this.#position];
  }
  getTitle(): string {
    return this.options.title ?? '';
  }
  /** A desktop tells of both together, some time after it was asked. Wayland places windows itself. */
  setPosition(x: number, y: number): void {
    if (process.env['WAYLAND_DISPLAY']) return;
    this.#position = [x, y];
    setImmediate(() => {
      if (this.#destroyed) return;
      this.emit('move', preventable().event);
      this.emit('resize', preventable().event);
    });
  }
  setMenu(menu: Menu | null): void {
    this.#menu = menu;
  }
  /** What the window shows above its page, on Windows and Linux. */
  menuBar(): Menu | null {
    return process.platform === 'darwin' ? null : this.#menu;
  }
  #tellPage(): void {
    const state = { id: this.id, visible: this.#visible, focused: this.#focused };
    // There is no page to tell before the window is there; that it is not is told to whoever loads it.
    void this.#created.then(() => tell('window.state', state)).catch(() => undefined);
  }
}

endsWhenDestroyed(StandInBrowserWindow.prototype, (window) => window.isDestroyed());

show(() => ({
  windows: [...windows.values()].map((window) => ({
    id: window.id,
    url: window.webContents.getURL(),
    visible: window.isVisible(),
    focused: window.isFocused(),
    alwaysOnTop: window.isAlwaysOnTop(),
    left: window.getPosition()[0] ?? 0,
  })),
}));

onQuit({
  close() {
    for (const window of [...windows.values()]) window.close();
    return windows.size === 0;
  },
  destroy() {
    for (const window of [...windows.values()]) window.destroy();
  },
});

onApplicationMenu((menu) => {
  for (const window of windows.values()) window.setMenu(menu);
});

wire.serve('window.blur', (id) => windows.get(id)?.blur());
wire.serve('window.close', (id) => windows.get(id)?.close());
