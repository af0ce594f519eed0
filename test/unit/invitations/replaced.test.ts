import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Columns } from '../../../main/invitations/copy/columns.ts';
import type { Head } from '../../../main/invitations/copy/head.ts';
import { KeptReplaced, replacedIn } from '../../../main/invitations/copy/replaced.ts';

const base: Head = {
  id: 'inv_old',
  emailAddress: 'ada@example.com',
  status: 'revoked',
  createdAt: 1_000_000,
  updatedAt: 5_000_000,
  expiresAt: null,
  hasLink: false,
  hasMetadata: false,
  pendingAtClerk: false,
};

/** Ids by ids. */
function replaced(...heads: Partial<Head>[]): Record<string, string> {
  const columns = new Columns();
  for (const head of heads) columns.put({ ...base, ...head });
  return Object.fromEntries(
    [...replacedIn(columns)].map(([old, newer]) => [columns.id(old), columns.id(newer)]),
  );
}

const newer = { id: 'inv_new', status: 'pending', createdAt: 5_000_100, updatedAt: 5_000_100 } as const;

it('finds what a resend left behind, and the newest that took its place', () => {
  expect(replaced({}, newer)).toEqual({ inv_old: 'inv_new' });
  expect(replaced({}, { ...newer, emailAddress: 'ADA@example.com', status: 'accepted' })).toEqual({
    inv_old: 'inv_new',
  });
  const newest = { ...newer, id: 'inv_3', createdAt: 9_000_000, updatedAt: 9_000_000 };
  const between = { ...newer, status: 'revoked', updatedAt: 8_999_500 } as const;
  expect(replaced({}, between, newest)).toEqual({ inv_old: 'inv_3', inv_new: 'inv_3' });
});

it('leaves alone who was only revoked, also with an older invitation, one from before, or somebody else’s', () => {
  expect(replaced({})).toEqual({});
  expect(replaced({}, { ...newer, emailAddress: 'bob@example.com' })).toEqual({});
  // It was there already when this one was revoked: it did not come in its place.
  expect(replaced({}, { ...newer, createdAt: 2_000_000 })).toEqual({});
  expect(replaced({ status: 'expired' }, newer)).toEqual({});
  // No resend takes so long: the person was taken back, and invited again some day.
  expect(replaced({}, { ...newer, createdAt: 5_000_000 + 2 * 3_600_000 })).toEqual({});
});

it('forgets a newer one that was deleted', () => {
  const columns = new Columns();
  columns.put(base);
  columns.put({ ...base, ...newer });
  columns.remove('inv_new');
  expect(replacedIn(columns).size).toBe(0);
});

it('is not taken for its own successor, and goes through thousands of one person', () => {
  expect(replaced({ createdAt: 5_000_000 })).toEqual({});
  const columns = new Columns();
  const many = 20_000;
  for (let at = 0; at < many; at += 1) {
    const time = 1_000_000 + at * 60_000;
    columns.put({ ...base, id: `inv_${at}`, createdAt: time, updatedAt: time + 59_000 });
  }
  // Each but the last was sent again; comparing each with each would take minutes.
  expect(replacedIn(columns).size).toBe(many - 1);
});

it('says after each change what a look at everybody says', () => {
  const one = fc.record({
    id: fc.nat(30),
    put: fc.boolean(),
    status: fc.constantFrom('revoked' as const, 'revoked' as const, 'pending' as const, 'accepted' as const),
    createdAt: fc.nat(20),
    updatedAt: fc.nat(20),
  });
  const step = fc.array(one, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const columns = new Columns();
      const kept = new KeptReplaced(columns);
      for (const changes of steps) {
        for (const { id: number, put, ...rest } of changes) {
          const id = `inv_${number}`;
          // Five people, some with two spellings, each invitation always of the same one.
          const emailAddress = `${number % 2 === 0 ? 'Ada' : 'ada'}${number % 5}@example.com`;
          const organization = number % 3 === 0 && { organizationId: 'org_1' };
          const slot = put
            ? columns.put({ ...base, ...rest, id, emailAddress, ...organization })
            : columns.remove(id);
          if (slot !== undefined) kept.changed([slot]);
        }
        expect(new Map(kept.get())).toEqual(replacedIn(columns));
      }
    }),
  );
});
