/**
 * The time that a person reads is Clerk's: main tells how far its clock is ahead of this machine's, and nobody would
 * notice less than two seconds.
 */
import { useEffect, useSyncExternalStore } from 'react';
import type { SyncState } from '../../preload/sync.ts';

let skewMs = 0;
const listeners = new Set<() => void>();

/** Milliseconds since 1970. */
export const clerkNow = (): number => Date.now() + skewMs;

function setClockSkew(ms: number): void {
  if (ms === skewMs) return;
  skewMs = ms;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What Clerk's clock is ahead of this machine's. */
export function useClockSkew(): number {
  const skew = () => skewMs;
  return useSyncExternalStore(subscribe, skew, skew);
}

/** So often the machine's clock is looked at, and so far it must have moved to have been set. */
const lookEveryMs = 5000;
const setByMs = 2000;

/** Follows the account that is shown; asks main again when the machine's clock was set meanwhile. */
export function useClerkClock(sync: SyncState | null, reload: () => Promise<void>): void {
  const ms = sync?.clockSkewMs ?? 0;
  useEffect(() => setClockSkew(ms), [ms]);
  useEffect(() => {
    let startedAt = Date.now() - performance.now();
    const timer = setInterval(() => {
      const now = Date.now() - performance.now();
      if (Math.abs(now - startedAt) > setByMs) void reload();
      startedAt = now;
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [reload]);
}
