import { describe, expect, it } from 'vitest';
import { RateBudgets } from '../../../main/clerk/rate-budgets.ts';

const hour = 3_600_000;
const day = 24 * hour;
const noon = Date.UTC(2026, 5, 1, 12);

/** An hour that was filled with bulk creates and then with so many single ones. */
function spent(singles: number): RateBudgets {
  const budgets = new RateBudgets('production');
  for (let left = 25; left > 0; left -= 1) budgets.reserve('bulk', noon);
  for (let left = singles; left > 0; left -= 1) budgets.reserve('create', noon);
  return budgets;
}

describe('creates and bulk creates', () => {
  it('count together after a refusal that their own counter does not explain', () => {
    const budgets = spent(76);
    expect(budgets.sharesCreation(noon)).toBe(false);
    budgets.hold('create', noon + hour, noon);
    expect(budgets.sharesCreation(noon)).toBe(true);
    // The next hour has room for 100 requests, the first 25 of them in bulk.
    const next = noon + 2 * hour;
    for (let left = 25; left > 0; left -= 1) expect(budgets.reserve('bulk', next)).toBe(next);
    for (let left = 75; left > 0; left -= 1) expect(budgets.reserve('create', next)).toBe(next);
    expect(budgets.peek('create', next)).toBeGreaterThanOrEqual(next + hour);
    expect(budgets.peek('bulk', next)).toBeGreaterThanOrEqual(next + hour);
  });

  it('leave bulk creates no room once single ones have taken it', () => {
    const budgets = spent(76);
    budgets.hold('create', noon + hour, noon);
    const next = noon + 2 * hour;
    for (let left = 25; left > 0; left -= 1) budgets.reserve('create', next);
    expect(budgets.peek('bulk', next)).toBeGreaterThanOrEqual(next + hour);
    expect(budgets.peek('create', next)).toBe(next);
  });

  it('are counted apart after a refusal that one counter would not explain either', () => {
    const early = spent(10);
    early.hold('create', noon + hour, noon);
    expect(early.sharesCreation(noon + 1)).toBe(false);
  });

  it('are counted apart again a day later, and by a clock that was set back', () => {
    const budgets = spent(76);
    budgets.hold('create', noon + hour, noon);
    const kept = new RateBudgets('production', JSON.parse(JSON.stringify(budgets.state(noon))));
    expect(kept.sharesCreation(noon + day - 1)).toBe(true);
    expect(kept.sharesCreation(noon + day)).toBe(false);
    expect(kept.sharesCreation(noon - 1)).toBe(false);
  });
});
