/** How fresh the list is, in one line. Pure. */
import type { SyncState } from '../../preload/sync.ts';
import { appCopy } from '../copy/app.ts';
import { describeFailure } from '../copy/failure.ts';
import { ago, atTime } from '../words/time.ts';

export type Freshness = 'fresh' | 'busy' | 'stale' | 'failed';

/** Past this many refresh intervals without a check, and at least ten minutes, a list is stale. */
const staleIntervals = 5;
const staleMs = 600_000;

export function freshness(sync: SyncState, refreshSeconds: number, now: number): Freshness {
  if (sync.failure) return 'failed';
  if (sync.phase === 'syncing') return 'busy';
  if (sync.lastSyncAt === null) return 'busy';
  const limit = Math.max(staleMs, staleIntervals * refreshSeconds * 1000);
  return now - sync.lastSyncAt > limit ? 'stale' : 'fresh';
}

/** `Checked 2 minutes ago`, `Offline since 14:05`, `Checking…`. */
export function syncWords(sync: SyncState, refreshSeconds: number, now: number): string {
  const { failure, lastSyncAt } = sync;
  if (failure?.kind === 'offline' && lastSyncAt !== null)
    return appCopy.offlineSince(atTime(lastSyncAt, now));
  if (failure) return describeFailure(failure, 'sync', now).title;
  if (lastSyncAt === null) return sync.phase === 'syncing' ? appCopy.syncing : appCopy.neverSynced;
  const words = ago(lastSyncAt, now);
  const stale = freshness(sync, refreshSeconds, now) === 'stale';
  const checked = stale ? appCopy.stale(words) : appCopy.upToDate(words);
  return sync.unreadable === 0 ? checked : appCopy.unreadable(checked, sync.unreadable);
}
