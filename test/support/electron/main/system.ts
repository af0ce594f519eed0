/** The small things of a desktop: shortcuts, clipboard, dialogs, theme, power, screen, browser, updates. */
import { EventEmitter } from 'node:events';
import type {
  AutoUpdater,
  Clipboard,
  Dialog,
  GlobalShortcut,
  MessageBoxOptions,
  MessageBoxReturnValue,
  NativeTheme,
  PowerMonitor,
  Screen,
  Shell,
} from 'electron';
import type { DialogSeen } from '../control.ts';
import { whole } from '../part.ts';
import { show, tell, wire } from './desktop-wire.ts';
import { suspendNetwork } from './network.ts';

const shortcuts = new Map<string, () => void>();
const occupied = new Set<string>();

export const globalShortcut = {
  register(accelerator: string, pressed: () => void): boolean {
    if (occupied.has(accelerator) || shortcuts.has(accelerator)) return false;
    shortcuts.set(accelerator, pressed);
    return true;
  },
  unregister: (accelerator: string) => void shortcuts.delete(accelerator),
  unregisterAll: () => shortcuts.clear(),
  isRegistered: (accelerator: string) => shortcuts.has(accelerator),
} satisfies Partial<GlobalShortcut>;

wire.serve('shortcut.press', (accelerator) => {
  const pressed = shortcuts.get(accelerator);
  if (!pressed) throw new Error(`Nobody listens to ${accelerator}.`);
  pressed();
});
wire.serve('shortcut.occupy', (accelerator) => void occupied.add(accelerator));

let clipboardText = '';
export const clipboard = {
  readText: async () => clipboardText,
  async writeText(text: string) {
    clipboardText = text;
  },
} satisfies Partial<Clipboard>;
wire.serve('clipboard.set', clipboard.writeText);

const asked: { seen: DialogSeen; answer: (response: number) => void }[] = [];
const told: DialogSeen[] = [];

export const dialog = {
  showErrorBox: (message: string, detail: string) => void told.push({ message, detail, buttons: [] }),
  showMessageBox(options: MessageBoxOptions): Promise<MessageBoxReturnValue> {
    const { message, detail = '', buttons = ['OK'] } = options;
    const waiting = Promise.withResolvers<MessageBoxReturnValue>();
    const answer = (response: number) => waiting.resolve({ response, checkboxChecked: false });
    asked.push({ seen: { message, detail, buttons }, answer });
    return waiting.promise;
  },
} satisfies Partial<Record<keyof Dialog, unknown>>;

wire.serve('dialog.answer', (button) => {
  const box = asked.findIndex(({ seen }) => seen.buttons.includes(button));
  const [found] = box < 0 ? [] : asked.splice(box, 1);
  if (!found) throw new Error(`No dialog with a button "${button}" is open.`);
  found.answer(found.seen.buttons.indexOf(button));
});

const theme = Object.assign(new EventEmitter(), {
  shouldUseDarkColors: false,
  shouldUseDarkColorsForSystemIntegratedUI: false,
  shouldUseHighContrastColors: false,
});
export const nativeTheme = whole<NativeTheme>(theme);
wire.serve('dark', (dark) => {
  theme.shouldUseDarkColors = dark;
  theme.shouldUseDarkColorsForSystemIntegratedUI = dark;
  theme.emit('updated', {});
  void tell('dark', dark);
});

export const powerMonitor = whole<PowerMonitor>(new EventEmitter());
wire.serve('power', (event) => {
  powerMonitor.emit(event);
  if (event === 'suspend') suspendNetwork(true);
  // The stack comes back a moment after the event: https://github.com/electron/electron/issues/8884
  if (event === 'resume') setTimeout(() => suspendNetwork(false), 1000);
});

const display = { x: 0, y: 0, width: 1280, height: 800 };
const bar = 24;
const workArea = { ...display, y: bar, height: display.height - bar };
const only = whole<Electron.Display>({ bounds: display, workArea, scaleFactor: 1 });
export const screen = {
  getDisplayMatching: () => only,
  getDisplayNearestPoint: () => only,
  getPrimaryDisplay: () => only,
  getCursorScreenPoint: () => ({ x: 640, y: 400 }),
} satisfies Partial<Screen>;

const openedOutside: string[] = [];
export const shell = {
  async openExternal(url: string) {
    openedOutside.push(url);
  },
  showItemInFolder: (path: string) => void openedOutside.push(path),
} satisfies Partial<Shell>;

export const autoUpdater = whole<AutoUpdater>(new EventEmitter());

show(() => ({
  shortcuts: [...shortcuts.keys()],
  clipboard: clipboardText,
  dialogs: [...told, ...asked.map(({ seen }) => seen)],
  openedOutside,
}));
