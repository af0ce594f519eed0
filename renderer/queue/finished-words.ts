/** What has just come to an end in the queue, as one sentence to be read out. Pure. */
import type { QueueItem, QueueWindow } from '../../preload/queue.ts';
import { itemWords, tally } from '../copy/queue.ts';
import type { Tone } from '../status/status-context.ts';
import { isActive } from './use-queue.ts';

/** Items that were active in `before` and are not in `after`, or came finished and were not there at all. */
export function justFinished(before: readonly QueueItem[], after: readonly QueueItem[]): QueueItem[] {
  const earlier = new Map(before.map((item) => [item.id, item]));
  return after.filter((item) => {
    if (isActive(item) || item.state === 'cancelled') return false;
    const was = earlier.get(item.id);
    return was === undefined || isActive(was) || was.updatedAt !== item.updatedAt;
  });
}

/**
 * The deletions that have ended: what was deleted is not in the queue any more. None while the newest part of the queue
 * is not all of it, because then an item may be missing for another reason.
 */
export function justDeleted(before: readonly QueueItem[], after: QueueWindow): QueueItem[] {
  if (after.items.length < after.total) return [];
  const left = new Set(after.items.map(({ id }) => id));
  return before.filter((item) => item.operation === 'delete' && isActive(item) && !left.has(item.id));
}

/** `ada@example.com: Invited`, or a tally when there are several. Null when nothing ended. */
export function finishedWords(
  finished: readonly QueueItem[],
  now: number,
): { text: string; tone: Tone } | null {
  const [first] = finished;
  if (!first) return null;
  const text = finished.length === 1 ? `${first.emailAddress}: ${itemWords(first, now)}` : tally(finished);
  return { text, tone: toneOf(finished) };
}

/** Green is for what was done; what Clerk had already is no more than told, as its line in the queue does. */
function toneOf(finished: readonly QueueItem[]): Tone {
  if (finished.some(({ state }) => state === 'failed')) return 'problem';
  return finished.every(({ already }) => already !== null) ? 'info' : 'success';
}
