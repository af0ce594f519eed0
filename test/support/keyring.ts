/**
 * A real keychain for tests: a private D-Bus session with its own gnome-keyring-daemon, whose files live in one
 * directory. Set `process.env` from `env` before the first use of a keychain, or give it to a child process.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

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
  // A socket's path has at most 107 characters, so it cannot live under any directory that a test may choose.
  const runtime = mkdtempSync(join(tmpdir(), 'bus-'));
  for (const part of ['data', 'config', 'cache']) mkdirSync(join(home, part), { recursive: true });
  const env = {
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(runtime, 'bus')}`,
    XDG_RUNTIME_DIR: runtime,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
  };
  const prompter = options.prompter === 'silent' ? silentPrompter(runtime) : null;
  const bus = spawn('dbus-daemon', [`--config-file=${busConfig(runtime)}`, '--nofork', '--print-address'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let daemon: ChildProcess | null = null;
  const kill = () => {
    daemon?.kill('SIGKILL');
    bus.kill('SIGKILL');
    prompter?.end();
  };
  process.once('exit', kill);
  await once(bus.stdout, 'data', { signal: AbortSignal.timeout(10_000) });

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
    freeze: () => void daemon?.kill('SIGSTOP'),
    thaw: () => void daemon?.kill('SIGCONT'),
    dismissPrompt: () => prompter?.end(),
    async stop() {
      prompter?.end();
      await restart('absent');
      await end(bus);
      process.removeListener('exit', kill);
      rmSync(runtime, { recursive: true, force: true });
      if (dir === undefined) rmSync(home, { recursive: true, force: true });
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

/** No service directories but our own: nothing of the machine's is started on this bus. */
function busConfig(runtime: string): string {
  const file = join(runtime, 'bus.conf');
  writeFileSync(
    file,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${join(runtime, 'bus')}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${runtime}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>`,
  );
  return file;
}

/** A prompter that the bus starts and that never takes its name: whoever asks it waits. */
function silentPrompter(runtime: string): { end(): void } {
  const pidFile = join(runtime, 'prompter.pid');
  const script = join(runtime, 'prompter.sh');
  writeFileSync(script, `#!/bin/sh\necho $$ > ${pidFile}\nexec sleep 60\n`, { mode: 0o700 });
  writeFileSync(
    join(runtime, 'prompter.service'),
    `[D-BUS Service]\nName=org.gnome.keyring.SystemPrompter\nExec=${script}\n`,
  );
  return {
    end() {
      try {
        process.kill(Number(readFileSync(pidFile, 'utf8')));
        rmSync(pidFile);
      } catch {
        // It was never asked, or has ended.
      }
    },
  };
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
  const giveUpAt = Date.now() + 10_000;
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
