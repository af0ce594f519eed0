import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type InvitationRecord, statusAt } from '../../../main/sandbox/invitation-record.ts';
import { InvitationStore } from '../../../main/sandbox/invitation-store.ts';
import { type ListQuery, orderFields } from '../../../main/sandbox/list-query.ts';
import { clerkStatuses } from '../../../preload/invitation.ts';

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
    .filter((record) => query.emailAddress === null || record.emailAddress === query.emailAddress)
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
      status: fc.option(fc.constantFrom(...clerkStatuses), { nil: null }),
      query: fc.option(fc.constantFrom('ada', 'EXAMPLE.com', 'inv_3', 'x'), { nil: null }),
      emailAddress: fc.option(fc.oneof(address, fc.constant('nobody@example.com')), { nil: null }),
      orderBy: fc.constantFrom(...orderFields),
      descending: fc.boolean(),
      limit: fc.integer({ min: 1, max: 8 }),
      offset: fc.nat(6),
      paginated: fc.constant(true),
    }),
  }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function pending(sequence: number, given: Partial<InvitationRecord>): InvitationRecord {
  return {
    id: `inv_${sequence}`,
    sequence,
    emailAddress: 'ada@example.com',
    publicMetadata: {},
    outcome: 'open',
    createdAt: sequence,
    updatedAt: sequence,
    expiresAt: null,
    redirectUrl: null,
    notify: true,
    templateSlug: 'invitation',
    ...given,
  };
}

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
    const { createdAt, validFor } = next;
    const expiresAt = validFor === null ? null : createdAt + validFor;
    const record = pending(sequence, { emailAddress: next.address, createdAt, expiresAt });
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

it('looks at every invitation once for a list, not once for each page', () => {
  let looks = 0;
  const records = Array.from({ length: 1000 }, (_, i) => {
    const record = pending(i + 1, {});
    Object.defineProperty(record, 'outcome', {
      get() {
        looks += 1;
        return 'open';
      },
    });
    return record;
  });
  const store = new InvitationStore();
  store.fill(records);
  const query: ListQuery = {
    status: 'pending',
    query: null,
    emailAddress: null,
    orderBy: 'created_at',
    descending: true,
    limit: 10,
    offset: 0,
    paginated: true,
  };
  store.list(query, 0);
  const first = looks;

  for (let offset = 10; offset < 1000; offset += 10) store.list({ ...query, offset }, 0);

  expect(first).toBeGreaterThanOrEqual(1000);
  expect(looks).toBe(first);
  store.add(pending(1001, {}));
  expect(store.list(query, 0).totalCount).toBe(1001);
});
