import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDeparted, type Listed } from '../../../main/invitations/sync/departed.ts';

/** Newest first; several share a millisecond, in an order that Clerk may choose. */
const lists = fc
  .record({
    gaps: fc.array(fc.constantFrom(0, 0, 0, 1, 5), { minLength: 1, maxLength: 1500 }),
    gone: fc.uniqueArray(fc.nat(1499), { maxLength: 12 }),
    shuffle: fc.boolean(),
  })
  .map(({ gaps, gone, shuffle }) => {
    let createdAt = 1_000_000;
    const local = gaps.map((gap, index): Listed => {
      createdAt -= gap;
      return { id: `inv_${index}`, createdAt };
    });
    const departed = new Set(gone.map((index) => `inv_${index % local.length}`));
    const left = local.filter(({ id }) => !departed.has(id));
    const byClerk = shuffle
      ? left.toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
      : left;
    return { local, departed, byClerk };
  });

describe('finding what left the list', () => {
  it('finds exactly the departed, or says that it can not, whatever was created at the same moment', async () => {
    await fc.assert(
      fc.asyncProperty(lists, async ({ local, departed, byClerk }) => {
        const found = await findDeparted({
          local,
          total: byClerk.length,
          read: async (offset, limit) => byClerk.slice(offset, offset + limit),
        });
        if (found !== null) expect(new Set(found)).toEqual(departed);
      }),
      { numRuns: 400 },
    );
  });

  it('needs few and small requests in a list of 100,000 where ten share each millisecond', async () => {
    const local = Array.from({ length: 100_000 }, (_, n) => ({
      id: `inv_${n}`,
      createdAt: 1e12 - Math.floor(n / 10),
    }));
    const departed = new Set(['inv_5', 'inv_50003', 'inv_99999']);
    const byClerk = local.filter(({ id }) => !departed.has(id));
    let requests = 0;
    let rows = 0;
    const found = await findDeparted({
      local,
      total: byClerk.length,
      async read(offset, limit) {
        requests += 1;
        rows += limit;
        return byClerk.slice(offset, offset + limit);
      },
    });
    expect(new Set(found)).toEqual(departed);
    expect(requests).toBeLessThan(40);
    expect(rows).toBeLessThan(1500);
  });

  it('gives up when something moved meanwhile', async () => {
    const local = Array.from({ length: 1000 }, (_, n) => ({ id: `inv_${n}`, createdAt: 1e12 - n }));
    const moved = [{ id: 'inv_new', createdAt: 2e12 }, ...local.slice(0, 500), ...local.slice(501, 998)];
    const read = async (offset: number, limit: number) => moved.slice(offset, offset + limit);
    expect(await findDeparted({ local, total: moved.length, read })).toBeNull();
  });
});
