/** Ties a {@link RowCache} to the list: one cache per account, refreshed when main says that something changed. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Status } from '../../preload/invitation.ts';
import { useHost } from '../state/guestlist-context.ts';
import { type ListQuery, RowCache, type Rows } from './row-cache.ts';

export interface RowsHandle extends Rows {
  cache: RowCache;
}

/** The rows for a question, or those of the question before while the answer is on its way. */
export function useRows(
  accountId: string,
  status: Status,
  search: string,
  order: ListQuery['order'],
): RowsHandle {
  const { guestlist, connection } = useHost();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another account's rows must never stand in for these.
  const cache = useMemo(() => new RowCache(guestlist.invitations.list), [guestlist, accountId]);
  useEffect(() => {
    cache.show({ accountId, status, search, order });
  }, [cache, accountId, status, search, order]);
  useEffect(() => {
    const stops = [
      guestlist.on('invitations.changed', (payload) => {
        if (payload.accountId === accountId) cache.refresh();
      }),
      connection.onReconnected(() => cache.refresh()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [cache, guestlist, connection, accountId]);
  const rows = useSyncExternalStore(cache.subscribe, cache.get);
  return { ...rows, cache };
}
