/** A part of a queue as main answers it, from items that a test holds in memory. */
import type { QueueItem, QueueSummary, QueueWindow } from '../../preload/queue.ts';
import { aQueueSummary } from './samples.ts';

interface Request {
  states?: readonly QueueItem['state'][] | undefined;
  offset: number;
  limit: number;
}

/** `items`: in the order in which they are shown. `part`: what the items do not tell of the summary. */
export function queueWindow(
  items: readonly QueueItem[],
  { states, offset, limit }: Request,
  part: Partial<QueueSummary> = {},
): QueueWindow {
  const wanted = items.filter(({ state }) => !states || states.includes(state));
  const count = (state: QueueItem['state']) => items.filter((item) => item.state === state).length;
  return {
    items: wanted.slice(offset, offset + limit),
    total: wanted.length,
    summary: aQueueSummary({
      queued: count('queued'),
      sending: count('sending'),
      waiting: count('waiting'),
      failed: count('failed'),
      sent: count('sent'),
      ...part,
    }),
  };
}
