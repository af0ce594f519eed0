/** What a role of a menu item brings by itself, as far as Guestlist's menus and Electron's default one use roles. */
import type { MenuItemConstructorOptions } from 'electron';
import { app } from './app.ts';

export interface Role {
  label: string;
  submenu?: MenuItemConstructorOptions[];
  act?: () => void;
}

const isMac = process.platform === 'darwin';
const separator: MenuItemConstructorOptions = { type: 'separator' };
type RoleName = NonNullable<MenuItemConstructorOptions['role']>;
const items = (...names: (RoleName | '-')[]): MenuItemConstructorOptions[] =>
  names.map((role) => (role === '-' ? separator : { role }));

const quitLabel = (): string => {
  if (isMac) return `Quit ${app.name}`;
  return process.platform === 'win32' ? 'Exit' : 'Quit';
};

const plain: Record<string, string> = {
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  pasteandmatchstyle: 'Paste and Match Style',
  delete: 'Delete',
  selectall: 'Select All',
  reload: 'Reload',
  forcereload: 'Force Reload',
  toggledevtools: 'Toggle Developer Tools',
  resetzoom: 'Actual Size',
  zoomin: 'Zoom In',
  zoomout: 'Zoom Out',
  togglefullscreen: 'Toggle Full Screen',
  minimize: 'Minimize',
  zoom: 'Zoom',
  front: 'Bring All to Front',
  close: isMac ? 'Close Window' : 'Close',
  services: 'Services',
  hideothers: 'Hide Others',
  unhide: 'Show All',
};

const editTail = (): MenuItemConstructorOptions[] => {
  if (!isMac) return items('delete', '-', 'selectAll');
  const substitutions = items('showSubstitutions', '-', 'toggleSmartQuotes', 'toggleSmartDashes');
  return [
    ...items('pasteAndMatchStyle', 'delete', 'selectAll', '-'),
    { label: 'Substitutions', submenu: [...substitutions, ...items('toggleTextReplacement')] },
    { label: 'Speech', submenu: items('startSpeaking', 'stopSpeaking') },
  ];
};

/** Null: Electron knows no such role. Roles are read without regard to case. */
export function roleOf(name: string | undefined): Role | null {
  switch (name?.toLowerCase()) {
    case undefined:
      return null;
    case 'appmenu':
      return {
        label: app.name,
        submenu: items('about', '-', 'services', '-', 'hide', 'hideOthers', 'unhide', '-', 'quit'),
      };
    case 'filemenu':
      return { label: 'File', submenu: items(isMac ? 'close' : 'quit') };
    case 'editmenu':
      return {
        label: 'Edit',
        submenu: [...items('undo', 'redo', '-', 'cut', 'copy', 'paste'), ...editTail()],
      };
    case 'viewmenu':
      return {
        label: 'View',
        submenu: [
          ...items('reload', 'forceReload', 'toggleDevTools', '-', 'resetZoom', 'zoomIn', 'zoomOut', '-'),
          ...items('togglefullscreen'),
        ],
      };
    case 'windowmenu':
      return {
        label: 'Window',
        submenu: items('minimize', 'zoom', ...(isMac ? (['-', 'front'] as const) : (['close'] as const))),
      };
    case 'quit':
      return { label: quitLabel(), act: () => app.quit() };
    case 'about':
      return { label: process.platform === 'linux' ? 'About' : `About ${app.name}` };
    case 'hide':
      return { label: `Hide ${app.name}` };
    default: {
      const label = plain[name?.toLowerCase() ?? ''];
      return label === undefined ? { label: '' } : { label };
    }
  }
}
