import { describe, expect, it } from 'vitest';
import { compareQueue, type QueueLook, type QueueSeen } from '../../../main/alerts/queue-changes.ts';
import type { QueueItem, QueueSummary } from '../../../preload/queue.ts';
import { aQueueSummary } from '../../support/samples.ts';
import { hour, noon, refused, unauthorized } from './scene.ts';

const item = (id: string, change: Partial<QueueItem> = {}): QueueItem => ({
  id,
  operation: 'create',
  emailAddress: `${id}@example.com`,
  invitationId: null,
  state: 'failed',
  until: null,
  waitingFor: null,
  failure: refused,
  canRetry: true,
  canCancel: false,
  already: null,
  createdAt: noon,
  updatedAt: noon,
  ...change,
});
const look = (change: Partial<QueueLook> = {}): QueueLook => ({
  now: noon,
  failed: [],
  waiting: [],
  summary: aQueueSummary(),
  left: [],
  ...change,
});
/** Looks in a row; the events of the last one. */
function changes(...looks: QueueLook[]) {
  let seen: QueueSeen | null = null;
  let events: ReturnType<typeof compareQueue>['events'] = [];
  for (const each of looks) ({ seen, events } = compareQueue(seen, each, 'acme', noon - 1));
  return events;
}

describe('the first look', () => {
  it('tells what failed since it was told last, oldest first, and nothing older', () => {
    const failed = [
      item('new'),
      item('newer', { updatedAt: noon - 1 }),
      item('old', { updatedAt: noon - hour }),
    ];
    expect(changes(look({ failed }))).toMatchObject([{ type: 'work-failed', items: [{ id: 'new' }] }]);
  });

  it('says nothing of a key that was refused before the start', () => {
    expect(changes(look({ failed: [item('a', { failure: unauthorized })] }))).toEqual([]);
  });
});

describe('the next look', () => {
  it('tells a new failure, once', () => {
    const failed = [item('a')];
    const summary = aQueueSummary({ failed: 1 });
    expect(changes(look(), look({ failed, summary }))).toMatchObject([
      { type: 'work-failed', items: [{ id: 'a' }] },
    ]);
    expect(changes(look(), look({ failed, summary }), look({ failed, summary }))).toEqual([]);
  });

  it('tells what failed again', () => {
    const again = [item('a', { updatedAt: noon + hour })];
    expect(changes(look({ failed: [item('a')] }), look({ failed: again }))).toMatchObject([
      { type: 'work-failed' },
    ]);
  });

  it('passes on what became of a failed one', () => {
    const left = [{ id: 'a', outcome: 'sent' as const, updatedAt: noon }];
    expect(changes(look({ failed: [item('a')] }), look({ left }))).toEqual([
      { type: 'work-ended', accountId: 'acme', items: left },
    ]);
  });
});

describe('a limit', () => {
  const waiting = [
    item('undo', { state: 'waiting', waitingFor: 'undo', until: noon + 5000 }),
    item('a', { state: 'waiting', waitingFor: 'limit', until: noon + 2 * hour }),
    item('b', { state: 'waiting', waitingFor: 'limit', until: noon + hour }),
  ];
  const blocked = look({ waiting, summary: aQueueSummary({ waiting: 740 }) });

  it('blocks until the first can go', () => {
    const events = [{ type: 'queue-blocked', accountId: 'acme', until: noon + hour, waiting: 740, at: noon }];
    expect(changes(blocked)).toEqual(events);
    expect(changes(look(), blocked)).toEqual(events);
    expect(changes(look(), blocked, blocked)).toEqual([]);
  });

  it('does not block while something is being sent', () => {
    expect(changes(look({ waiting, summary: aQueueSummary({ waiting: 739, sending: 1 }) }))).toMatchObject([
      { type: 'queue-flowing' },
    ]);
  });

  it('is over when the queue flows, and forgotten when it has run empty', () => {
    const flowing = look({ summary: aQueueSummary({ queued: 5, sending: 1 }) });
    expect(changes(blocked, flowing)).toMatchObject([{ type: 'queue-flowing' }]);
    expect(changes(blocked, flowing, look())).toMatchObject([{ type: 'queue-drained' }]);
  });

  it('is none while the queue waits for the network or is paused', () => {
    const offline = [item('a', { state: 'queued', waitingFor: 'network' })];
    expect(changes(look({ waiting: offline, summary: aQueueSummary({ queued: 3 }) }))).toMatchObject([
      { type: 'queue-flowing' },
    ]);
  });
});

describe('an import', () => {
  const finished = (...summaries: QueueSummary[]) =>
    changes(...summaries.map((summary) => look({ summary }))).filter(
      ({ type }) => type === 'import-finished',
    );

  it('is finished when nothing is left, with its own counts', () => {
    const before = aQueueSummary({ sent: 7, failed: 2 });
    const under = aQueueSummary({ sent: 300, failed: 3, queued: 700 });
    expect(finished(before, under, aQueueSummary({ sent: 1000, failed: 9 }))).toMatchObject([
      { sent: 993, failed: 7 },
    ]);
  });

  it('may be over before anybody looked', () => {
    expect(finished(aQueueSummary(), aQueueSummary({ sent: 11 }))).toMatchObject([{ sent: 11, failed: 0 }]);
  });

  it('is not what a person does by hand', () => {
    expect(finished(aQueueSummary(), aQueueSummary({ queued: 10 }), aQueueSummary({ sent: 10 }))).toEqual([]);
    const byAndBy = Array.from({ length: 30 }, (_, sent) => aQueueSummary({ sent }));
    expect(finished(...byAndBy)).toEqual([]);
  });

  it('counts those that failed before and were tried again', () => {
    const before = aQueueSummary({ sent: 5, failed: 30 });
    const retried = aQueueSummary({ sent: 5, queued: 30 });
    expect(finished(before, retried, aQueueSummary({ sent: 30, failed: 5 }))).toMatchObject([
      { sent: 25, failed: 5 },
    ]);
  });

  it('is none when it was taken back, or when finished items are dismissed', () => {
    expect(finished(aQueueSummary(), aQueueSummary({ queued: 500 }), aQueueSummary())).toEqual([]);
    expect(
      finished(aQueueSummary({ sent: 500 }), aQueueSummary({ sent: 0 }), aQueueSummary({ sent: 1 })),
    ).toEqual([]);
  });

  it('that was under way at the start counts what it did since', () => {
    expect(finished(aQueueSummary({ sent: 50, queued: 50 }), aQueueSummary({ sent: 100 }))).toMatchObject([
      { sent: 50 },
    ]);
  });
});
