/** Says in the status line what came to an end in the queue while this page was open. */
import { useEffect, useRef } from 'react';
import type { QueueItem, QueueWindow } from '../../preload/queue.ts';
import { audienceWords } from '../copy/lists.ts';
import { clerkNow } from '../state/clerk-clock.ts';
import { useStatus } from '../status/status-context.ts';
import { finishedWords, justDeleted, justFinished } from './finished-words.ts';

export function useFinishedAnnouncements(accountId: string, queue: QueueWindow | null): void {
  const { say } = useStatus();
  const before = useRef<{ accountId: string; items: readonly QueueItem[] } | null>(null);
  useEffect(() => {
    if (!queue) return;
    const known = before.current?.accountId === accountId ? before.current.items : queue.items;
    before.current = { accountId, items: queue.items };
    const words = finishedWords(justFinished(known, queue.items), clerkNow());
    if (words) say(words.text, words.tone);
    // In one sentence after the other, and said at once: of two that are said the second would take the place.
    const deleted = Map.groupBy(justDeleted(known, queue), ({ audience = 'application' }) => audience);
    const gone = [...deleted].map(([audience, { length }]) => audienceWords[audience].deleted(length));
    if (gone.length > 0) say(gone.join(' '), 'success');
  }, [accountId, queue, say]);
}
