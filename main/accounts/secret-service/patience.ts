/** How long an answer is waited for by a process that may itself be stopped meanwhile. */

/** Time in which nobody ran is counted as one part at most. */
const parts = 10;

export interface Patience {
  /** Aborted when it is at its end. */
  signal: AbortSignal;
  callOff(): void;
}

/**
 * `ms` milliseconds, in parts: a machine that stood still, or a process that was stopped or busy for longer than all of
 * them, still reads what came meanwhile and gives the others their time. One timer for the whole would be over at once,
 * because Node runs timers before it reads sockets (its event loop's order: timers, then poll).
 */
export function patience(ms: number): Patience {
  const abort = new AbortController();
  let left = parts;
  const timer = setInterval(() => {
    left -= 1;
    if (left > 0) return;
    clearInterval(timer);
    abort.abort();
  }, ms / parts);
  // Who waits holds the process by the connection.
  timer.unref();
  return { signal: abort.signal, callOff: () => clearInterval(timer) };
}
