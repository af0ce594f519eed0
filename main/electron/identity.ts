/** Who we are to the operating system. electron-builder.yml repeats it; a test holds the two together. */

/** Also the AppUserModelID on Windows, without which no notification shows, and the desktop entry on Linux. */
export const appId = 'app.guestlist.Guestlist';

export const productName = 'Guestlist';

/** Tells a start at login from one by hand: then only the tray appears. */
export const hiddenFlag = '--hidden';

/**
 * Who shows notifications on Windows. A run from the sources has its own: the shipped one would draw the installed
 * Guestlist's entry in the Start menu to a bare Electron.
 */
export function userModelId(isPackaged: boolean, execPath: string): string {
  return isPackaged ? appId : execPath;
}
