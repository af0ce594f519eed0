/** Many changes, few events: the first of a burst is told at once, the rest together a little later. */
import type { Clock } from '../ports.ts';

export interface Coalesced {
  tell(): void;
  stop(): void;
}

/** `emit` is called at most once in each `everyMs` milliseconds. */
export function coalesce(clock: Clock, everyMs: number, emit: () => void): Coalesced {
  let callOff: (() => void) | null = null;
  let waiting = false;
  const open = () => {
    callOff = null;
    if (!waiting) return;
    waiting = false;
    emit();
    callOff = clock.after(everyMs, open);
  };
  return {
    tell() {
      if (callOff !== null) {
        waiting = true;
        return;
      }
      callOff = clock.after(everyMs, open);
      emit();
    },
    stop() {
      callOff?.();
      callOff = null;
      waiting = false;
    },
  };
}
