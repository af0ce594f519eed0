/** The icon itself: draws what the pure functions of this folder decided, and only what changed. */
import { Menu, type MenuItemConstructorOptions, nativeTheme, Tray } from 'electron';
import { glyphTone, trayIcon } from './icons.ts';
import type { MenuAction, MenuLine } from './menu.ts';
import type { Overview } from './overview.ts';
import { type TrayState, trayState } from './state.ts';
import { tooltip, trayTitle } from './tooltip.ts';

export interface TrayPorts {
  /** Folder of the drawings. */
  icons: string;
  platform: NodeJS.Platform;
  desktop: string | undefined;
  now(): number;
}

export interface TrayView {
  tray: Tray;
  show(overview: Overview): void;
}

type Act = (action: MenuAction) => void;

function itemOf(line: MenuLine, act: Act): MenuItemConstructorOptions {
  switch (line.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'text':
      return { label: line.label, enabled: false };
    case 'submenu':
      return { label: line.label, submenu: templateOf(line.lines, act) };
    case 'action': {
      const { label, enabled, action, checked } = line;
      const click = () => act(action);
      return checked === undefined
        ? { label, enabled, click }
        : { label, enabled, click, type: 'radio', checked };
    }
  }
}

function templateOf(lines: readonly MenuLine[], act: Act): MenuItemConstructorOptions[] {
  return lines.map((line) => itemOf(line, act));
}

export function buildMenu(lines: readonly MenuLine[], act: Act): Menu {
  return Menu.buildFromTemplate(templateOf(lines, act));
}

/** Starts with the face of an app that has no account yet. */
export function createTray({ icons, platform, desktop, now }: TrayPorts): TrayView {
  let state: TrayState = 'no-account';
  const draw = () => trayIcon(icons, state, { platform, tone: glyphTone(platform, nativeTheme, desktop) });
  const tray = new Tray(draw());
  nativeTheme.on('updated', () => tray.setImage(draw()));
  return {
    tray,
    show(overview) {
      const next = trayState(overview);
      if (next !== state) {
        state = next;
        tray.setImage(draw());
      }
      tray.setToolTip(tooltip(overview, state, now()));
      if (platform === 'darwin') tray.setTitle(trayTitle(overview));
    },
  };
}
