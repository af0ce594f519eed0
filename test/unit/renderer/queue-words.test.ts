import { describe, expect, it } from 'vitest';
import { queueItemSchema, queueStates } from '../../../preload/queue.ts';
import { importSheetCopy } from '../../../renderer/copy/import-sheet.ts';
import { itemWords, summaryWords, tally, unfinishedWords } from '../../../renderer/copy/queue.ts';
import { finishedWords, justFinished } from '../../../renderer/queue/finished-words.ts';
import { activeByInvitation, isUndoable } from '../../../renderer/queue/use-queue.ts';
import { failures } from '../../support/sample-failures.ts';
import { aQueueItem, aQueueSummary } from '../../support/samples.ts';

const now = Date.now();

describe('queue items in words', () => {
  it.each(queueStates)('has words for %s', (state) => {
    expect(itemWords(aQueueItem({ state }), now)).toMatch(/^[A-Z]/);
  });

  it('has words for each thing an item can wait for', () => {
    for (const waitingFor of [...queueItemSchema.shape.waitingFor.def.innerType.options, null]) {
      for (const until of [null, now + 90_000]) {
        expect(itemWords(aQueueItem({ state: 'waiting', waitingFor, until }), now)).toMatch(/^[A-Z]/);
      }
    }
  });

  it('says that someone was invited already rather than claim to have done it', () => {
    expect(itemWords(aQueueItem({ state: 'sent', already: 'pending' }), now)).toBe('Already invited');
  });

  it('counts a group by how it stands', () => {
    const group = [
      aQueueItem({ state: 'sent' }),
      aQueueItem({ state: 'sent', already: 'pending' }),
      aQueueItem({ state: 'failed', failure: failures.clerk }),
      aQueueItem(),
      aQueueItem({ state: 'waiting' }),
    ];
    expect(tally(group)).toBe('1 sent, 1 already done, 2 to go, 1 failed');
  });

  it('tells how much is left and that it is paused', () => {
    const summary = aQueueSummary({ queued: 1200, sending: 1, sent: 3, paused: true });
    expect(summaryWords(summary, now)).toBe('Paused, 1,201 to go');
    expect(summaryWords({ ...summary, queued: 0, sending: 0 }, now)).toBe('All done');
    expect(summaryWords({ ...summary, failed: 2 }, now)).toBe('Paused, 1,201 to go, 2 failed');
    expect([unfinishedWords(3, 1), unfinishedWords(0, 1), unfinishedWords(3, 0)]).toEqual([
      '3 to go, 1 failed',
      '1 failed',
      '3 to go',
    ]);
  });

  it('says why what carries metadata takes long', () => {
    const summary = aQueueSummary({ queued: 1200, oneByOne: 1200 });
    expect(summaryWords(summary, now)).toBe('1,200 to go, one by one for the sake of their metadata');
    expect(summaryWords({ ...summary, oneByOne: 1000 }, now)).toBe(
      '1,200 to go, 1,000 of them one by one for the sake of their metadata',
    );
    expect(summaryWords({ ...summary, oneByOne: 1 }, now)).toBe('1,200 to go');
  });

  it('says what sending one by one costs', () => {
    const pace = { metadataByBulk: false, oneByOneMs: 10_800_000, byBulkMs: 1_500_000 };
    expect(importSheetCopy.speedHint(pace)).toBe(
      'The last goes out after about 3 hours; after about 25 minutes if metadata may go by bulk call, which somebody reported to lose it.',
    );
  });
});

describe('what is announced', () => {
  const queued = aQueueItem({ emailAddress: 'ada@example.com' });
  const sent = { ...queued, state: 'sent' as const, updatedAt: queued.updatedAt + 1 };

  it('an item that was under way and is done', () => {
    expect(finishedWords(justFinished([queued], [sent]), now)).toEqual({
      text: 'ada@example.com: Invited',
      tone: 'success',
    });
  });

  it('what Clerk had already without the green of what was done, beside others or alone', () => {
    const already = { ...sent, already: 'pending' as const };
    expect(finishedWords([already], now)).toEqual({ text: 'ada@example.com: Already invited', tone: 'info' });
    expect(finishedWords([already, sent], now)).toMatchObject({ tone: 'success' });
  });

  it('an item that was done before anyone looked, once', () => {
    expect(justFinished([], [sent])).toEqual([sent]);
    expect(justFinished([sent], [sent])).toEqual([]);
  });

  it('nothing for what a person took back', () => {
    expect(justFinished([queued], [{ ...sent, state: 'cancelled' }])).toEqual([]);
  });

  it('several as one sentence, as a problem when one failed', () => {
    const failed = aQueueItem({ state: 'failed', failure: failures.clerk });
    expect(finishedWords([sent, failed], now)).toEqual({ text: '1 sent, 1 failed', tone: 'problem' });
  });
});

it('knows what can be undone and which invitation is being worked on', () => {
  const revoke = aQueueItem({
    operation: 'revoke',
    invitationId: 'inv_1',
    state: 'waiting',
    waitingFor: 'undo',
  });
  const limited = aQueueItem({ state: 'waiting', waitingFor: 'limit' });
  expect([revoke, limited].map(isUndoable)).toEqual([true, false]);
  const done = aQueueItem({ invitationId: 'inv_2', state: 'sent' });
  expect([...activeByInvitation([revoke, limited, done]).keys()]).toEqual(['inv_1']);
});
