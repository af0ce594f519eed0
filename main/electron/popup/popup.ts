/**
 * The popup: made on first open, hidden on blur and Escape, given back after idle minutes. Position, stacking and
 * focus on each desktop are electron-menubar's; what may run in the window is ours.
 */
import { once } from 'node:events';
import { type App, type Menu, nativeImage, screen, type Tray, type WebContents } from 'electron';
import { Menubar } from 'electron-menubar';
import type { Clock, Log } from '../../ports.ts';
import { appUrl } from '../security/app-origin.ts';
import { anchorAtPointer } from './anchor.ts';
import { createIdleTimer } from './idle.ts';
import { popupOptions } from './window-options.ts';

export interface PopupPorts {
  app: App;
  tray: Tray;
  preload: string;
  platform: NodeJS.Platform;
  wayland: boolean;
  dark(): boolean;
  clock: Clock;
  log: Log;
  /** A window is about to be made, and its page to be asked for. */
  opening(): void;
  /** The popup has just been shown. */
  shown(): void;
  /** The popup has just been hidden, or given back. */
  hidden(): void;
}

export interface Popup {
  /** Shows and focuses it, making it first when there is none. Rejects when the page cannot be loaded. */
  open(): Promise<void>;
  hide(): void;
  toggle(): Promise<void>;
  /** Whether a lost focus leaves it there: the system's file dialog takes it, and so does a drag from elsewhere. */
  keepOpen(keep: boolean): void;
  isVisible(): boolean;
  /** Undefined while there is no window. */
  contents(): WebContents | undefined;
  setMenu(menu: Menu): void;
  /** Gives the window back; the next open makes a new one. */
  discard(): void;
}

/** Resolves when the tray answers to clicks. */
export async function createPopup(ports: PopupPorts): Promise<Popup> {
  const { tray, platform, wayland, clock, log } = ports;
  const anchor =
    platform === 'linux' ? anchorAtPointer(tray, () => screen.getCursorScreenPoint()) : () => undefined;
  const menubar = new Menubar(ports.app, {
    tray,
    // Never shown, as there is a tray already; without it 11.0.0 looks for its own image by `__dirname`, which an
    // ES module does not have.
    icon: nativeImage.createEmpty(),
    index: appUrl,
    browserWindow: popupOptions(ports.preload, ports.dark(), platform),
    hideOnBlur: !wayland,
    hideOnClose: true,
    showDockIcon: false,
    // Its own click handler would place the popup by the bounds that come with the click, which are empty on Linux.
    trigger: platform === 'linux' ? 'none' : 'click',
  });
  const idle = createIdleTimer(clock, () => {
    log.info('popup.idle');
    discard();
  });
  let opening: Promise<void> | null = null;

  menubar.on('create-window', () => {
    ports.opening();
    keepOpen(false);
    menubar.setOption('browserWindow', popupOptions(ports.preload, ports.dark(), platform));
  });
  menubar.on('show', idle.stop);
  menubar.on('after-show', ports.shown);
  menubar.on('after-hide', () => {
    idle.start();
    ports.hidden();
  });

  function discard(): void {
    idle.stop();
    menubar.window?.destroy();
    ports.hidden();
  }

  async function show(): Promise<void> {
    try {
      await menubar.showWindow(anchor());
      menubar.window?.focus();
    } catch (error) {
      // Half a window must not stand in the way of the next attempt.
      discard();
      throw error;
    }
  }

  function open(): Promise<void> {
    opening ??= show().finally(() => {
      opening = null;
    });
    return opening;
  }

  function hide(): void {
    menubar.hideWindow();
    // Hidden by a key, not by a click elsewhere: on Windows the focus would be nowhere.
    if (platform === 'win32') tray.focus();
  }

  function keepOpen(keep: boolean): void {
    menubar.setOption('hideOnBlur', !wayland && !keep);
  }

  function isVisible(): boolean {
    return menubar.window?.isVisible() ?? false;
  }

  const toggle = async () => (isVisible() ? hide() : open());
  if (platform === 'linux') tray.on('click', () => void toggle());
  await once(menubar, 'ready');
  return {
    open,
    isVisible,
    keepOpen,
    discard,
    hide,
    toggle,
    contents: () => menubar.window?.webContents,
    setMenu: (menu) => menubar.setContextMenu(menu),
  };
}
