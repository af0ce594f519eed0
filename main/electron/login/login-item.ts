/** Opening at login: the system's own setting on macOS and Windows, an autostart entry on Linux. */
import { app } from 'electron';
import type { ShellState } from '../../../preload/shell.ts';
import type { Log } from '../../ports.ts';
import { hiddenFlag } from '../identity.ts';
import { createAutostart } from './autostart.ts';

export interface LoginItem {
  state(): ShellState['launchAtLogin'];
  set(enabled: boolean): void;
}

function windowsItem(): LoginItem {
  const args = [hiddenFlag];
  return {
    state() {
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings({ args });
      return {
        available: true,
        enabled: openAtLogin,
        overruled: openAtLogin && !executableWillLaunchAtLogin,
      };
    },
    set: (enabled) => app.setLoginItemSettings({ openAtLogin: enabled, args }),
  };
}

function macItem(): LoginItem {
  return {
    state() {
      const { openAtLogin, status } = app.getLoginItemSettings();
      return { available: true, enabled: openAtLogin, overruled: status === 'requires-approval' };
    },
    set: (enabled) => app.setLoginItemSettings({ openAtLogin: enabled }),
  };
}

function linuxItem(log: Log): LoginItem {
  const autostart = createAutostart({
    env: process.env,
    home: app.getPath('home'),
    execPath: process.execPath,
    version: app.getVersion(),
    log,
  });
  autostart.renew();
  return {
    state: () => ({ available: true, enabled: autostart.isEnabled(), overruled: false }),
    set: autostart.set,
  };
}

/** An unpackaged run would register the bare Electron binary, so there it is not offered. */
export function createLoginItem(platform: NodeJS.Platform, log: Log): LoginItem {
  if (!app.isPackaged) {
    return { state: () => ({ available: false, enabled: false, overruled: false }), set: () => undefined };
  }
  if (platform === 'win32') return windowsItem();
  return platform === 'darwin' ? macItem() : linuxItem(log);
}

/** Whether a person asked for the window, or the system started us. */
export function startedHidden(argv: readonly string[], platform: NodeJS.Platform): boolean {
  if (argv.includes(hiddenFlag)) return true;
  return platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}
