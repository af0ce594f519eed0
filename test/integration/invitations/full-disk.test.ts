import { describe, expect, it } from 'vitest';
import type { ClerkInvitation } from '../../../main/clerk/api.ts';
import { applicationPlace } from '../../../main/invitations/audiences/application.ts';
import { audienceRules } from '../../../main/invitations/audiences/rules.ts';
import { InvitationCopy } from '../../../main/invitations/copy/copy.ts';
import { createItem } from '../../../main/invitations/outbox/new-items.ts';
import { Outbox } from '../../../main/invitations/outbox/outbox.ts';
import { Pace } from '../../../main/invitations/outbox/pace.ts';
import { QueueRepository } from '../../../main/invitations/outbox/queue-repository.ts';
import { defaultTuning } from '../../../main/invitations/tuning.ts';
import { CopyStore } from '../../../main/storage/copy-store.ts';
import { storageTrouble } from '../../../main/storage/damage.ts';
import { QueueStore } from '../../../main/storage/queue-store.ts';
import { newDataKey, Sealer } from '../../../main/storage/sealer.ts';
import type { Failure } from '../../../preload/failure.ts';
import { FickleClerk } from '../../support/fickle-clerk.ts';
import { PluggedNetwork } from '../../support/invitations-room.ts';
import { recordLog } from '../../support/recorded-log.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

/** What SQLite throws (result code 13) when the disk has no room. */
const noRoom = () =>
  Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });

class FullQueue extends QueueStore {
  full = false;

  override save(...args: Parameters<QueueStore['save']>): void {
    if (this.full) throw noRoom();
    super.save(...args);
  }
}

class FullCopy extends CopyStore {
  full = false;

  override write(...args: Parameters<CopyStore['write']>): void {
    if (this.full) throw noRoom();
    super.write(...args);
  }
}

const turns = async () => {
  for (let n = 0; n < 8; n += 1) await new Promise((resolve) => setImmediate(resolve));
};

function world() {
  const clock = new VirtualClock();
  const clerk = new FickleClerk(clock);
  const store = new FullQueue(null, new Sealer(newDataKey()));
  const troubles: string[] = [];
  const outbox = new Outbox({
    store,
    clock,
    connectivity: new PluggedNetwork(),
    log: recordLog(),
    tuning: defaultTuning,
    pace: new Pace({ environment: 'production', limits: null, clock, stored: null }),
    at: () => ({
      rules: audienceRules.application,
      client: applicationPlace(clerk),
      known: () => null,
      baseline: () => () => undefined,
      apply: () => undefined,
      forget: () => undefined,
      forgetAddress: () => undefined,
    }),
    clerkTime: () => null,
    isCatchingUp: () => false,
    changed: () => undefined,
    ended: () => undefined,
    fault(error): Failure {
      troubles.push(storageTrouble(error));
      return { kind: 'internal', id: 'full' };
    },
  });
  outbox.start();
  const items = () => outbox.list({ offset: 0, limit: 10 }).items;
  return { clock, clerk, store, outbox, troubles, items };
}

describe('a full disk', () => {
  it('accepts nothing that it cannot keep', async () => {
    const { store, outbox, items, clerk } = world();
    store.full = true;
    expect(() => outbox.create([{ emailAddress: 'ada@example.com' }])).toThrow('full');
    await turns();
    expect(items()).toEqual([]);
    expect(clerk.emails).toEqual([]);
    await outbox.stop();
  });

  it('sends nothing that is not written down, and goes on when there is room', async () => {
    const { store, outbox, items, clerk, clock, troubles } = world();
    outbox.create([{ emailAddress: 'ada@example.com' }]);
    store.full = true;
    await turns();
    expect(clerk.emails).toEqual([]);
    expect(items()[0]).toMatchObject({ state: 'waiting', failure: { kind: 'internal' } });
    expect(new Set(troubles)).toEqual(new Set(['full']));
    store.full = false;
    clock.advance(2000);
    await turns();
    expect(clerk.emails).toEqual(['ada@example.com']);
    expect(items()[0]?.state).toBe('sent');
    await outbox.stop();
  });

  it('loses no answer: it is written down as soon as there is room', async () => {
    const { store, outbox, items, clerk, clock } = world();
    clerk.decide(['ok', 'ok', 'hang']);
    outbox.create([{ emailAddress: 'ada@example.com' }]);
    await turns();
    expect(items()[0]?.state).toBe('sending');
    store.full = true;
    clock.advance(30_000);
    await turns();
    store.full = false;
    for (let n = 0; n < 10; n += 1) {
      clock.advance(2000);
      await turns();
    }
    expect(items()[0]).toMatchObject({ state: 'sent' });
    expect(clerk.emails).toEqual(['ada@example.com']);
    expect(store.load().items).toMatchObject([{ state: 'sent' }]);
    await outbox.stop();
  });

  it('never lets what it could not write down overtake what came after it', () => {
    const clock = new VirtualClock();
    const store = new FullQueue(null, new Sealer(newDataKey()));
    const pace = new Pace({ environment: 'production', limits: null, clock, stored: null });
    const repository = new QueueRepository({ store, clock, log: recordLog(), pace });
    const asked = () => ({ seq: repository.items.nextSeq(), of: 1, now: clock.now(), whenAsked: undefined });
    const first = createItem(asked(), { emailAddress: 'ada@example.com' });
    const second = createItem(asked(), { emailAddress: 'bob@example.com' });
    repository.save([first, second]);
    store.full = true;
    expect(() => repository.record([{ ...first, tries: 1 }])).toThrow('full');
    store.full = false;
    repository.writeDown([{ ...first, tries: 2, state: 'sending' }], 'create');
    repository.record([{ ...second, tries: 1 }]);
    expect(store.load().items).toMatchObject([{ tries: 2, state: 'sending' }, { tries: 1 }]);
    repository.close();
  });

  it('leaves the copy right in memory, and on disk when there is room again', async () => {
    const invitation = (n: number): ClerkInvitation => ({
      id: `inv_${n}`,
      emailAddress: `p${n}@example.com`,
      publicMetadata: { n },
      status: 'pending',
      url: `https://ticket/${n}`,
      expiresAt: null,
      createdAt: n,
      updatedAt: n,
    });
    const store = new FullCopy(null, new Sealer(newDataKey()));
    const troubles: unknown[] = [];
    const copy = await InvitationCopy.load(store, (error) => troubles.push(error));
    copy.apply([invitation(1)], 0);
    store.full = true;
    copy.apply([invitation(2), { ...invitation(1), updatedAt: 9, publicMetadata: { n: 'new' } }], 0);
    expect(troubles).toHaveLength(1);
    const window = { status: 'pending', search: '', order: '+created_at', offset: 0, limit: 5 } as const;
    const metadata = (of: InvitationCopy) =>
      of.window(window).rows.map(({ publicMetadata }) => publicMetadata);
    expect(metadata(copy)).toEqual([{ n: 'new' }, { n: 2 }]);
    expect(copy.link('inv_2')).toBe('https://ticket/2');
    store.full = false;
    copy.apply([invitation(3)], 0);
    const again = await InvitationCopy.load(store, (error) => troubles.push(error));
    expect(metadata(again)).toEqual([{ n: 'new' }, { n: 2 }, { n: 3 }]);
    expect(troubles).toHaveLength(1);
    copy.close();
  });
});
