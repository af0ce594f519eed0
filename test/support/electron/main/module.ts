/**
 * The module `electron`, as far as Guestlist uses it. Every name and member is checked against the real typings;
 * what is not here does not exist, and using it in main fails a test by name.
 */
import type * as Electron from 'electron';
import { app } from './app.ts';
import { StandInBrowserWindow } from './browser-window.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { MenuItemOfMenu, StandInMenu } from './menu.ts';
import { nativeImage } from './native-image.ts';
import { net } from './net.ts';
import { StandInNotification } from './notification.ts';
import { protocol } from './protocol.ts';
import { onAsk, session } from './session.ts';
import { globalShortcut } from './shortcuts.ts';
import { autoUpdater, clipboard, nativeTheme, powerMonitor, screen, shell } from './system.ts';
import { StandInTray } from './tray.ts';
import { contentsById } from './web-contents.ts';

onAsk((id) => contentsById(id)?.asReal() ?? null);

/** A module's export of which a part stands in: the members that both have must agree in type. */
type PartOf<T> = { [K in keyof T]?: T[K] extends (...args: infer A) => infer R ? (...args: A) => R : T[K] };

/** A class made with the real one's arguments, whose instances were checked where they are declared. */
type Made<C extends abstract new (...args: never[]) => object> = new (
  ...args: ConstructorParameters<C>
) => object;

({
  BrowserWindow: StandInBrowserWindow,
  Notification: StandInNotification,
  Tray: StandInTray,
}) satisfies {
  BrowserWindow: Made<typeof Electron.BrowserWindow>;
  Notification: Made<typeof Electron.Notification>;
  Tray: Made<typeof Electron.Tray>;
};

({
  autoUpdater,
  clipboard,
  globalShortcut,
  nativeImage,
  nativeTheme,
  powerMonitor,
  screen,
  session,
  shell,
}) satisfies {
  [K in 'autoUpdater' | 'nativeTheme' | 'powerMonitor']: (typeof Electron)[K];
} & {
  [K in 'clipboard' | 'globalShortcut' | 'nativeImage' | 'screen' | 'shell']: PartOf<(typeof Electron)[K]>;
} & { session: Pick<typeof Electron.session, 'defaultSession'> };

export {
  app,
  autoUpdater,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  MenuItemOfMenu as MenuItem,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  StandInBrowserWindow as BrowserWindow,
  StandInMenu as Menu,
  StandInNotification as Notification,
  StandInTray as Tray,
  screen,
  session,
  shell,
};
