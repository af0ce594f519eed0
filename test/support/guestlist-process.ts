/** The browser host as a person starts it: a process of its own, with its own folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { serveCommand, serveEnvironment } from '../../scripts/built.ts';

const root = resolve(import.meta.dirname, '../..');

export interface Exit {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface GuestlistProcess {
  /** The one-time link that it printed. */
  link: string;
  pid: number;
  /** All that it has printed so far. */
  output(): string;
  /** As Ctrl+C does; resolves when the process has ended. */
  stop(signal?: NodeJS.Signals): Promise<Exit>;
}

/** The environment of this process without a keychain or a display, plus what is given. */
function plainEnv(extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const rest = { ...process.env };
  // Node warns on stderr when the runner set both colour variables.
  for (const name of ['DBUS_SESSION_BUS_ADDRESS', 'DISPLAY', 'WAYLAND_DISPLAY', 'NO_COLOR', 'FORCE_COLOR']) {
    delete rest[name];
  }
  return { ...rest, ...extra };
}

function collect(child: ChildProcess): { exit: Promise<Exit>; output: () => string } {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const exit = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));
  return { exit, output: () => stdout + stderr };
}

/** Runs a node script of the project to its end. */
export function runScript(script: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Exit> {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    env: plainEnv(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  return collect(child).exit;
}

/** Starts the built browser host as `npm run serve` does and waits for its link. Rejects with what it printed when it ends instead. */
export async function startGuestlist(args: string[], env: NodeJS.ProcessEnv = {}): Promise<GuestlistProcess> {
  const child = spawn(process.execPath, [...serveCommand, '--no-open', ...args], {
    cwd: root,
    env: { ...serveEnvironment, ...plainEnv(env) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { exit, output } = collect(child);
  // A test that fails before it stops it leaves no process behind.
  const abandon = () => void child.kill('SIGKILL');
  process.once('exit', abandon);
  void exit.finally(() => process.removeListener('exit', abandon));
  const link = await new Promise<string>((found, failed) => {
    child.stdout.on('data', () => {
      const match = /Guestlist is at (\S+)/.exec(output());
      if (match?.[1]) found(match[1]);
    });
    exit.then(() => failed(new Error(`Guestlist ended: ${output()}`)), failed);
  });
  return {
    link,
    pid: child.pid ?? 0,
    output,
    stop(signal = 'SIGINT') {
      child.kill(signal);
      return exit;
    },
  };
}
