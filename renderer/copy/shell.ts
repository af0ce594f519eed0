/** Words for what only the tray application has. */
import type { ShellState } from '../../preload/shell.ts';

export const shellCopy = {
  title: 'From anywhere',
  shortcut: 'Open with',
  none: 'No keys',
  record: 'Record keys',
  recording: 'Press the keys… Esc to leave as it is',
  clear: 'Turn off',
  states: {
    off: 'Opens the invite field from any application.',
    active: 'Works in any application.',
    taken: 'Another application holds these keys, so they do not work now. Record others.',
    unsure: 'Asked for. On Wayland the desktop decides whether the keys reach Guestlist.',
    unavailable: 'Not available here.',
  } satisfies Record<ShellState['shortcut']['state'], string>,
  x11: 'Run on X11',
  x11Hint: 'On Wayland the desktop places the popup; on X11 it opens by the tray icon.',
  x11Later: 'From the next start of Guestlist on.',
  launchAtLogin: 'Open at login',
  launchHint: 'Starts in the tray, without a window.',
  overruled: 'Switched off in the system’s own settings: allow Guestlist there.',
};
