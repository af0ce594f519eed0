/** Why a queue item stands as it does, in words. Pure. */
import type { QueueItem } from '../../preload/queue.ts';
import { describeFailure } from '../copy/failure.ts';
import { queueCopy } from '../copy/queue.ts';

/** Why it is not out yet, or not at all, and why it cannot be taken back. */
export function hints(item: QueueItem, now: number): string[] {
  if (item.withoutMetadata) return [queueCopy.withoutMetadataHint];
  if (item.already === 'meanwhile') return [queueCopy.meanwhileHint];
  if (item.already === 'resent') return [queueCopy.resentHint];
  if (item.already === 'pending' && item.operation === 'resend') return [queueCopy.otherPendingHint];
  if (item.state !== 'queued' && item.state !== 'waiting') return [];
  const inDoubt = item.state === 'waiting' && !item.canCancel;
  return [
    item.failure ? describeFailure(item.failure, 'queue', now).title : '',
    item.waitingFor === 'review' ? queueCopy.reviewHint : inDoubt ? queueCopy.doubtHint : '',
  ].filter(Boolean);
}

/** What came instead of Clerk's words. It is shown as text, whatever it is. */
export function cameOf({ failure }: QueueItem): string | null {
  return failure !== null && 'body' in failure ? (failure.body ?? null) : null;
}

/** How it looks: what Clerk had done already is neither well nor ill. */
export const toneOf = (item: QueueItem): string =>
  item.state === 'sent' && (item.already || item.withoutMetadata) ? 'already' : item.state;
