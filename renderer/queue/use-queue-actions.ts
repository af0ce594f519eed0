/** What a person can do to queue items, with the outcome said in the status line. */
import { useCallback } from 'react';
import type { Guestlist } from '../../preload/contract.ts';
import type { Result } from '../../preload/failure.ts';
import { describeFailure } from '../copy/failure.ts';
import { queueCopy } from '../copy/queue.ts';
import { clerkNow } from '../state/clerk-clock.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { useStatus } from '../status/status-context.ts';

/** The contract's largest window. */
const pageSize = 500;

export interface QueueActions {
  cancel(ids: string[]): Promise<void>;
  /** Whatever has not gone out, and can still be taken back. */
  cancelAll(): Promise<void>;
  retry(ids: string[]): Promise<void>;
  /** Sends to another address what failed for certain; whether it is in the queue. */
  correct(id: string, emailAddress: string): Promise<boolean>;
  dismiss(ids: string[]): Promise<void>;
  retryFailed(): Promise<void>;
  clearFinished(): Promise<void>;
  setPaused(paused: boolean): Promise<void>;
  /** What waits for the network is tried at once. */
  tryNow(): Promise<void>;
}

/** Says a refused operation in the status line; the value otherwise. */
export function useTold(): <T>(result: Result<T>) => T | null {
  const { say } = useStatus();
  return useCallback(
    <T>(result: Result<T>): T | null => {
      if (result.ok) return result.value;
      const { title, explanation } = describeFailure(result.failure, 'action', clerkNow());
      say(`${title}. ${explanation}`, 'problem');
      return null;
    },
    [say],
  );
}

export function useQueueActions(accountId: string): QueueActions {
  const { queue }: Pick<Guestlist, 'queue'> = useGuestlist();
  const { say } = useStatus();
  const told = useTold();
  return {
    async cancel(ids) {
      const done = told(await queue.cancel({ accountId, ids }));
      const cancelled = done?.items.filter(({ state }) => state === 'cancelled') ?? [];
      if (cancelled.length > 0) say(queueCopy.takenBack(cancelled.map((item) => item.emailAddress)));
    },
    async cancelAll() {
      let taken = 0;
      for (let offset = 0, more = true; more; ) {
        const page = told(
          await queue.list({ accountId, states: ['queued', 'waiting'], offset, limit: pageSize }),
        );
        if (!page) break;
        const ids = page.items.filter(({ canCancel }) => canCancel).map(({ id }) => id);
        const done = ids.length === 0 ? { items: [] } : told(await queue.cancel({ accountId, ids }));
        if (!done) break;
        const gone = done.items.filter(({ state }) => state === 'cancelled').length;
        taken += gone;
        // Those that are gone no longer count as waiting: the next ones have moved up.
        offset += page.items.length - gone;
        more = page.items.length === pageSize;
      }
      say(queueCopy.allTakenBack(taken));
    },
    async retry(ids) {
      told(await queue.retry({ accountId, ids }));
    },
    async correct(id, emailAddress) {
      const done = told(await queue.correct({ accountId, id, emailAddress }));
      if (done) say(queueCopy.corrected(emailAddress));
      return done !== null;
    },
    async dismiss(ids) {
      told(await queue.dismiss({ accountId, ids }));
    },
    async retryFailed() {
      const done = told(await queue.retryFailed({ accountId }));
      if (done) say(queueCopy.retried(done.count));
    },
    async clearFinished() {
      const done = told(await queue.clearFinished({ accountId }));
      if (done) say(queueCopy.cleared(done.count));
    },
    async tryNow() {
      if (told(await queue.resume({ accountId }))) say(queueCopy.tryingNow);
    },
    async setPaused(paused) {
      const done = told(await (paused ? queue.pause : queue.resume)({ accountId }));
      if (done) say(paused ? queueCopy.paused : queueCopy.resumed);
    },
  };
}
