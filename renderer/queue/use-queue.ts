/** The newest part of an account's queue, live: what is under way, what can be undone, how the last send went. */
import type { QueueItem, QueueWindow } from '../../preload/queue.ts';
import { queueRequest } from '../../preload/queue-request.ts';
import { type ResourceHandle, useResource } from '../state/use-resource.ts';

export function useQueue(accountId: string): ResourceHandle<QueueWindow> {
  return useResource(
    `queue ${accountId}`,
    (guestlist) => guestlist.queue.list(queueRequest(accountId)),
    ['queue.changed'],
    accountId,
  );
}

/** Whether main still works on it. */
export function isActive(item: QueueItem): boolean {
  return item.state === 'queued' || item.state === 'sending' || item.state === 'waiting';
}

/** Whether it can be taken back at no cost, at this moment. */
export function isUndoable(item: QueueItem): boolean {
  return item.state === 'waiting' && item.waitingFor === 'undo';
}

/** What is being done to which invitation, newest first wins. */
export function activeByInvitation(items: readonly QueueItem[]): ReadonlyMap<string, QueueItem> {
  const map = new Map<string, QueueItem>();
  for (const item of items) {
    if (item.invitationId && isActive(item) && !map.has(item.invitationId)) map.set(item.invitationId, item);
  }
  return map;
}
