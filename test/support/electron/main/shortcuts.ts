/**
 * `globalShortcut`. Accelerators are read as electron/shell/browser/ui/accelerator_util.cc reads them, so that two
 * spellings are one. On Wayland the portal takes whatever it is given, and only all of it is let go of at once:
 * electron/shell/browser/api/electron_api_global_shortcut.cc, where `Unregister` knows nothing of the portal's.
 */
import type { GlobalShortcut } from 'electron';
import { show, wire } from './desktop-wire.ts';
import { needsReady } from './life.ts';

const isMac = process.platform === 'darwin';

/** Names of modifiers to the one that stands for each. */
const modifiers = new Map<string, string>([
  ...['control', 'ctrl'].map((name) => [name, 'Control'] as const),
  ...['alt', 'option'].map((name) => [name, 'Alt'] as const),
  ...['command', 'cmd', 'super', 'meta'].map((name) => [name, isMac ? 'Command' : 'Super'] as const),
  ...['commandorcontrol', 'cmdorctrl'].map((name) => [name, isMac ? 'Command' : 'Control'] as const),
  ['altgr', 'AltGr'],
  ['shift', 'Shift'],
]);

const synonyms = new Map([
  ['return', 'Enter'],
  ['escape', 'Esc'],
  ['plus', '='],
]);

const named =
  'Backspace CapsLock Delete Down End Enter Esc Home Insert Left NumLock PageDown PageUp PrintScreen Right ' +
  'ScrollLock Space Tab Up VolumeDown VolumeMute VolumeUp MediaNextTrack MediaPlayPause MediaPreviousTrack MediaStop ' +
  'NumAdd NumDec NumDiv NumMult NumSub';
const keys = new Map([
  ...named.split(' ').map((name) => [name.toLowerCase(), name] as const),
  ...Array.from({ length: 24 }, (_, at) => [`f${at + 1}`, `F${at + 1}`] as const),
  ...Array.from({ length: 10 }, (_, at) => [`num${at}`, `Num${at}`] as const),
]);

/** What is typed with Shift is the key below it and Shift. */
const shifted = new Map(
  [...'!1"\'#3$4%5&7(9)0*8+=:;<,>.?/@2^6_-{[|\\}]~`'].flatMap((_, at, all) =>
    at % 2 === 0 ? [[all[at] ?? '', all[at + 1] ?? '']] : [],
  ) as [string, string][],
);
const bare = /^[a-z0-9,\-./;='[\]\\`]$/;

function keyOf(token: string): string | null {
  const name = token.toLowerCase();
  return keys.get(name) ?? synonyms.get(name) ?? (bare.test(name) ? name.toUpperCase() : null);
}

/** Null for what has no key in it, or none that Electron knows. */
export function readAccelerator(text: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is what Electron takes.
  if (!/^[\x00-\x7f]*$/.test(text)) return null;
  const held = new Set<string>();
  let key: string | null = null;
  for (const token of text
    .split('+')
    .map((part) => part.trim())
    .filter((part) => part !== '')) {
    const modifier = modifiers.get(token.toLowerCase());
    const below = shifted.get(token);
    if (below !== undefined || token.toLowerCase() === 'plus') held.add('Shift');
    if (modifier !== undefined) held.add(modifier);
    else key = keyOf(below ?? token);
  }
  return key === null ? null : [...held].toSorted().concat(key).join('+');
}

interface Held {
  /** As it was given: what a test presses. */
  given: string;
  pressed: () => void;
}

const registered = new Map<string, Held>();
const occupied = new Set<string>();
const byPortal = () => process.platform === 'linux' && Boolean(process.env['WAYLAND_DISPLAY']);

function check(accelerator: string): string {
  needsReady('globalShortcut cannot be used before the app is ready');
  const read = readAccelerator(accelerator);
  if (read === null) {
    throw new TypeError(`Error processing argument at index 0, conversion failure from ${accelerator}`);
  }
  return read;
}

export const globalShortcut = {
  register(accelerator: string, pressed: () => void): boolean {
    const read = check(accelerator);
    if (!byPortal() && (occupied.has(read) || registered.has(read))) return false;
    registered.set(read, { given: accelerator, pressed });
    return true;
  },
  unregister(accelerator: string): void {
    const read = check(accelerator);
    if (!byPortal()) registered.delete(read);
  },
  unregisterAll(): void {
    needsReady('globalShortcut cannot be used before the app is ready');
    registered.clear();
  },
  isRegistered: (accelerator: string) => registered.has(check(accelerator)),
} satisfies Partial<GlobalShortcut>;

wire.serve('shortcut.press', (accelerator) => {
  const held = registered.get(readAccelerator(accelerator) ?? '');
  if (!held) throw new Error(`Nobody listens to ${accelerator}.`);
  held.pressed();
});
wire.serve(
  'shortcut.occupy',
  (accelerator) => void occupied.add(readAccelerator(accelerator) ?? accelerator),
);

show(() => ({ shortcuts: [...registered.values()].map(({ given }) => given) }));
