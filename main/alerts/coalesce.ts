/** A look that is asked for often and takes a while: at most one at a time, and one more when it was asked meanwhile. */
import type { Clock } from '../ports.ts';

export interface Coalesced {
  /** Looks within `ms` milliseconds, or as soon as the look under way has ended. */
  soon(): void;
  stop(): void;
}

/** `look` must not reject. */
export function coalesce(clock: Clock, ms: number, look: () => Promise<void>): Coalesced {
  let callOff: (() => void) | null = null;
  let looking = false;
  let again = false;
  let stopped = false;

  function soon(): void {
    if (looking) again = true;
    else if (!stopped) callOff ??= clock.after(ms, begin);
  }

  function begin(): void {
    callOff = null;
    looking = true;
    void look().finally(() => {
      looking = false;
      if (again) soon();
      again = false;
    });
  }

  return {
    soon,
    stop() {
      stopped = true;
      callOff?.();
      callOff = null;
    },
  };
}
