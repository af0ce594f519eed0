/** The shell of a host that has none: the browser page, and tests of the core. */
import type { Handlers } from '../../preload/contract.ts';
import { type FailureError, invalidInput } from '../../preload/failure.ts';
import type { ShellState } from '../../preload/shell.ts';

const state: ShellState = {
  tray: false,
  shortcut: { accelerator: null, state: 'unavailable' },
  launchAtLogin: { available: false, enabled: false, overruled: false },
  canCopyLink: false,
  x11: { available: false, active: false, wanted: false },
};

function absent(what: string): FailureError {
  return invalidInput('shell', `${what} needs the tray application; this is a page of a browser.`);
}

export const noShell: Handlers['shell'] = {
  state: () => state,
  takeLaunchAction: () => ({ action: null }),
  copyLink: () => {
    throw absent('Copying the link');
  },
  copyDiagnostics: () => {
    throw absent('Copying diagnostics');
  },
  copyText: () => {
    throw absent('Copying from here');
  },
  setShortcut: () => {
    throw absent('A global shortcut');
  },
  setLaunchAtLogin: () => {
    throw absent('Opening at login');
  },
  hide: () => ({}),
  keepOpen: () => ({}),
  looking: () => ({}),
  view: () => ({ view: null }),
  keepView: () => ({}),
};
