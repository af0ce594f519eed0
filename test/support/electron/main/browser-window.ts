/** `BrowserWindow`: a page of the Chromium that the desktop runs. What is asked synchronously is known here. */
import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { whole } from '../part.ts';
import { app, onQuit } from './app.ts';
import { show, tell, wire } from './desktop-wire.ts';
import { preventable } from './preventable.ts';
import { StandInWebContents } from './web-contents.ts';

const windows = new Map<number, StandInBrowserWindow>();

export class StandInBrowserWindow
  extends EventEmitter
  implements
    Pick<
      BrowserWindow,
      | 'id'
      | 'loadURL'
      | 'show'
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
    >
{
  readonly #contents = new StandInWebContents();
  readonly webContents = this.#contents.asReal();
  readonly id = this.#contents.id;
  readonly options: BrowserWindowConstructorOptions;
  readonly #created: Promise<unknown>;
  #position: [number, number] = [0, 0];
  #visible = false;
  #focused = false;
  #alwaysOnTop = false;
  #destroyed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
    windows.set(this.id, this);
    const { width = 800, height = 600, webPreferences } = options;
    const preload = webPreferences?.preload ?? '';
    this.#created = tell('window.create', { id: this.id, width, height, preload });
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
  async loadURL(url: string): Promise<void> {
    await this.#created;
    this.#contents.showsAddress(url);
    await tell('window.load', { id: this.id, url });
    if (!this.#destroyed) this.emit('ready-to-show', preventable().event);
  }
  show(): void {
    this.#alive();
    this.#visible = true;
    void tell('window.show', { id: this.id });
    this.emit('show', preventable().event);
    this.focus();
  }
  hide(): void {
    this.#alive();
    if (!this.#visible) return;
    this.#visible = false;
    this.blur();
    this.emit('hide', preventable().event);
  }
  focus(): void {
    if (this.#focused || !this.#visible) return;
    this.#focused = true;
    this.emit('focus', preventable().event);
    app.emit('browser-window-focus', preventable().event, this);
  }
  blur(): void {
    if (!this.#focused) return;
    this.#focused = false;
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
    this.#destroyed = true;
    this.#visible = false;
    windows.delete(this.id);
    this.#contents.destroyed();
    void tell('window.destroy', { id: this.id });
    this.emit('closed', preventable().event);
    if (windows.size === 0) app.emit('window-all-closed');
  }
  isDestroyed = (): boolean => this.#destroyed;
  isVisible = (): boolean => this.#visible;
  isFocused = (): boolean => this.#focused;
  isAlwaysOnTop = (): boolean => this.#alwaysOnTop;
  setAlwaysOnTop(flag: boolean): void {
    this.#alwaysOnTop = flag;
  }
  setVisibleOnAllWorkspaces = (): void => undefined;
  getSize = (): number[] => [this.options.width ?? 800, this.options.height ?? 600];
  getPosition = (): number[] => this.#position;
  setPosition(x: number, y: number): void {
    this.#position = [x, y];
  }
  address(): string {
    return this.#contents.getURL();
  }
  #alive(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
  }
}

show(() => ({
  windows: [...windows.values()].map((window) => ({
    id: window.id,
    url: window.address(),
    visible: window.isVisible(),
    focused: window.isFocused(),
    alwaysOnTop: window.isAlwaysOnTop(),
  })),
}));

onQuit(() => {
  for (const window of [...windows.values()]) window.close();
  return windows.size === 0;
});

wire.serve('window.blur', (id) => windows.get(id)?.blur());
wire.serve('window.close', (id) => windows.get(id)?.close());
