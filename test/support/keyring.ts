/**
 * A real keychain for tests: a private D-Bus session with its own gnome-keyring-daemon, whose files live in one
 * directory. Set `process.env` from `env` before the first use of a keychain, or give it to a child process.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startSessionBus } from './session-bus.ts';

const password = 'only a test';
const loginKeyring = '/org/freedesktop/secrets/collection/login';
const tools = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'];

/** `absent`: a bus on which nobody offers a keyring. `empty`: a service that was never unlocked, and has none yet. */
export type KeyringStart = 'unlocked' | 'empty' | 'absent';

export interface KeyringOptions {
  start?: KeyringStart;
  /**
   * Who asks for the password of a locked keyring. `nobody`: every prompt counts as dismissed at once. `silent`: it
   * stays open, as before a person who went to lunch, until `dismissPrompt()`.
   */
  prompter?: 'nobody' | 'silent';
}

export interface Keyring {
  env: {
    DBUS_SESSION_BUS_ADDRESS: string;
    XDG_RUNTIME_DIR: string;
    XDG_DATA_HOME: string;
    XDG_CONFIG_HOME: string;
    XDG_CACHE_HOME: string;
  };
  /** Locks it, as a locked screen may do. */
  lock(): void;
  /** Unlocks it, by a new daemon on the same files, as the next log-in does. */
  unlock(): Promise<void>;
  /** Another daemon, or none, on the same bus and files. */
  restart(start: KeyringStart): Promise<void>;
  /** Whether the bus refuses to carry anything to it. */
  setDenied(denied: boolean): void;
  /** Stops and continues the daemon as a process: a service that hangs. */
  freeze(): void;
  thaw(): void;
  dismissPrompt(): void;
  /** Ends both. The files stay when `dir` was given. */
  stop(): Promise<void>;
}

/** Throws one sentence when the machine has no D-Bus or no gnome-keyring. */
export async function startKeyring(dir?: string, options: KeyringOptions = {}): Promise<Keyring> {
  requireTools();
  const home = dir ?? mkdtempSync(join(tmpdir(), 'keyring-'));
  for (const part of ['data', 'config', 'cache']) mkdirSync(join(home, part), { recursive: true });
  const bus = await startSessionBus({ silentPrompter: options.prompter === 'silent' });
  const env = {
    DBUS_SESSION_BUS_ADDRESS: bus.address,
    XDG_RUNTIME_DIR: bus.runtime,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
  };
  let daemon: ChildProcess | null = null;
  const forgetHome = () => {
    if (dir === undefined) rmSync(home, { recursive: true, force: true });
  };
  const abandon = () => {
    daemon?.kill('SIGKILL');
    bus.abandon();
    forgetHome();
  };
  process.once('exit', abandon);

  const restart = async (start: KeyringStart) => {
    if (daemon) await end(daemon);
    daemon = null;
    if (start === 'absent') return;
    const unlocked = start === 'unlocked';
    const args = ['--foreground', '--components=secrets', ...(unlocked ? ['--unlock'] : [])];
    daemon = spawn('gnome-keyring-daemon', args, {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    daemon.stdin?.end(unlocked ? password : '');
    await serviceOnBus(env, unlocked ? 'unlocked keyring' : 'service');
  };
  await restart(options.start ?? 'unlocked');

  return {
    env,
    lock() {
      send(env, '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock', [
        `array:objpath:${loginKeyring}`,
      ]);
    },
    unlock: () => restart('unlocked'),
    restart,
    setDenied: bus.setDenied,
    freeze: () => void daemon?.kill('SIGSTOP'),
    thaw: () => void daemon?.kill('SIGCONT'),
    dismissPrompt: bus.dismissPrompt,
    async stop() {
      await restart('absent');
      await bus.stop();
      process.removeListener('exit', abandon);
      forgetHome();
    },
  };
}

function requireTools(): void {
  const missing = tools.filter((tool) => spawnSync(tool, ['--version']).error);
  if (missing.length > 0) {
    throw new Error(
      `There is no ${missing.join(', no ')} here: \`sudo apt-get install -y dbus gnome-keyring\` installs what is missing.`,
    );
  }
}

type Env = Keyring['env'];

function send(env: Env, path: string, method: string, args: string[]): string {
  return execFileSync(
    'dbus-send',
    [
      '--session',
      '--print-reply=literal',
      '--reply-timeout=5000',
      '--dest=org.freedesktop.secrets',
      path,
      method,
      ...args,
    ],
    { env: { ...process.env, ...env }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
}

async function serviceOnBus(env: Env, what: 'service' | 'unlocked keyring'): Promise<void> {
  const face = what === 'service' ? 'Service' : 'Collection';
  const path = what === 'service' ? '/org/freedesktop/secrets' : '/org/freedesktop/secrets/aliases/default';
  const property = what === 'service' ? 'Collections' : 'Locked';
  const giveUpAt = Date.now() + 60_000;
  for (;;) {
    try {
      const args = [`string:org.freedesktop.Secret.${face}`, `string:${property}`];
      const answer = send(env, path, 'org.freedesktop.DBus.Properties.Get', args);
      if (what === 'service' || answer.includes('false')) return;
    } catch (error) {
      if (Date.now() > giveUpAt) throw new Error(`No ${what} came up on the bus.`, { cause: error });
    }
    await pause(20);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGCONT');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 3000);
  await ended;
  clearTimeout(force);
}
