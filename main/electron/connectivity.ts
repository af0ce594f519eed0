/** The machine's network as Chromium sees it. It has no event for main, so a slow look at it stands in. */
import { net, powerMonitor } from 'electron';
import type { Clock, Connectivity } from '../ports.ts';

/** Milliseconds between two looks: a local call that costs nothing, and only while somebody listens. */
const lookEveryMs = 2000;

export function createConnectivity(clock: Clock): Connectivity {
  const listeners = new Set<(online: boolean) => void>();
  let known = net.isOnline();
  let callOff: (() => void) | null = null;

  /**
   * Whoever was told "offline" waits for the change back, so every answer counts as a look: an absence that is
   * shorter than the time between two looks would otherwise leave them waiting.
   */
  function look(): boolean {
    const online = net.isOnline();
    if (online === known) return known;
    known = online;
    clock.after(0, () => {
      for (const listener of [...listeners]) listener(online);
    });
    return known;
  }

  function lookAgain(): void {
    callOff = clock.after(lookEveryMs, () => {
      look();
      lookAgain();
    });
  }

  powerMonitor.on('resume', look);

  return {
    isOnline: look,
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
