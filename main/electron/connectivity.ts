/** The machine's network as Chromium sees it. It has no event for main, so a slow look at it stands in. */
import { net, powerMonitor } from 'electron';
import type { Clock, Connectivity } from '../ports.ts';

/** Milliseconds between two looks: a local call that costs nothing, and only while somebody listens. */
const lookEveryMs = 2000;

export function createConnectivity(clock: Clock): Connectivity {
  const listeners = new Set<(online: boolean) => void>();
  let known = net.isOnline();
  let callOff: (() => void) | null = null;

  function look(): void {
    const online = net.isOnline();
    if (online === known) return;
    known = online;
    for (const listener of [...listeners]) listener(online);
  }

  function lookAgain(): void {
    callOff = clock.after(lookEveryMs, () => {
      look();
      lookAgain();
    });
  }

  powerMonitor.on('resume', look);

  return {
    isOnline: () => net.isOnline(),
    onChange(listener) {
      listeners.add(listener);
      if (callOff === null) lookAgain();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        callOff?.();
        callOff = null;
      };
    },
  };
}
