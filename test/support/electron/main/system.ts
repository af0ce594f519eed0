/** The small things of a desktop: clipboard, theme, power, screen, browser, updates. */
import { EventEmitter } from 'node:events';
import type { AutoUpdater, Clipboard, NativeTheme, PowerMonitor, Screen, Shell } from 'electron';
import { whole } from '../part.ts';
import { mention, show, wire } from './desktop-wire.ts';
import { suspendNetwork } from './net.ts';

let clipboardText = '';
export const clipboard = {
  readText: async () => clipboardText,
  async writeText(text: string) {
    if (typeof text !== 'string') throw new TypeError('Error processing argument at index 0');
    clipboardText = text;
  },
} satisfies Partial<Clipboard>;
wire.serve('clipboard.set', clipboard.writeText);

type Source = NativeTheme['themeSource'];

/** `updated` comes when what is asked of it changes, and only then: electron_api_native_theme.cc. */
class Theme extends EventEmitter {
  #systemIsDark = false;
  #source: Source = 'system';
  readonly shouldUseHighContrastColors = false;

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#systemIsDark : this.#source === 'dark';
  }
  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.#systemIsDark;
  }
  get themeSource(): Source {
    return this.#source;
  }
  set themeSource(source: Source) {
    if (!['system', 'light', 'dark'].includes(source)) {
      throw new TypeError(`Error processing argument at index 0, conversion failure from ${source}`);
    }
    this.#change(() => {
      this.#source = source;
    });
  }
  systemBecomes(dark: boolean): void {
    this.#change(() => {
      this.#systemIsDark = dark;
    });
  }
  #change(by: () => void): void {
    const before = [this.shouldUseDarkColors, this.#systemIsDark];
    by();
    if (before[0] === this.shouldUseDarkColors && before[1] === this.#systemIsDark) return;
    mention('dark', this.shouldUseDarkColors);
    this.emit('updated', {});
  }
}

const theme = new Theme();
export const nativeTheme = whole<NativeTheme>(theme);
wire.serve('dark', (dark) => theme.systemBecomes(dark));

export const powerMonitor = whole<PowerMonitor>(new EventEmitter());
wire.serve('power', (event) => {
  powerMonitor.emit(event);
  if (event === 'suspend') suspendNetwork(true);
  // The stack comes back a moment after the event: https://github.com/electron/electron/issues/8884
  if (event === 'resume') setTimeout(() => suspendNetwork(false), 1000);
});

const bar = 24;
function displayAt(id: number, x: number): Electron.Display {
  const bounds = { x, y: 0, width: 1280, height: 800 };
  const workArea = { ...bounds, y: bar, height: bounds.height - bar };
  return whole<Electron.Display>({ id, bounds, workArea, scaleFactor: 1, rotation: 0 });
}
const first = displayAt(1, 0);
/** A second one stands to the right, with the pointer on it, where a test asks for it. */
const second = process.env['ELECTRON_STAND_IN_DISPLAYS'] === '2' ? displayAt(2, 1280) : null;
const nearest = ({ x }: { x: number }) => (second !== null && x >= second.bounds.x ? second : first);
export const screen = {
  getDisplayMatching: nearest,
  getDisplayNearestPoint: nearest,
  getPrimaryDisplay: () => first,
  getAllDisplays: () => (second === null ? [first] : [first, second]),
  getCursorScreenPoint: () => ({ x: (second ?? first).bounds.x + 640, y: 400 }),
} satisfies Partial<Screen>;

const openedOutside: string[] = [];
export const shell = {
  async openExternal(url: string) {
    openedOutside.push(url);
  },
  showItemInFolder: (path: string) => void openedOutside.push(path),
} satisfies Partial<Shell>;

export const autoUpdater = whole<AutoUpdater>(new EventEmitter());

show(() => ({ clipboard: clipboardText, openedOutside }));
