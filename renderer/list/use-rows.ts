/** Ties a {@link RowCache} to the views: one cache per account, refreshed when main says that something changed. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Counts, Invitation } from '../../preload/invitation.ts';
import type { ListQuery } from '../../preload/list-query.ts';
import { useHost } from '../state/guestlist-context.ts';
import { RowCache, type Rows } from './row-cache.ts';

export interface RowsHandle<Query extends object = ListQuery, Row = Invitation, Sums extends object = Counts>
  extends Rows<Query, Row, Sums> {
  cache: RowCache<Query, Row, Sums>;
}

export function useRowCache(accountId: string): RowCache {
  const { guestlist, connection, initial } = useHost();
  // Another account's rows must never stand in for these.
  const cache = useMemo(
    () => new RowCache(guestlist.invitations.list, initial.rowsOf(accountId)),
    [guestlist, initial, accountId],
  );
  useEffect(() => {
    if (cache.asked && !initial.isFresh('rows', ['invitations.changed'])) {
      initial.afterDrawing(() => cache.refresh());
    }
    const stops = [
      guestlist.on('invitations.changed', (payload) => {
        if (payload.accountId === accountId) cache.refresh();
      }),
      connection.onReconnected(() => cache.refresh()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [cache, guestlist, connection, initial, accountId]);
  return cache;
}

/** The rows for the newest question, or those of the one before while its answer is on its way. */
export function useRows<Query extends object, Row, Sums extends object>(
  cache: RowCache<Query, Row, Sums>,
): RowsHandle<Query, Row, Sums> {
  const rows = useSyncExternalStore(cache.subscribe, cache.get, cache.get);
  return { ...rows, cache };
}

/** How many there are of each status; the same object until one of them changes. */
export function useCounts(cache: RowCache): Counts | null {
  const counts = () => cache.get().counts;
  return useSyncExternalStore(cache.subscribe, counts, counts);
}
