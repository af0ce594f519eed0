import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountId, enterRoom, pause, type Room } from '../../support/invitations-room.ts';

const minute = 60_000;
/** None ends within the seconds before an invitation expires: Clerk's `Date` does not tell more than seconds. */
const passes = [minute, 61 * minute, 86_400_000 + 11_000];
const mutation = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constantFrom('revoke' as const, 'accept' as const), which: fc.nat(400) }),
  fc.record({ kind: fc.constant('create-and-accept' as const) }),
  fc.record({ kind: fc.constant('create-and-revoke' as const) }),
  fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(...passes) }),
);
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

let made = 0;
const create = (room: Room) => {
  made += 1;
  return room.client.create({ emailAddress: `made.${made}@example.com`, expiresInDays: 1 + (made % 3) });
};

async function mutate(room: Room, each: Mutation): Promise<void> {
  const pending = room.sandbox.control.invitations().filter(({ status }) => status === 'pending');
  switch (each.kind) {
    case 'create':
      for (let n = 0; n < each.count; n += 1) await create(room);
      return;
    case 'revoke':
    case 'accept': {
      const target = pending[each.which % Math.max(1, pending.length)];
      if (target === undefined) return;
      if (each.kind === 'accept') room.sandbox.control.accept(target.id);
      else await room.client.revoke(target.id);
      return;
    }
    case 'create-and-accept':
      room.sandbox.control.accept((await create(room)).id);
      return;
    case 'create-and-revoke':
      await room.client.revoke((await create(room)).id);
      return;
    case 'pass':
      room.sandbox.control.advanceClock(each.ms);
      return;
  }
}

const statuses = ['pending', 'accepted', 'expired', 'revoked'] as const;

async function copied(room: Room): Promise<string[]> {
  const pages = await Promise.all(
    statuses.map(async (status) => {
      const window = { accountId, status, search: '', order: '+created_at', offset: 0, limit: 500 } as const;
      return (await room.invitations.handlers.invitations.list(window)).rows;
    }),
  );
  return pages
    .flat()
    .map(({ id, status }) => `${id} ${status}`)
    .sort();
}

const truth = (room: Room): string[] =>
  room.sandbox.control
    .invitations()
    .map(({ id, status }) => `${id} ${status}`)
    .sort();

/** Two steady looks in a row: the second asks for the list that the first left out. */
async function lookTwice(room: Room): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) {
    room.invitations.setVisible(false);
    room.invitations.setVisible(true);
    await pause(1);
    while ((await room.invitations.handlers.invitations.syncState({ accountId })).phase === 'syncing') {
      await pause(2);
    }
  }
}

describe('whatever changes between two looks', () => {
  it.each([
    ['a thorough look', (room: Room) => room.invitations.handlers.invitations.refresh({ accountId })],
    ['two steady looks', lookTwice],
  ] as const)('is seen by %s', { timeout: 300_000 }, async (_, look) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(mutation, { maxLength: 8 }), { maxLength: 8 }), async (batches) => {
        await using room = await enterRoom({ sandbox: { invitations: 120 } });
        await room.open();
        await room.invitations.handlers.invitations.refresh({ accountId });
        for (const batch of batches) {
          for (const each of batch) await mutate(room, each);
          await look(room);
          expect(await copied(room)).toEqual(truth(room));
        }
      }),
      { numRuns: 25 },
    );
  });
});
