/** Ends a process that was started here. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Milliseconds for a clean end; what has not ended by then is killed. */
const patience = 5_000;

/** Resolves when it has ended; at once when it is not running. */
export async function endChild(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const last = setTimeout(() => child.kill('SIGKILL'), patience);
  await ended;
  clearTimeout(last);
}
