/** Looks at an account's queue, and tells what has changed since the last look. */
import type { Handlers } from '../../preload/contract.ts';
import type { QueueItem, QueueWindow } from '../../preload/queue.ts';
import type { Clock } from '../ports.ts';
import type { AlertEvent, EndedWork } from './event.ts';
import { compareQueue, type QueueSeen } from './queue-changes.ts';

export interface QueueLookPorts {
  clock: Clock;
  queue: Pick<Handlers['queue'], 'list'>;
  /** Up to when the failures of this account were told before the start. */
  toldUntil(): number;
  /** What Clerk's clock is ahead of ours, in milliseconds. */
  clockSkewMs(): number;
  dispatch(event: AlertEvent): void;
}

/** The contract's largest window. */
const pageSize = 500;
/** Failures beyond this many are not told one by one, and nobody reads them in a notification. */
const maxRead = 5000;
const waitingLook = 50;

/** The look rejects when the account is closed. */
export function createQueueLook(accountId: string, ports: QueueLookPorts): () => Promise<void> {
  const { clock, queue } = ports;
  let seen: QueueSeen | null = null;
  /** Failed once, on their way again: their end is worth knowing. */
  const retried = new Map<string, number>();

  async function* pages(states?: QueueItem['state'][]): AsyncGenerator<QueueWindow> {
    let total = maxRead;
    for (let offset = 0; offset < total; offset += pageSize) {
      const page = await queue.list({ accountId, ...(states && { states }), offset, limit: pageSize });
      total = Math.min(maxRead, page.total);
      yield page;
    }
  }

  async function findRetried(): Promise<Map<string, QueueItem>> {
    const found = new Map<string, QueueItem>();
    if (retried.size === 0) return found;
    for await (const { items } of pages()) {
      for (const item of items) if (retried.has(item.id)) found.set(item.id, item);
      if (found.size === retried.size) break;
    }
    return found;
  }

  /** What became of those that were failed and are not; what is under way again stays in `retried`. */
  async function endsOf(failed: readonly QueueItem[]): Promise<EndedWork[]> {
    const now = clock.now();
    for (const id of seen?.failed.keys() ?? []) retried.set(id, now);
    for (const { id } of failed) retried.delete(id);
    const found = await findRetried();
    return [...retried].flatMap(([id, since]): EndedWork[] => {
      const { state, updatedAt } = found.get(id) ?? { state: 'cancelled', updatedAt: since };
      if (state !== 'sent' && state !== 'cancelled') return [];
      retried.delete(id);
      return [{ id, outcome: state === 'sent' ? 'sent' : 'gone', updatedAt }];
    });
  }

  return async () => {
    const window = { states: ['waiting' as const], offset: 0, limit: waitingLook };
    const { items: waiting, summary } = await queue.list({ accountId, ...window });
    // After the summary: an import is not said to be through before its last failure is told.
    const failed: QueueItem[] = [];
    for await (const { items } of pages(['failed'])) failed.push(...items);
    const left = await endsOf(failed);
    const look = { now: clock.now(), clockSkewMs: ports.clockSkewMs(), failed, waiting, summary, left };
    const { seen: next, events } = compareQueue(seen, look, accountId, ports.toldUntil());
    seen = next;
    for (const event of events) ports.dispatch(event);
  };
}
