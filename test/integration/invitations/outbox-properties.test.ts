import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Outbox } from '../../../main/invitations/outbox/outbox.ts';
import { Pace } from '../../../main/invitations/outbox/pace.ts';
import { defaultTuning, type Tuning } from '../../../main/invitations/tuning.ts';
import { QueueStore } from '../../../main/storage/queue-store.ts';
import { newDataKey, Sealer } from '../../../main/storage/sealer.ts';
import type { Failure } from '../../../preload/failure.ts';
import { type Fate, FickleClerk } from '../../support/fickle-clerk.ts';
import { PluggedNetwork } from '../../support/invitations-room.ts';
import { recordLog } from '../../support/recorded-log.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const hour = 3_600_000;
const tuning: Tuning = { ...defaultTuning, undoMs: 5000, settleMs: 120_000, backoffMs: 1000 };
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** An outbox on a real database, a virtual clock and a fickle Clerk, and what a person asked of it. */
class World {
  readonly clock = new VirtualClock();
  readonly clerk = new FickleClerk(this.clock);
  readonly network = new PluggedNetwork();
  readonly folder = mkdtempSync(join(tmpdir(), 'guestlist-property-'));
  readonly sealer = new Sealer(newDataKey());
  readonly toRevoke = new Set<string>();
  readonly faults: unknown[] = [];
  outbox = this.#start();

  #start(): Outbox {
    const store = new QueueStore(join(this.folder, 'queue.db'), this.sealer);
    const { clock } = this;
    const pace = new Pace({ environment: 'production', limits: null, clock, stored: store.fact('pace') });
    const outbox = new Outbox({
      store,
      client: this.clerk,
      clock,
      connectivity: this.network,
      log: recordLog(),
      tuning,
      pace,
      learn: () => undefined,
      unlearn: () => undefined,
      changed: () => undefined,
      ended: () => undefined,
      fault: (error): Failure => {
        this.faults.push(error);
        return { kind: 'internal', id: 'test' };
      },
    });
    outbox.start();
    return outbox;
  }

  async restart(): Promise<void> {
    await this.outbox.stop();
    this.outbox = this.#start();
  }

  /** Lets virtual time pass, with all that falls due in it. */
  async pass(ms: number): Promise<void> {
    const end = this.clock.now() + ms;
    for (;;) {
      for (let n = 0; n < 4; n += 1) await turn();
      const next = this.clock.untilNext();
      if (next === null || this.clock.now() + next > end) break;
      this.clock.advance(next);
    }
    if (end > this.clock.now()) this.clock.advance(end - this.clock.now());
    for (let n = 0; n < 4; n += 1) await turn();
  }

  items() {
    return this.outbox.list(undefined, 0, 500).items;
  }

  /** Faults are over, everybody retries: until nothing is left to do. */
  async finish(): Promise<void> {
    this.clerk.calm();
    this.network.plug(true);
    this.outbox.setPaused(false);
    for (let rounds = 0; rounds < 50; rounds += 1) {
      const failed = this.items().filter(({ state }) => state === 'failed');
      this.outbox.retry(failed.map(({ id }) => id));
      await this.pass(hour);
      if (this.items().every(({ state }) => state === 'sent' || state === 'cancelled')) return;
    }
    throw new Error(`Not done: ${JSON.stringify(this.items())}`);
  }

  async end(): Promise<void> {
    await this.outbox.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

type Step =
  | { kind: 'create'; people: number[]; ignoreExisting: boolean }
  | { kind: 'revoke' | 'resend'; which: number }
  | { kind: 'cancel'; which: number }
  | { kind: 'retry' | 'pause' | 'resume' | 'restart' | 'unplug' | 'plug' }
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
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom(...(['retry', 'pause', 'resume', 'restart', 'unplug', 'plug'] as const)),
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
      world.outbox[step.kind]([{ ...target, status: 'pending' }]);
      world.toRevoke.add(target.id);
      return;
    }
    case 'cancel': {
      const item = world.items()[step.which];
      if (item !== undefined) world.outbox.cancel([item.id]);
      return;
    }
    case 'pass':
      return world.pass(step.ms);
    case 'fates':
      return world.clerk.decide(step.fates);
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
      world.outbox.resend([{ ...target }]);
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
      fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 60 }), async (steps) => {
        const world = new World();
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
          expect(sent).toEqual(Object.fromEntries(expectedEmails(world)));
          for (const id of world.clerk.revocations) expect(world.toRevoke.has(id)).toBe(true);
        } finally {
          await world.end();
        }
      }),
      { numRuns: 300 },
    );
  }, 300_000);
});
