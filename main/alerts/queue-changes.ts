/** What has changed between two looks at an account's queue, as events. Pure; times are milliseconds since 1970. */
import type { QueueItem, QueueSummary } from '../../preload/queue.ts';
import { causeOfWork } from './cause.ts';
import type { AlertEvent, EndedWork } from './event.ts';

export interface QueueLook {
  now: number;
  /** What Clerk's clock is ahead of `now`. */
  clockSkewMs?: number;
  failed: readonly QueueItem[];
  /** Some of those that wait, with until when and for what. */
  waiting: readonly QueueItem[];
  summary: QueueSummary;
  /** What became of items that were failed at the look before and are no more. */
  left: readonly EndedWork[];
}

/** What is kept of a look for the next one. */
export interface QueueSeen {
  /** Failed items by id, with the time at which they became so. */
  failed: ReadonlyMap<string, number>;
  /** Counts before the present run of work began; each falls when finished items are dismissed. */
  base: { sent: number; failed: number };
  limit: 'none' | 'flowing' | number;
}

/** Up to how many at once count as done by hand, as in main/invitations/outbox/new-items.ts. */
const byHand = 10;

type WorkFailed = Extract<AlertEvent, { type: 'work-failed' }>;

/** Oldest first. */
function workFailed(accountId: string, items: readonly QueueItem[]): WorkFailed[] {
  return items.length === 0 ? [] : [{ type: 'work-failed', accountId, items: items.toReversed() }];
}

function unfinished({ queued, sending, waiting }: QueueSummary): number {
  return queued + sending + waiting;
}

function limitOf({ waiting, summary }: QueueLook): QueueSeen['limit'] {
  if (unfinished(summary) === 0) return 'none';
  const untils = waiting.flatMap(({ waitingFor, until }) => (waitingFor === 'limit' && until ? until : []));
  return untils.length === 0 || summary.sending > 0 ? 'flowing' : Math.min(...untils);
}

function limitEvent(until: QueueSeen['limit'], look: QueueLook, accountId: string): AlertEvent {
  const { now: at, summary, clockSkewMs = 0 } = look;
  if (until === 'none') return { type: 'queue-drained', accountId, at };
  if (until === 'flowing') return { type: 'queue-flowing', accountId, at };
  const skewed = clockSkewMs === 0 ? {} : { clockSkewMs };
  return { type: 'queue-blocked', accountId, until, ...skewed, waiting: unfinished(summary), at };
}

/** Compares with `before`; null at the first look. */
export function compareQueue(
  before: QueueSeen | null,
  look: QueueLook,
  accountId: string,
  toldUntil: number,
): { seen: QueueSeen; events: AlertEvent[] } {
  const { summary, now: at, failed, left } = look;
  // The first look tells what failed since `toldUntil`: what is older was told or seen before the start. Of a refused
  // key it tells nothing: the key may be another one by now, and the sync finds out.
  const isNew = ({ id, updatedAt, failure }: QueueItem) =>
    before === null
      ? updatedAt > toldUntil && causeOfWork(failure) === 'work'
      : updatedAt > (before.failed.get(id) ?? -1);
  const events: AlertEvent[] = workFailed(accountId, failed.filter(isNew));
  if (before !== null && left.length > 0) events.push({ type: 'work-ended', accountId, items: left });
  const limit = limitOf(look);
  if (limit !== (before?.limit ?? 'none')) events.push(limitEvent(limit, look, accountId));
  const base = {
    sent: Math.min(before?.base.sent ?? Infinity, summary.sent),
    failed: Math.min(before?.base.failed ?? Infinity, summary.failed),
  };
  const done = { sent: summary.sent - base.sent, failed: summary.failed - base.failed };
  const isThrough = unfinished(summary) === 0;
  if (isThrough && done.sent + done.failed > byHand) {
    events.push({ type: 'import-finished', accountId, ...done, at });
  }
  return {
    seen: {
      failed: new Map(failed.map(({ id, updatedAt }) => [id, updatedAt])),
      base: isThrough ? { sent: summary.sent, failed: summary.failed } : base,
      limit,
    },
    events,
  };
}
