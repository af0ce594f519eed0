/** The rows in view of an account's queue, asked of main and refreshed when it changes. */
import { useEffect, useMemo } from 'react';
import type { QueueItem, QueueSummary, QueueWindowRequest } from '../../preload/queue.ts';
import { RowCache } from '../list/row-cache.ts';
import { useHost } from '../state/guestlist-context.ts';

/** Which part of the queue, in which order; pages of it are asked for. */
export type QueueQuery = Omit<QueueWindowRequest, 'offset' | 'limit' | 'placeOf'> & { search: string };

export type QueueCache = RowCache<QueueQuery, QueueItem, QueueSummary>;

export function useQueueCache(accountId: string): QueueCache {
  const { guestlist, connection } = useHost();
  const cache: QueueCache = useMemo(
    () =>
      new RowCache(async (request) => {
        const answer = await guestlist.queue.list(request);
        if (!answer.ok) return answer;
        const { items, total, summary } = answer.value;
        return { ok: true, value: { rows: items, total, counts: summary } };
      }),
    [guestlist],
  );
  useEffect(() => {
    const stops = [
      guestlist.on('queue.changed', (payload) => {
        if (payload.accountId === accountId) cache.refresh();
      }),
      connection.onReconnected(() => cache.refresh()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [cache, guestlist, connection, accountId]);
  return cache;
}
