/** Which window system the popup lives on: on Wayland the desktop places it, on X11 it opens by the tray icon. */
import { join } from 'node:path';
import { app } from 'electron';
import { readValues } from '../storage/settings-backup.ts';
import { ownProgram } from './login/own-program.ts';

const ozoneSwitch = 'ozone-platform';

export interface WindowSystem {
  /** The session is one of Wayland, whatever we run on. */
  waylandSession: boolean;
  /** We run on X11. */
  x11: boolean;
}

export function windowSystem(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  ozonePlatform: string,
): WindowSystem {
  const linux = platform === 'linux';
  const waylandSession = linux && Boolean(env['WAYLAND_DISPLAY']) && env['XDG_SESSION_TYPE'] !== 'x11';
  return { waylandSession, x11: linux && (!waylandSession || ozonePlatform === 'x11') };
}

/** Of this process. */
export function currentWindowSystem(): WindowSystem {
  return windowSystem(process.platform, process.env, app.commandLine.getSwitchValue(ozoneSwitch));
}

/** What the settings of the last run say, read before anything else of them is: false where they cannot be read. */
export function wantsX11(dataDir: string): boolean {
  try {
    const settings = readValues(join(dataDir, 'settings.json'))?.['settings'];
    return (
      typeof settings === 'object' && settings !== null && 'useX11' in settings && settings.useX11 === true
    );
  } catch {
    // Who opens them in earnest says what is wrong with them.
    return false;
  }
}

/**
 * Chromium chooses before the first line of ours runs, so `commandLine.appendSwitch` comes too late and only a new start
 * with the switch helps. Null where there is nothing to change: also without an X server, and where the switch was given
 * by hand.
 */
export function argumentsForX11(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  wanted: boolean,
): string[] | null {
  const given = argv.some((argument) => argument.startsWith(`--${ozoneSwitch}`));
  const { waylandSession } = windowSystem(platform, env, '');
  if (!wanted || !waylandSession || given || !env['DISPLAY']) return null;
  return [...argv.slice(1), `--${ozoneSwitch}=x11`];
}

/** Starts anew on X11 where the person asked for it; true: this process has to end. Before `ready`. */
export function moveToX11(dataDir: string): boolean {
  const args = argumentsForX11(process.argv, process.env, process.platform, wantsX11(dataDir));
  if (args === null) return false;
  const program = ownProgram(process.env, process.execPath);
  app.relaunch(program === process.execPath ? { args } : { args, execPath: program });
  return true;
}
