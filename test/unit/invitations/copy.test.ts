import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClerkInvitation } from '../../../main/clerk/api.ts';
import { InvitationCopy } from '../../../main/invitations/copy/copy.ts';
import { CopyStore } from '../../../main/storage/copy-store.ts';
import { newDataKey, Sealer } from '../../../main/storage/sealer.ts';
import { clerkStatuses, orders } from '../../../preload/invitation.ts';

const now = 1_000_000;
const throwOn = (error: unknown) => {
  throw error;
};

const invitation = fc.record({
  number: fc.nat(60),
  name: fc.constantFrom('Ada', 'ada', 'bob', 'carol'),
  status: fc.constantFrom(...clerkStatuses, 'other' as const),
  createdAt: fc.nat(20),
  expiresAt: fc.option(fc.constantFrom(now - 5, now + 5, now + 9)),
  team: fc.option(fc.oneof(fc.constantFrom('Red', 'infrared', 'blue'), fc.string({ minLength: 9 }))),
});
type Made = typeof invitation extends fc.Arbitrary<infer T> ? T : never;

const made = (
  { number, name, status, createdAt, expiresAt, team }: Made,
  version: number,
): ClerkInvitation => ({
  id: `inv_${number}`,
  emailAddress: `${name}.${number}@example.com`,
  status,
  createdAt,
  updatedAt: version,
  expiresAt,
  url: status === 'pending' ? `https://ticket/${number}` : null,
  publicMetadata: team === null ? {} : { team },
});

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .uniqueArray(invitation, { maxLength: 30, selector: ({ number }) => number })
      .map((rows) => ({ kind: 'apply' as const, rows })),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.nat(60), { maxLength: 5 })
      .map((numbers) => ({ kind: 'remove' as const, numbers })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'expire' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reload' as const }) },
);
const question = fc.record({
  status: fc.constantFrom(...clerkStatuses, 'other' as const),
  search: fc.constantFrom(
    '',
    'a',
    'ad',
    'ADA',
    'bob',
    'bob.1',
    'inv_3',
    'nobody',
    're',
    'red',
    'team:',
    'team:r',
    'Team:red',
  ),
  order: fc.constantFrom(...orders),
  offset: fc.nat(10),
  limit: fc.integer({ min: 1, max: 20 }),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Question = typeof question extends fc.Arbitrary<infer T> ? T : never;

/** The same list from plain objects. */
function answer(model: Map<string, ClerkInvitation>, clock: number, asked: Question) {
  const search = asked.search.toLowerCase();
  const field = asked.order.slice(1);
  const key = (each: ClerkInvitation) =>
    field === 'email_address'
      ? each.emailAddress.toLowerCase()
      : field === 'created_at'
        ? each.createdAt
        : field === 'updated_at'
          ? each.updatedAt
          : (each.expiresAt ?? Number.POSITIVE_INFINITY);
  const sign = asked.order.startsWith('-') ? -1 : 1;
  const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
  const statusOf = (each: ClerkInvitation) =>
    each.status === 'pending' && each.expiresAt !== null && each.expiresAt <= clock ? 'expired' : each.status;
  const byAddress = ({ emailAddress }: ClerkInvitation) => emailAddress.toLowerCase().includes(search);
  const wanted = search.replace('team:', '');
  const byTeam = ({ publicMetadata: { team } }: ClerkInvitation) =>
    typeof team === 'string' &&
    (search.startsWith('team:') || wanted.length > 1) &&
    team.toLowerCase().includes(wanted);
  const rows = [...model.values()]
    .filter((each) => statusOf(each) === asked.status)
    .filter((each) => byAddress(each) || each.id === search || byTeam(each))
    .sort((a, b) => sign * (compare(key(a), key(b)) || compare(a.id, b.id)));
  return {
    total: rows.length,
    rows: rows.slice(asked.offset, asked.offset + asked.limit).map((each) => ({
      id: each.id,
      emailAddress: each.emailAddress,
      status: asked.status,
      publicMetadata: each.publicMetadata,
      hasLink: asked.status === 'pending',
      ...(!byAddress(each) &&
        byTeam(each) && { matched: { key: 'team', value: each.publicMetadata['team'] } }),
      ...(asked.status === 'other' && { odd: { word: null, field: null } }),
    })),
  };
}

/** A copy and the same invitations as plain objects, side by side. */
class Pair {
  readonly store: CopyStore;
  readonly model = new Map<string, ClerkInvitation>();
  copy: InvitationCopy;
  clock = now - 10;
  #version = 0;

  private constructor(copy: InvitationCopy, store: CopyStore) {
    this.copy = copy;
    this.store = store;
  }

  static async make(): Promise<Pair> {
    const store = new CopyStore(null, new Sealer(newDataKey()));
    return new Pair(await InvitationCopy.load(store, throwOn), store);
  }

  async take(each: Step): Promise<void> {
    this.#version += 1;
    if (each.kind === 'apply') this.#apply(each.rows.map((row) => made(row, this.#version)));
    if (each.kind === 'remove') this.#remove(each.numbers.map((number) => `inv_${number}`));
    if (each.kind === 'expire') this.clock += 6;
    if (each.kind === 'reload') this.copy = await InvitationCopy.load(this.store, throwOn);
    this.copy.expire(this.clock);
  }

  #apply(rows: ClerkInvitation[]): void {
    this.copy.apply(rows, this.clock);
    for (const row of rows) this.model.set(row.id, row);
  }

  #remove(ids: string[]): void {
    this.copy.remove(ids);
    for (const id of ids) this.model.delete(id);
  }
}

