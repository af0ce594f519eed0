/** In which order a queue is shown, and which of its items. */
import type { Match } from '../../../preload/invitation.ts';
import type { QueueOrder } from '../../../preload/queue.ts';
import { matchIn, metadataQuery } from '../copy/metadata-match.ts';
import type { OutboxItem } from './item.ts';
import type { Items } from './items.ts';

/**
 * `newest`: what was asked for last stands first. `next`: what failed and waits for somebody, then what is under way in
 * the order in which it goes out, then what is done; of both ends the newest first.
 */
export function inOrder(items: Pick<Items, 'all' | 'unfinished'>, order: QueueOrder): OutboxItem[] {
  const newest = [...items.all()].reverse();
  if (order === 'newest') return newest;
  const left = [...items.unfinished()];
  const done = new Set<OutboxItem['state']>(['sent', 'cancelled']);
  return [
    ...newest.filter(({ state }) => state === 'failed'),
    ...left.filter(({ state }) => state === 'sending'),
    ...left.filter(({ state }) => state === 'queued'),
    ...newest.filter(({ state }) => done.has(state)),
  ];
}

/** Whether an item's address has `search` in it, or else what of its metadata matches. */
export function matcher(search: string): (item: OutboxItem) => true | Match | null {
  const wanted = search.trim().toLowerCase();
  const query = metadataQuery(search);
  return ({ draft: { emailAddress, publicMetadata = {} } }) =>
    emailAddress.toLowerCase().includes(wanted) || (query && matchIn(publicMetadata, query));
}
