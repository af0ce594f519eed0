/** A provider of the Secret Service for tests: its own bus, its own home, its own screen. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type SessionBus, startSessionBus } from '../session-bus.ts';
import { type Display, displayTools, startDisplay } from './display.ts';
import { missing } from './process.ts';

/** The one command for what `npm test` does not install by itself. */
export const installProviders =
  'sudo apt-get install -y keepassxc libkf5wallet-bin libqca-qt5-2-plugins xvfb xdotool';

/** Why tests with these programs cannot run here, or null. For the report: print it. */
export function whyNot(what: string, programs: readonly string[]): string | null {
  if (process.platform !== 'linux') return `${what} is tested on Linux.`;
  const lacking = missing([...programs, ...displayTools, 'dbus-daemon', 'dbus-send']);
  if (lacking.length === 0) return null;
  return `${what} is not tried: there is no ${lacking.join(', no ')} here. \`${installProviders}\` installs what is missing.`;
}

export interface Room {
  home: string;
  bus: SessionBus;
  display: Display;
  /** For a process that is to find the provider. */
  env: Record<string, string>;
  /** Whether somebody answers as Secret Service. */
  isServed(): boolean;
  /** A call by dbus-send; what it printed, or null where it failed. */
  send(to: string, path: string, method: string, ...args: string[]): string | null;
  until(what: string, happened: () => boolean): Promise<void>;
  stop(): Promise<void>;
  /** For the exit of this process, where nothing can be awaited. */
  abandon(): void;
}

export async function openRoom(): Promise<Room> {
  const home = mkdtempSync(join(tmpdir(), 'provider-'));
  const bus = await startSessionBus({ silentPrompter: false });
  const display = await startDisplay();
  const env: Record<string, string> = {
    ...display.env,
    HOME: home,
    DBUS_SESSION_BUS_ADDRESS: bus.address,
    XDG_RUNTIME_DIR: bus.runtime,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    LANG: 'C.UTF-8',
  };
  for (const part of ['data', 'config', 'cache']) mkdirSync(join(home, part), { recursive: true });
  const send: Room['send'] = (to, path, method, ...args) => {
    try {
      return execFileSync(
        'dbus-send',
        ['--session', '--print-reply=literal', '--reply-timeout=5000', `--dest=${to}`, path, method, ...args],
        { env: { ...process.env, ...env }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
      );
    } catch {
      return null;
    }
  };
  return {
    home,
    bus,
    display,
    env,
    send,
    isServed: () =>
      send(
        'org.freedesktop.DBus',
        '/org/freedesktop/DBus',
        'org.freedesktop.DBus.NameHasOwner',
        'string:org.freedesktop.secrets',
      )?.includes('true') ?? false,
    async until(what, happened) {
      const giveUpAt = Date.now() + 60_000;
      while (!happened()) {
        if (Date.now() > giveUpAt)
          throw new Error(`${what}: not within 60 s; windows: ${display.windows().join(' | ')}`);
        await pause(50);
      }
    },
    async stop() {
      await display.stop();
      await bus.stop();
      rmSync(home, { recursive: true, force: true, maxRetries: 3 });
    },
    abandon() {
      display.abandon();
      bus.abandon();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
