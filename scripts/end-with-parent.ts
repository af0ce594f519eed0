/**
 * npm runs a script through a shell, and a shell that is told to end does not tell its child. So that `npm run
 * serve` never leaves a Guestlist behind, the child looks whether its parent is still there.
 */
const everyMs = 1000;

/** Sends this process SIGTERM once the process that started it is gone. */
export function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, everyMs).unref();
}
