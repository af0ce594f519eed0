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
          beforeMs: fc.oneof(fc.integer({ min: -4000, max: 4000 }), fc.integer({ min: -5, max: 40 })),
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

  it('an acceptance is not hidden by one that expires after the count', async () => {
    let afterCount: (() => void) | null = null;
    const listen: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (input instanceof Request && new URL(input.url).searchParams.get('status') === 'pending') {
        afterCount?.();
        afterCount = null;
      }
      return answer;
    };
    await using room = await enterRoom({ sandbox: { invitations: 0 }, fetch: listen });
    await room.open();
    await room.client.create({ emailAddress: 'brink@example.com', expiresInDays: 1 });
    const made = await room.client.create({ emailAddress: 'accepts@example.com', expiresInDays: 20 });
    // So that the one who accepts is not among those at the top, which every look shows.
    for (let n = 0; n < 4; n += 1) {
      await room.client.create({ emailAddress: `later${n}@example.com`, expiresInDays: 20 });
    }
    await room.invitations.handlers.invitations.refresh({ accountId });
    room.sandbox.control.advanceClock(day - 10_000);
    await lookOnce(room);
    room.sandbox.control.accept(made.id);
    room.sandbox.control.advanceClock(9000);
    afterCount = () => room.sandbox.control.advanceClock(2000);
    await lookOnce(room);
    expect(await accepted(room)).toEqual([made.id]);
  });

  it('an acceptance is not hidden by one that the count still has, and whose row says that it expired', async () => {
    let brink: string | null = null;
    let counts = 0;
    /** The second count of a look: after the answers about single ones. */
    const tear: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      const isCount = input instanceof Request && new URL(input.url).searchParams.get('status') === 'pending';
      if (brink === null || !isCount) return answer;
      counts += 1;
      if (counts !== 2) return answer;
      const page = (await answer.json()) as { data: { id: string; status: string }[] };
      for (const row of page.data) if (row.id === brink) row.status = 'expired';
      room.sandbox.control.advanceClock(2000);
      return Response.json(page, answer);
    };
    await using room = await enterRoom({ sandbox: { invitations: 0 }, fetch: tear });
    await room.open();
    const made = await room.client.create({ emailAddress: 'accepts@example.com', expiresInDays: 20 });
    for (let n = 0; n < 4; n += 1) {
      await room.client.create({ emailAddress: `later${n}@example.com`, expiresInDays: 20 });
    }
    const { id } = await room.client.create({ emailAddress: 'brink@example.com', expiresInDays: 1 });
    await room.invitations.handlers.invitations.refresh({ accountId });
    room.sandbox.control.advanceClock(day - 10_000);
    await lookOnce(room);
    room.sandbox.control.accept(made.id);
    room.sandbox.control.advanceClock(9000);
    brink = id;
    await lookOnce(room);
    expect(await accepted(room)).toEqual([made.id]);
    expect(counts).toBeGreaterThan(2);
  });
});
