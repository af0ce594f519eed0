/** The machine's clock, some times as fast: waits that a person would have to live through are over sooner. */
import { type Clock, systemClock } from '../../../main/ports.ts';

export function hurriedClock(times: number): Clock {
  const start = systemClock.now();
  return {
    now: () => start + (systemClock.now() - start) * times,
    after: (ms, task) => systemClock.after(ms / times, task),
  };
}