describe('the copy', () => {
  it('lists what plain objects would, whatever was stored, removed, expired and loaded again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, question), { maxLength: 15 }), async (steps) => {
        const pair = await Pair.make();
        for (const [each, asked] of steps) {
          await pair.take(each);
          await pair.copy.prepareSearch(asked.search);
          const { rows, total, counts } = pair.copy.window(asked);
          const short = rows.map(({ createdAt: _, updatedAt: __, expiresAt: ___, ...row }) => row);
          expect({ total, rows: short }).toEqual(answer(pair.model, pair.clock, asked));
          const all = answer(pair.model, pair.clock, { ...asked, search: '' });
          expect(counts[asked.status]).toBe(all.total);
        }
        pair.copy.close();
      }),
      { numRuns: 300 },
    );
  });

  it('counts an invitation that is named twice once: in what is forgotten, and in what is stored', async () => {
    const copy = await InvitationCopy.load(new CopyStore(null, new Sealer(newDataKey())), throwOn);
    const [ada, bob] = [1, 2].map((number) =>
      made({ number, name: 'ada', status: 'pending', createdAt: number, expiresAt: null, team: null }, 5),
    );
    const seen = () =>
      copy.window({ status: 'pending', search: '', order: '-created_at', offset: 0, limit: 9 }).rows.length;
    if (!ada || !bob) throw new Error('Two were made.');
    copy.apply([ada, bob], now);
    expect(seen()).toBe(2);
    copy.apply([ada, ada], now);
    expect(seen()).toBe(2);
    copy.remove([ada.id, ada.id]);
    expect(seen()).toBe(1);
  });

  it('believes Clerk again after an answer from the future', async () => {
    const copy = await InvitationCopy.load(new CopyStore(null, new Sealer(newDataKey())), throwOn);
    const pending = made(
      { number: 1, name: 'ada', status: 'pending', createdAt: 1, expiresAt: null, team: null },
      5,
    );
    copy.apply([{ ...pending, status: 'accepted', updatedAt: now + 400 * 86_400_000 }], now);
    copy.apply([pending], now);
    expect(copy.counts()).toMatchObject({ pending: 1, accepted: 0 });
    copy.close();
  });

  it('does not let an answer that was overtaken make anything pending again', async () => {
    const copy = await InvitationCopy.load(new CopyStore(null, new Sealer(newDataKey())), throwOn);
    const pending = made(
      { number: 1, name: 'ada', status: 'pending', createdAt: 1, expiresAt: null, team: null },
      5,
    );
    copy.apply([pending], now);
    copy.apply([{ ...pending, status: 'revoked', url: null, updatedAt: 6 }], now);
    expect(copy.apply([pending], now)).toEqual([]);
    expect(copy.counts()).toMatchObject({ pending: 0, revoked: 1 });
    copy.close();
  });
});
