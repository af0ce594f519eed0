/** Sleep and wake. The core is told by what it can do: after wake, look at the network and sync once. */
import { powerMonitor } from 'electron';
import type { Clock } from '../ports.ts';
import { wakeDelay } from './net-fetch.ts';

/** Calls back once per wake, after the network had time to return; returns the function that ends it. */
export function onWake(clock: Clock, awake: () => void): () => void {
  let callOff: (() => void) | null = null;
  const resumed = () => {
    callOff?.();
    callOff = clock.after(wakeDelay(), awake);
  };
  const suspended = () => callOff?.();
  powerMonitor.on('resume', resumed);
  powerMonitor.on('suspend', suspended);
  return () => {
    callOff?.();
    powerMonitor.off('resume', resumed);
    powerMonitor.off('suspend', suspended);
  };
}
