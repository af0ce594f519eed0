/** A part of a queue as main answers it, from items that a test holds in memory. */
import type { QueueItem, QueueSummary, QueueWindow, QueueWindowRequest } from '../../preload/queue.ts';
import { aQueueSummary } from './samples.ts';

type Request = Omit<QueueWindowRequest, 'accountId'>;

const lots: readonly QueueItem['state'][][] = [
  ['failed'],
  ['sending'],
  ['queued', 'waiting'],
  ['sent', 'cancelled'],
];

/** In main's orders: what is under way goes out in the order in which it was asked for. */
function inOrder(newest: readonly QueueItem[], order: Request['order']): readonly QueueItem[] {
  if (order !== 'next') return newest;
  return lots.flatMap((states) => {
    const lot = newest.filter(({ state }) => states.includes(state));
    return states.includes('queued') ? lot.reverse() : lot;
  });
}

/** Whoever is wanted, in the order that is wanted. `items`: the newest first. */
export function queuePart(
  items: readonly QueueItem[],
  { states, search = '', order }: Pick<Request, 'states' | 'search' | 'order'>,
): QueueItem[] {
  return inOrder(items, order).filter(
    ({ state, emailAddress }) =>
      (!states || states.includes(state)) && emailAddress.toLowerCase().includes(search.trim().toLowerCase()),
  );
}

/** `items`: the newest first. `part`: what the items do not tell of the summary. */
export function queueWindow(
  items: readonly QueueItem[],
  { offset, limit, placeOf, ...request }: Request,
  part: Partial<QueueSummary> = {},
): QueueWindow {
  const wanted = queuePart(items, request);
  const count = (state: QueueItem['state']) => items.filter((item) => item.state === state).length;
  const place = wanted.findIndex(({ id }) => id === placeOf);
  return {
    items: wanted.slice(offset, offset + limit),
    total: wanted.length,
    ...(placeOf !== undefined && { place: place < 0 ? null : place }),
    summary: aQueueSummary({
      queued: count('queued'),
      sending: count('sending'),
      done: count('sent') + count('failed'),
      waiting: count('waiting'),
      failed: count('failed'),
      sent: count('sent'),
      ...part,
    }),
  };
}
