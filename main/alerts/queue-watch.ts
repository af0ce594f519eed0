/** Looks at an account's queue when it has changed. */
import type { Handlers } from '../../preload/contract.ts';
import type { QueueItem, QueueWindow } from '../../preload/queue.ts';
import type { Clock } from '../ports.ts';
import { type Coalesced, coalesce } from './coalesce.ts';
import type { AlertEvent, EndedWork } from './event.ts';
import { compareQueue, type QueueSeen } from './queue-changes.ts';

export interface QueueWatchPorts {
  clock: Clock;
  queue: Pick<Handlers['queue'], 'list'>;
  /** Up to when the failures of this account were told before the start. */
  toldUntil(): number;
  /** What Clerk's clock is ahead of ours, in milliseconds. */
  clockSkewMs(): number;
  hear(event: AlertEvent): void;
  /** The account is closed, or a fault: the next change brings the next look. */
  failed(error: unknown): void;
}

/** At most one look in this time: an import changes the queue several times a second. */
const coalesceMs = 1000;
/** The contract's largest window. */
const pageSize = 500;
/** Failures beyond this many are not told one by one, and nobody reads them in a notification. */
const maxPages = 10;
const waitingLook = 50;

export function watchQueue(accountId: string, ports: QueueWatchPorts): Coalesced {
  const { clock, queue } = ports;
  let seen: QueueSeen | null = null;
  /** Failed once, on their way again: their end is worth knowing. */
  const retried = new Map<string, number>();

  /** Reads page after page until there is no other, or `enough` says so of the items of the newest one. */
  async function read(
    states: QueueItem['state'][] | undefined,
    enough: (items: readonly QueueItem[]) => boolean,
  ): Promise<QueueWindow> {
    const list = async (offset: number) =>
      queue.list({ accountId, ...(states ? { states } : {}), offset, limit: pageSize });
    let page = await list(0);
    const all = { ...page, items: [...page.items] };
    for (let offset = pageSize; offset < page.total && offset < maxPages * pageSize; offset += pageSize) {
      if (enough(page.items)) break;
      page = await list(offset);
      all.items.push(...page.items);
    }
    return all;
  }

  async function find(ids: ReadonlyMap<string, number>): Promise<Map<string, QueueItem>> {
    let missing = ids.size;
    const { items } = await read(undefined, (page) => {
      missing -= page.filter(({ id }) => ids.has(id)).length;
      return missing <= 0;
    });
    return new Map(items.filter(({ id }) => ids.has(id)).map((item) => [item.id, item]));
  }

  /** What became of those that were failed and are not; what is under way again stays in `retried`. */
  async function ends(failed: readonly QueueItem[]): Promise<EndedWork[]> {
    const now = clock.now();
    const failedIds = new Set(failed.map(({ id }) => id));
    for (const id of seen?.failed.keys() ?? []) if (!failedIds.has(id)) retried.set(id, now);
    for (const id of failedIds) retried.delete(id);
    if (retried.size === 0) return [];
    const found = await find(retried);
    return [...retried].flatMap(([id, since]): EndedWork[] => {
      const { state, updatedAt } = found.get(id) ?? { state: 'cancelled', updatedAt: since };
      if (state !== 'sent' && state !== 'cancelled') return [];
      retried.delete(id);
      return [{ id, outcome: state === 'sent' ? 'sent' : 'gone', updatedAt }];
    });
  }

  async function look(): Promise<void> {
    try {
      const { items: failed, summary } = await read(['failed'], () => false);
      const left = await ends(failed);
      const { items: waiting } = await queue.list({
        accountId,
        states: ['waiting'],
        offset: 0,
        limit: waitingLook,
      });
      const clockSkewMs = ports.clockSkewMs();
      const taken = { now: clock.now(), clockSkewMs, failed, waiting, summary, left };
      const result = compareQueue(seen, taken, accountId, ports.toldUntil());
      seen = result.seen;
      for (const event of result.events) ports.hear(event);
    } catch (error) {
      ports.failed(error);
    }
  }

  return coalesce(clock, coalesceMs, look);
}
