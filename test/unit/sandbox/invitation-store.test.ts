import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type InvitationRecord, statusAt } from '../../../main/sandbox/invitation-record.ts';
import { InvitationStore } from '../../../main/sandbox/invitation-store.ts';
import { type ListQuery, orderFields } from '../../../main/sandbox/list-query.ts';
import { statuses } from '../../../preload/invitation.ts';

const never = Number.MAX_SAFE_INTEGER;
const sortKeys = {
  created_at: (record: InvitationRecord) => record.createdAt,
  email_address: (record: InvitationRecord) => record.emailAddress,
  expires_at: (record: InvitationRecord) => record.expiresAt ?? never,
};

/** What the store has to answer, written down as simply as it can be. */
function naiveList(records: readonly InvitationRecord[], query: ListQuery, now: number) {
  const key = sortKeys[query.orderBy];
  const matching = records
    .filter((record) =>
      query.status === null ? record.outcome !== 'revoked' : statusAt(record, now) === query.status,
    )
    .filter(
      ({ emailAddress, id }) =>
        query.query === null || emailAddress.includes(query.query.toLowerCase()) || id === query.query,
    )
    .sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.sequence - b.sequence));
  if (query.descending) matching.reverse();
  return {
    page: matching.slice(query.offset, query.offset + query.limit).map((record) => record.id),
    totalCount: matching.length,
  };
}

const address = fc.constantFrom('ada@example.com', 'bea@example.com', 'cem@example.org', 'dov@a.example');
const time = fc.integer({ min: 0, max: 100 });
const step = fc.oneof(
  fc.record({
    kind: fc.constant('add' as const),
    address,
    createdAt: time,
    validFor: fc.option(time, { nil: null }),
  }),
  fc.record({ kind: fc.constant('revoke' as const), index: fc.nat() }),
  fc.record({ kind: fc.constant('accept' as const), index: fc.nat() }),
  fc.record({ kind: fc.constant('delete' as const), index: fc.nat() }),
  fc.record({
    kind: fc.constant('list' as const),
    now: fc.integer({ min: 0, max: 200 }),
    query: fc.record({
      status: fc.option(fc.constantFrom(...statuses), { nil: null }),
      query: fc.option(fc.constantFrom('ada', 'EXAMPLE.com', 'inv_3', 'x'), { nil: null }),
      orderBy: fc.constantFrom(...orderFields),
      descending: fc.boolean(),
      limit: fc.integer({ min: 1, max: 8 }),
      offset: fc.nat(6),
      paginated: fc.constant(true),
    }),
  }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Applies one step to both and compares what they list. */
function play(store: InvitationStore, model: InvitationRecord[], next: Step, sequence: number): void {
  if (next.kind === 'list') {
    const { page, totalCount } = store.list(next.query, next.now);
    expect({ page: page.map((record) => record.id), totalCount }).toEqual(
      naiveList(model, next.query, next.now),
    );
    return;
  }
  if (next.kind === 'add') {
    const record: InvitationRecord = {
      id: `inv_${sequence}`,
      sequence,
      emailAddress: next.address,
      publicMetadata: {},
      outcome: 'open',
      createdAt: next.createdAt,
      updatedAt: next.createdAt,
      expiresAt: next.validFor === null ? null : next.createdAt + next.validFor,
      redirectUrl: null,
      notify: true,
      templateSlug: 'invitation',
    };
    store.add(record);
    model.push(record);
    return;
  }
  const record = model[next.index % Math.max(model.length, 1)];
  if (!record) return;
  if (next.kind === 'delete') {
    store.delete(record);
    model.splice(model.indexOf(record), 1);
  } else {
    store.update(record, { outcome: next.kind === 'revoke' ? 'revoked' : 'accepted' });
  }
}

it('lists what a plain filter and sort would list, whatever happened before and wherever the clock stands', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
      const store = new InvitationStore();
      const model: InvitationRecord[] = [];
      steps.forEach((next, i) => {
        play(store, model, next, i + 1);
      });
      expect(store.size).toBe(model.length);
      for (const record of model) expect(store.get(record.id)).toBe(record);
      const counts = { pending: 0, accepted: 0, expired: 0, revoked: 0 };
      for (const record of model) counts[statusAt(record, 50)] += 1;
      expect(store.counts(50)).toEqual(counts);
    }),
    { numRuns: 300 },
  );
});
