/** What was deleted for good must not be found on disk either: the files are rewritten once the deleting has ended. */
import { errorName } from '../fault-facts.ts';
import type { Clock, Log } from '../ports.ts';
import { storageTrouble } from '../storage/damage.ts';

export interface EraserPorts {
  clock: Clock;
  log: Log;
  /** Whether more is about to be deleted. */
  isErasing(): boolean;
  /** Rewrites the files. Throws SQLite's error. */
  purge(): void;
}

export interface Eraser {
  /** Something was deleted. */
  soon(): void;
  /** Does at once what is due, before the files are closed. */
  stop(): void;
}

/** Many are deleted one after the other, and the files are rewritten once. */
const afterMs = 500;

/** What cannot be done now is done at the next start: the queue's file says that it is due. */
export function createEraser({ clock, log, isErasing, purge }: EraserPorts): Eraser {
  let callOff: (() => void) | null = null;
  let stopped = false;
  const run = () => {
    callOff = null;
    try {
      purge();
    } catch (error) {
      log.warn('storage.not-purged', { trouble: storageTrouble(error), error: errorName(error) });
    }
  };
  const wait = () => {
    callOff = clock.after(afterMs, () => (isErasing() ? wait() : run()));
  };
  return {
    soon() {
      callOff?.();
      if (!stopped) wait();
    },
    stop() {
      stopped = true;
      if (callOff === null) return;
      callOff();
      run();
    },
  };
}
