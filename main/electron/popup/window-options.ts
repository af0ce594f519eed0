/** How the popup looks to the window manager. */
import type { BrowserWindowConstructorOptions } from 'electron';
import { webPreferences } from '../security/web-preferences.ts';

/** Of the page: the window has it before the first paint, so that nothing flashes. */
const backgrounds = { light: '#ffffff', dark: '#1b1b1f' } as const;

const popupSize = { width: 400, height: 600 } as const;

/** `preload`: absolute path of the built preload. */
export function popupOptions(
  preload: string,
  dark: boolean,
  platform: NodeJS.Platform,
): BrowserWindowConstructorOptions {
  return {
    ...popupSize,
    show: false,
    frame: false,
    resizable: false,
    maximizable: false,
    minimizable: false,
    fullscreenable: false,
    // Where no tray shows, the entry in the taskbar is the way to an open popup.
    skipTaskbar: platform !== 'linux',
    title: 'Guestlist',
    backgroundColor: dark ? backgrounds.dark : backgrounds.light,
    webPreferences: { ...webPreferences, preload },
  };
}
