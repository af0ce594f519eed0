/**
 * Login items: Windows keeps them by their arguments, and Task Manager may overrule them; macOS has one; on Linux
 * Electron does nothing (electron/shell/browser/browser_linux.cc).
 */
import type { LoginItemSettings, Settings } from 'electron';
import { show, wire } from './desktop-wire.ts';

const items = new Map<string, { enabled: boolean }>();
/** What macOS's settings, or Windows' Task Manager, say against it. */
let overruled = false;
wire.serve('login.overrule', (now) => {
  overruled = now;
});

const keyOf = (args: readonly string[] = []) => (process.platform === 'win32' ? JSON.stringify(args) : '');

export function getLoginItemSettings(options: { args?: string[] } = {}): LoginItemSettings {
  const item = items.get(keyOf(options.args));
  const openAtLogin = item !== undefined;
  const status = overruled ? 'requires-approval' : 'enabled';
  return {
    openAtLogin,
    wasOpenedAtLogin: false,
    status: openAtLogin ? status : 'not-registered',
    executableWillLaunchAtLogin: openAtLogin && item.enabled && !overruled,
    launchItems: [],
  };
}

export function setLoginItemSettings({ openAtLogin = false, args, enabled = true }: Settings): void {
  if (process.platform === 'linux') return;
  if (openAtLogin) items.set(keyOf(args), { enabled });
  else items.delete(keyOf(args));
}

show(() => ({ openAtLogin: items.size > 0 }));
