/**
 * npm runs a script through a shell, and a shell that is told to end does not tell its child. So that `npm run
 * serve` never leaves a Guestlist behind, the child looks whether its parent is still there: once this is loaded,
 * the process sends itself SIGTERM when it is not. `?parent=PID` names a parent that may be gone already.
 * Plain JavaScript, because a process that reads TypeScript keeps 19 MB for that as long as it lives.
 */
const everyMs = 1000;
const parent = Number(new URL(import.meta.url).searchParams.get('parent') ?? process.ppid);

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
}, everyMs).unref();
