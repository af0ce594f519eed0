import { describe, expect, it } from 'vitest';
import { statusAt } from '../../../main/sandbox/invitation-record.ts';
import { Random } from '../../../main/sandbox/random.ts';
import { seedInvitations } from '../../../main/sandbox/seed.ts';

const now = Date.UTC(2026, 3, 1);

function seeded(count: number, seed = 1, at = now) {
  const ids = new Random(seed, 'ids');
  return seedInvitations(count, new Random(seed, 'people'), () => ids.base62(27), at);
}

describe.each([1, 2, 3, 42, 4_000_000_000])('invitations seeded with %i', (seed) => {
  const records = seeded(2000, seed);

  it('cover all four statuses, as even four of them do', () => {
    const statuses = (count: number) => new Set(seeded(count, seed).map((record) => statusAt(record, now)));

    expect(statuses(4).size).toBe(4);
    expect(statuses(2000).size).toBe(4);
  });

  it('belong to nobody: every domain is reserved for examples', () => {
    for (const { emailAddress } of records) {
      expect(emailAddress).toMatch(/^[a-z]+\.[a-z]+\d*@(example\.(com|org|net)|[a-z]+\.example)$/);
    }
  });

  it('could have come about: one pending one per address, and none for a user', () => {
    const pending = records.filter((record) => statusAt(record, now) === 'pending');
    const users = new Set(records.filter((r) => r.outcome === 'accepted').map((r) => r.emailAddress));

    expect(new Set(pending.map((record) => record.emailAddress)).size).toBe(pending.length);
    expect(pending.filter((record) => users.has(record.emailAddress))).toEqual([]);
  });

  it('have times in a possible order', () => {
    let previous = 0;
    for (const record of records) {
      expect(record.createdAt).toBeGreaterThanOrEqual(previous);
      expect(record.updatedAt).toBeGreaterThanOrEqual(record.createdAt);
      expect(record.updatedAt).toBeLessThanOrEqual(now);
      if (record.expiresAt !== null) expect(record.updatedAt).toBeLessThan(record.expiresAt);
      expect(
        [record.createdAt, record.updatedAt, record.expiresAt].every(
          (t) => t === null || Number.isInteger(t),
        ),
      ).toBe(true);
      previous = record.createdAt;
    }
  });

  it('leave pending ones long enough for a look', () => {
    const left = records
      .filter((record) => statusAt(record, now) === 'pending')
      .map((record) => (record.expiresAt ?? Number.POSITIVE_INFINITY) - now);

    expect(Math.min(...left)).toBeGreaterThan(3_600_000);
  });

  it('invite some people a second time', () => {
    expect(new Set(records.map((record) => record.emailAddress)).size).toBeLessThan(records.length);
  });
});

it('is as old at any time of day', () => {
  const ages = (at: number) =>
    seeded(50, 1, at).map((record) => [record.id, record.emailAddress, at - record.createdAt]);

  expect(ages(now + 12_345_678)).toEqual(ages(now));
});

it('differs from seed to seed', () => {
  const addresses = (seed: number) => seeded(50, seed).map((record) => record.emailAddress);

  expect(addresses(1)).not.toEqual(addresses(2));
});

it('makes none when none are asked for', () => {
  expect(seeded(0)).toEqual([]);
});
