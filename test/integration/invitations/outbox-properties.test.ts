import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fate } from '../../support/fickle-clerk.ts';
import { World } from './outbox-world.ts';

type Step =
  | { kind: 'create'; people: number[]; ignoreExisting: boolean }
  | { kind: 'revoke' | 'resend'; which: number }
  | { kind: 'cancel'; which: number }
  | { kind: 'elsewhere'; person: number }
  | { kind: 'retry' | 'pause' | 'resume' | 'restart' | 'unplug' | 'plug' | 'poll' }
  | { kind: 'pass'; ms: number }
  | { kind: 'fates'; fates: Fate[] };

const which = fc.nat(5);
/** A create is two looks and a request: so many go well before one does not. */
const fate = fc
  .tuple(
    fc.constantFrom(0, 1, 2, 2, 2, 5),
    fc.constantFrom<Fate>('lost-before', 'lost-after', 'late', 'hang', 'hang', 'limited', 'unavailable'),
  )
  .map(([well, then]): Fate[] => [...Array<Fate>(well).fill('ok'), then]);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('create' as const),
      people: fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 4 }),
      ignoreExisting: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('revoke' as const, 'resend' as const), which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('cancel' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('elsewhere' as const), person: fc.nat(9) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom(...(['retry', 'pause', 'resume', 'restart', 'unplug', 'plug', 'poll'] as const)),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.constantFrom(0, 1, 900, 6000, 130_000),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('fates' as const),
      fates: fc.array(fate, { maxLength: 3 }).map((all) => all.flat()),
    }),
  },
);

const address = (person: number) => `p${person}@example.com`;

function create(world: World, { people, ignoreExisting }: Extract<Step, { kind: 'create' }>): void {
  world.outbox.create(
    people.map((person) => ({ emailAddress: address(person), ...(ignoreExisting && { ignoreExisting }) })),
  );
}

async function take(world: World, step: Step): Promise<void> {
  switch (step.kind) {
    case 'create':
      return create(world, step);
    case 'revoke':
    case 'resend': {
      const target = world.clerk.invitations[step.which];
      if (target === undefined) return;
      world.outbox.ask(step.kind, [{ ...target, status: 'pending' }]);
      world.toRevoke.add(target.id);
      return;
    }
    case 'cancel': {
      const item = world.items()[step.which];
      if (item !== undefined) world.outbox.cancel([item.id]);
      return;
    }
    case 'elsewhere':
      world.clerk.inviteElsewhere(address(step.person));
      world.elsewhere.add(address(step.person));
      return;
    case 'pass':
      return world.pass(step.ms);
    case 'fates':
      return world.clerk.decide(step.fates);
    case 'poll':
      return world.poll();
    case 'restart':
      return world.restart();
    case 'plug':
    case 'unplug':
      return world.network.plug(step.kind === 'plug');
    case 'pause':
    case 'resume':
      return world.outbox.setPaused(step.kind === 'pause');
    case 'retry':
      world.outbox.retry(world.items().map(({ id }) => id));
      return;
  }
}

/** What an item that was sent must have cost: one e-mail, unless the answer was that it stood already. */
function expectedEmails(world: World): Map<string, number> {
  const expected = new Map<string, number>();
  for (const item of world.items()) {
    if (item.state !== 'sent' || item.already !== null || item.operation === 'revoke') continue;
    expected.set(item.emailAddress, (expected.get(item.emailAddress) ?? 0) + 1);
  }
  return expected;
}

describe('a crash between sending and the answer', () => {
  it.each([false, true])(
    'ends in one e-mail, as what was asked for, ignore_existing %s',
    async (ignoreExisting) => {
      const world = new World();
      world.clerk.decide(['ok', 'ok', 'hang']);
      world.outbox.create([{ emailAddress: 'ada@example.com', ignoreExisting }]);
      await world.pass(0);
      expect(world.clerk.emails).toEqual(['ada@example.com']);
      expect(world.items()[0]?.state).toBe('sending');
      await world.restart();
      await world.finish();
      expect(world.items()[0]).toMatchObject({ state: 'sent', already: null, invitationId: 'inv_0' });
      expect(world.clerk.emails).toEqual(['ada@example.com']);
      await world.end();
    },
  );

  it('between the halves of a resend and in either of them ends in one more e-mail', async () => {
    for (const before of [0, 2, 4]) {
      const world = new World();
      world.outbox.create([{ emailAddress: 'ada@example.com' }]);
      await world.pass(0);
      const target = world.clerk.invitations[0];
      if (target === undefined) throw new Error('Nobody was invited.');
      world.clerk.decide([...Array<Fate>(before).fill('ok'), 'hang']);
      world.outbox.ask('resend', [{ ...target }]);
      await world.pass(0);
      await world.restart();
      await world.finish();
      expect(world.clerk.emails).toEqual(['ada@example.com', 'ada@example.com']);
      expect(world.clerk.revocations).toEqual(['inv_0']);
      await world.end();
    }
  });
});

describe('any interleaving of what a person does, of faults, limits and restarts', () => {
  it('sends one e-mail for each item that was sent, loses none, and revokes nothing that was not asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(step, { minLength: 12, maxLength: 60 }),
        async (withCopy, steps) => {
          const world = new World({ withCopy });
          try {
            for (const each of steps) {
              await take(world, each);
              await world.pass(0);
            }
            await world.finish();
            expect(world.faults).toEqual([]);
            const sent = Object.fromEntries(
              [...Map.groupBy(world.clerk.emails, (each) => each)].map(([key, all]) => [key, all.length]),
            );
            const expected = Object.fromEntries(expectedEmails(world));
            // Where somebody else invited the same person, either of the two invitations will do.
            for (const person of world.elsewhere) {
              expect(sent[person] ?? 0).toBeLessThanOrEqual(expected[person] ?? 0);
              delete sent[person];
              delete expected[person];
            }
            expect(sent).toEqual(expected);
            for (const id of world.clerk.revocations) expect(world.toRevoke.has(id)).toBe(true);
          } finally {
            await world.end();
          }
        },
      ),
      { numRuns: 300 },
    );
  }, 300_000);
});
