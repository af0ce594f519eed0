/** A hidden popup is kept for a while, because the next open is then instant, and given back after that. */
import type { Clock } from '../../ports.ts';

const keptMs = 10 * 60_000;

export interface IdleTimer {
  /** The popup was hidden: `expired` runs unless it is opened again within ten minutes. */
  start(): void;
  stop(): void;
}

/** Published figures for a page of this size: about 300 MB with it hidden, 136 MB with it destroyed. */
export function createIdleTimer(clock: Clock, expired: () => void): IdleTimer {
  let callOff: (() => void) | null = null;
  const stop = () => {
    callOff?.();
    callOff = null;
  };
  return {
    start() {
      stop();
      callOff = clock.after(keptMs, () => {
        callOff = null;
        expired();
      });
    },
    stop,
  };
}
