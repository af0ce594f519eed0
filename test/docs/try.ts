/** Runs commands of the documents as a person would, in a shell, and ends them with everything that they started. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

export interface Served {
  /** All that it printed so far. */
  output(): string;
  /** As Ctrl+C in the terminal does. Resolves to true when it ended by itself within ten seconds. */
  end(): Promise<boolean>;
}

const answerMs = 60_000;
const endMs = 10_000;

function start(
  command: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
): { child: ChildProcess; output(): string } {
  // A group of its own: Ctrl+C in a terminal reaches every process of it.
  const child = spawn('sh', ['-c', command], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (more: string) => {
      text += more;
    });
  }
  return { child, output: () => text };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-(child.pid ?? 0), signal);
  } catch (error) {
    // ESRCH: the whole group has ended.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Runs to the end; null as code when it took too long and was killed. */
export async function runCommand(
  command: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
  minutes: number,
): Promise<{ code: number | null; output: string }> {
  const { child, output } = start(command, cwd, env);
  const tooLong = setTimeout(() => signalGroup(child, 'SIGKILL'), minutes * 60_000);
  const [code] = await once(child, 'close');
  clearTimeout(tooLong);
  return { code, output: output() };
}

/** Starts a server, and waits until it answers at the address that it prints. Rejects with what it printed. */
export async function serveCommand(command: string, cwd: string, env: NodeJS.ProcessEnv): Promise<Served> {
  const { child, output } = start(command, cwd, env);
  const closed = once(child, 'close');
  const end = async () => {
    signalGroup(child, 'SIGINT');
    const inTime = await Promise.race([closed.then(() => true), pause(endMs, false, { ref: false })]);
    signalGroup(child, 'SIGKILL');
    return inTime;
  };
  const until = performance.now() + answerMs;
  for (;;) {
    const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0];
    // Any answer will do: that a stranger is turned away is one.
    const answered =
      origin !== undefined &&
      (await fetch(origin).then(
        () => true,
        () => false,
      ));
    if (answered) return { output, end };
    if (child.exitCode !== null || performance.now() > until) {
      await end();
      throw new Error(`It did not answer:\n${output()}`);
    }
    await pause(100);
  }
}
