/** Programs that a test starts, and ends for sure. */
import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';

export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGCONT');
  child.kill(signal);
  const force = setTimeout(() => child.kill('SIGKILL'), 3000);
  await ended;
  clearTimeout(force);
}

/** Those of the programs that this machine does not have. */
export function missing(programs: readonly string[]): string[] {
  return programs.filter((program) => spawnSync('which', [program], { stdio: 'ignore' }).status !== 0);
}
