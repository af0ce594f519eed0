/** A queue that is put back from a backup at any moment, between whatever else happens. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Fate } from '../../support/fickle-clerk.ts';
import { World } from './outbox-world.ts';

type Step =
  | { kind: 'create'; person: number; ignoreExisting: boolean }
  | { kind: 'revoke' | 'resend' | 'cancel' | 'revoke-elsewhere'; which: number }
  | { kind: 'retry' | 'pause' | 'resume' | 'restart' | 'poll' | 'back-up' | 'restore' }
  | { kind: 'pass'; ms: number }
  | { kind: 'fates'; fates: Fate[] };

const which = fc.nat(5);
const fate = fc
  .tuple(
    fc.constantFrom(0, 1, 2, 2, 3),
    fc.constantFrom<Fate>('lost-before', 'lost-after', 'late', 'hang', 'limited', 'unavailable'),
  )
  .map(([well, then]): Fate[] => [...Array<Fate>(well).fill('ok'), then]);
const kinds = ['retry', 'pause', 'resume', 'restart', 'poll', 'back-up', 'restore'] as const;
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('create' as const),
      person: fc.nat(3),
      ignoreExisting: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(...(['revoke', 'resend', 'resend', 'cancel', 'revoke-elsewhere'] as const)),
      which,
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom(...kinds) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.constantFrom(0, 1, 900, 6000, 130_000),
    }),
  },
  { weight: 2, arbitrary: fate.map((fates) => ({ kind: 'fates' as const, fates })) },
);

/** All that was ever asked for, by its item; what was put back is not asked for again. */
class Asked {
  readonly #byAddress = new Map<string, Set<string>>();

  note(items: readonly { id: string; emailAddress: string }[]): void {
    for (const { id, emailAddress } of items) {
      const ids = this.#byAddress.get(emailAddress) ?? new Set();
      this.#byAddress.set(emailAddress, ids.add(id));
    }
  }

  times(address: string): number {
    return this.#byAddress.get(address)?.size ?? 0;
  }
}

async function take(world: World, asked: Asked, backups: string[], step: Step): Promise<void> {
  switch (step.kind) {
    case 'create': {
      const draft = { emailAddress: `p${step.person}@example.com`, ignoreExisting: step.ignoreExisting };
      asked.note(world.outbox.create([draft]).items);
      return;
    }
    case 'revoke':
    case 'resend': {
      const target = world.clerk.invitations[step.which];
      if (target === undefined || !world.copy?.has(target.id)) return;
      const items = world.outbox.ask(step.kind, [{ ...target, status: 'pending' }]);
      if (step.kind === 'resend') asked.note(items);
      return;
    }
    case 'revoke-elsewhere': {
      const target = world.clerk.invitations[step.which];
      if (target !== undefined) target.status = 'revoked';
      return;
    }
    case 'cancel': {
      const item = world.items()[step.which];
      if (item !== undefined) world.outbox.cancel([item.id]);
      return;
    }
    case 'back-up':
      backups.push(await world.backUp());
      return;
    case 'restore': {
      const backup = backups.at(-1);
      if (backup === undefined) return;
      // What is still on its way to Clerk when a backup is put back, nobody can see.
      await world.pass(130_000);
      return world.restore(backup);
    }
    case 'retry':
      world.outbox.retry(world.items().map(({ id }) => id));
      return;
    case 'pause':
    case 'resume':
      return world.outbox.setPaused(step.kind === 'pause');
    case 'poll':
      return world.poll();
    case 'restart':
      return world.restart();
    case 'pass':
      return world.pass(step.ms);
    case 'fates':
      return world.clerk.decide(step.fates);
  }
}

it('sends no e-mail twice for anything that was asked for once, whenever an old queue is put back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 50 }), async (steps) => {
      const world = new World({ withCopy: true });
      const asked = new Asked();
      const backups: string[] = [];
      try {
        for (const each of steps) {
          await take(world, asked, backups, each);
          await world.pass(0);
        }
        await world.finish();
        expect(world.faults).toEqual([]);
        for (const [address, all] of Map.groupBy(world.clerk.emails, (each) => each)) {
          expect({ address, emails: all.length }).toSatisfy(
            ({ emails }: { emails: number }) => emails <= asked.times(address),
          );
        }
      } finally {
        await world.end();
      }
    }),
    { numRuns: 200 },
  );
}, 300_000);
