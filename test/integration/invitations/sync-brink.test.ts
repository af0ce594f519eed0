import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountId, enterRoom, pause, type Room } from '../../support/invitations-room.ts';

const day = 86_400_000;

async function lookOnce(room: Room): Promise<void> {
  room.invitations.setVisible(false);
  room.invitations.setVisible(true);
  await pause(1);
  while ((await room.invitations.handlers.invitations.syncState({ accountId })).phase === 'syncing') {
    await pause(2);
  }
}

async function accepted(room: Room): Promise<string[]> {
  const window = {
    accountId,
    status: 'accepted',
    search: '',
    order: '+created_at',
    offset: 0,
    limit: 500,
  } as const;
  const { rows } = await room.invitations.handlers.invitations.list(window);
  return rows.map(({ id }) => id).toSorted();
}

describe('within the seconds in which others expire', () => {
  it('an acceptance is seen by the next look, whoever accepted', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          brink: fc.integer({ min: 1, max: 12 }),
          others: fc.integer({ min: 1, max: 6 }),
          /** How long before the first ones expire, in milliseconds; below zero they have. */
          beforeMs: fc.integer({ min: -4000, max: 4000 }),
          accepts: fc.uniqueArray(fc.nat(17), { minLength: 1, maxLength: 4 }),
        }),
        async ({ brink, others, beforeMs, accepts }) => {
          await using room = await enterRoom({ sandbox: { invitations: 0 } });
          await room.open();
          const made: string[] = [];
          for (let n = 0; n < brink + others; n += 1) {
            const expiresInDays = n < brink ? 1 : 20;
            made.push((await room.client.create({ emailAddress: `p${n}@example.com`, expiresInDays })).id);
          }
          await room.invitations.handlers.invitations.refresh({ accountId });
          // The time of the last answer is what is known of Clerk's clock: a look a little earlier tells it.
          room.sandbox.control.advanceClock(day - 10_000);
          await lookOnce(room);
          const pending = () =>
            room.sandbox.control
              .invitations()
              .filter(({ status }) => status === 'pending')
              .map(({ id }) => id);
          const able = pending();
          const expected = [...new Set(accepts.map((which) => made[which % made.length] ?? ''))].filter(
            (id) => able.includes(id),
          );
          for (const id of expected) room.sandbox.control.accept(id);
          room.sandbox.control.advanceClock(10_000 - beforeMs);
          await lookOnce(room);
          expect(await accepted(room)).toEqual(expected.toSorted());
        },
      ),
      { numRuns: 60 },
    );
  });
});
