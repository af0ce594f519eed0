import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Endpoint, endpoints } from '../../../main/clerk/endpoints.ts';
import { publishedLimits, RateBudgets } from '../../../main/clerk/rate-budgets.ts';

const noon = Date.UTC(2026, 4, 12, 12);
const hour = 3_600_000;
const names = Object.keys(endpoints) as Endpoint[];

function fullest(times: readonly number[], windowMs: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  let most = 0;
  let from = 0;
  sorted.forEach((at, index) => {
    while ((sorted[from] ?? at) <= at - windowMs) from += 1;
    most = Math.max(most, index - from + 1);
  });
  return most;
}

describe('the budgets of one instance', () => {
  test.each(['development', 'production'] as const)(
    'keep every published limit of a %s instance',
    (environment) => {
      const limits = publishedLimits(environment);
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(20_000), fc.nat(60)), { maxLength: 40 }),
          (bursts) => {
            const budgets = new RateBudgets(environment);
            const sent = names.map((name): [Endpoint, number[]] => [name, []]);
            let now = noon;
            for (const [endpoint, gap, count] of bursts) {
              now += gap;
              for (let left = count; left > 0; left -= 1) {
                sent.find(([name]) => name === endpoint)?.[1].push(budgets.reserve(endpoint, now));
              }
            }
            const all = sent.flatMap(([, times]) => times);
            expect(fullest(all, limits.any.windowMs)).toBeLessThanOrEqual(limits.any.requests);
            for (const [name, times] of sent) {
              expect(fullest(times, limits[name].windowMs)).toBeLessThanOrEqual(limits[name].requests);
            }
          },
        ),
        { numRuns: 50 },
      );
    },
  );

  test('a queue of creates for hours ahead does not hold up a list', () => {
    const budgets = new RateBudgets('development');
    for (let left = 300; left > 0; left -= 1) budgets.reserve('create', noon);
    expect(budgets.reserve('list', noon + 11_000)).toBe(noon + 11_000);
  });

  test('a 429 holds its own endpoint alone', () => {
    const budgets = new RateBudgets('production');
    budgets.hold('create', noon + hour, noon);
    expect(budgets.peek('create', noon)).toBe(noon + hour);
    expect(budgets.peek('bulk', noon)).toBe(noon);
    expect(budgets.peek('list', noon)).toBe(noon);
  });

  test('remember across a restart what was spent and held', () => {
    const before = new RateBudgets('production');
    for (let left = 25; left > 0; left -= 1) before.reserve('bulk', noon);
    before.hold('revoke', noon + 7000, noon);
    const after = new RateBudgets('production', JSON.parse(JSON.stringify(before.state(noon))));
    expect(after.peek('bulk', noon + 1000)).toBe(before.peek('bulk', noon + 1000));
    expect(after.peek('bulk', noon + 1000)).toBeGreaterThanOrEqual(noon + hour);
    expect(after.peek('revoke', noon + 1000)).toBe(noon + 7000);
  });

  test.each([[null], ['x'], [{ create: 7 }]])('start unspent from a damaged state: %j', (state) => {
    expect(new RateBudgets('production', state).reserve('create', noon)).toBe(noon);
  });

  test('10,000 addresses in bulk calls of ten are estimated within 1 % of what the limit allows', () => {
    const budgets = new RateBudgets('production');
    const allowed = (1000 / 25 - 1) * hour;
    const took = budgets.estimate('bulk', 1000, noon) - noon;
    expect(took).toBeGreaterThanOrEqual(allowed);
    expect(took).toBeLessThanOrEqual(allowed * 1.01);
    expect(budgets.peek('bulk', noon)).toBe(noon);
  });

  test('organizations have limits of their own: 250 creates and 50 bulk calls an hour', () => {
    const budgets = new RateBudgets('production');
    for (const [endpoint, most] of [
      ['organization-create', 250],
      ['organization-bulk', 50],
    ] as const) {
      for (let left = most; left > 0; left -= 1) expect(budgets.reserve(endpoint, noon)).toBe(noon);
      expect(budgets.peek(endpoint, noon)).toBeGreaterThanOrEqual(noon + hour);
    }
    expect(budgets.peek('create', noon)).toBe(noon);
    expect(budgets.peek('bulk', noon)).toBe(noon);
  });

  test('a 429 within its own limit tells that creates and bulk calls of organizations count together', () => {
    const before = new RateBudgets('production');
    for (let left = 250; left > 0; left -= 1) before.reserve('organization-create', noon);
    before.reserve('organization-bulk', noon + 2000);
    expect(before.sharesCreation(noon, 'organization-bulk')).toBe(false);
    before.hold('organization-bulk', noon + 3000, noon + 2000);
    expect(before.sharesCreation(noon + 2000, 'organization-bulk')).toBe(true);
    const after = new RateBudgets('production', JSON.parse(JSON.stringify(before.state(noon + 2000))));
    expect(after.sharesCreation(noon + 2000, 'organization-create')).toBe(true);
    expect(after.sharesCreation(noon + 2000)).toBe(false);
    expect(after.peek('organization-bulk', noon + 4000)).toBeGreaterThanOrEqual(noon + hour);
  });

  test('a reservation given back is free for both budgets', () => {
    const budgets = new RateBudgets('development');
    const times = Array.from({ length: 100 }, () => budgets.reserve('list', noon));
    expect(budgets.peek('instance', noon)).toBeGreaterThan(noon);
    budgets.release('list', times[0] ?? 0);
    expect(budgets.peek('instance', noon)).toBe(noon);
  });
});
