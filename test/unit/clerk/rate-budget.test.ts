import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RateBudget, type RateLimit } from '../../../main/clerk/rate-budget.ts';

const limits = fc.record({
  requests: fc.integer({ min: 1, max: 6 }),
  windowMs: fc.integer({ min: 1, max: 40 }),
});
const steps = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 60 });
const noon = Date.UTC(2026, 4, 12, 12);

/** By brute force: the most requests that any window of this length holds. */
function fullest(times: readonly number[], windowMs: number): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length));
}

function reserveAt(budget: RateBudget, gaps: readonly number[]): number[] {
  let now = noon;
  return gaps.map((gap) => {
    now += gap;
    return budget.reserve(now);
  });
}

interface World {
  budget: RateBudget;
  limit: RateLimit;
  now: number;
  heldUntil: number;
  times: number[];
}

const reserve = fc.tuple(fc.nat(20), fc.nat(90)).map(([gap, ahead]) => (world: World) => {
  world.now += gap;
  const from = world.now + ahead;
  const at = world.budget.peek(world.now, from);
  expect(at).toBeGreaterThanOrEqual(Math.max(from, world.heldUntil));
  world.budget.spend(at);
  world.times.push(at);
});

const release = fc.nat().map((which) => (world: World) => {
  const future = world.times.filter((at) => at >= world.now);
  const at = future[which % Math.max(1, future.length)];
  if (at === undefined) return;
  world.times.splice(world.times.indexOf(at), 1);
  world.budget.release(at);
});

const hold = fc.nat(50).map((forMs) => (world: World) => {
  world.heldUntil = Math.max(world.heldUntil, world.now + forMs);
  world.budget.hold(world.now + forMs);
});

const restart = fc.constant((world: World) => {
  world.budget = new RateBudget(world.limit, JSON.parse(JSON.stringify(world.budget.state(world.now))));
});

const action = fc.oneof(reserve, reserve, release, hold, restart);

describe('a sliding-window budget', () => {
  test('never lets more than the limit into any window, however requests come', () => {
    fc.assert(
      fc.property(limits, steps, (limit, gaps) => {
        const times = reserveAt(new RateBudget(limit), gaps);
        expect(fullest(times, limit.windowMs)).toBeLessThanOrEqual(limit.requests);
      }),
    );
  });

  test('keeps that with reservations far ahead, given back, held and restarted between', () => {
    fc.assert(
      fc.property(limits, fc.array(action, { maxLength: 60 }), (limit, actions) => {
        const world: World = { budget: new RateBudget(limit), limit, now: noon, heldUntil: 0, times: [] };
        for (const run of actions) run(world);
        expect(fullest(world.times, limit.windowMs)).toBeLessThanOrEqual(limit.requests);
      }),
    );
  });

  test('wastes nothing: no earlier time would have fitted', () => {
    fc.assert(
      fc.property(limits, steps, fc.nat(90), (limit, gaps, from) => {
        const budget = new RateBudget(limit);
        const times = reserveAt(budget, gaps);
        const now = noon + gaps.reduce((sum, gap) => sum + gap, 0);
        const at = budget.peek(now, now + from);
        for (let earlier = now + from; earlier < at; earlier += 1) {
          expect(fullest([...times, earlier], limit.windowMs)).toBeGreaterThan(limit.requests);
        }
      }),
    );
  });

  test('a request that leaves room for others can be followed by them at once', () => {
    fc.assert(
      fc.property(limits, steps, fc.nat(5), (limit, gaps, wish) => {
        const spare = Math.min(wish, limit.requests - 1);
        const budget = new RateBudget(limit);
        const times = reserveAt(budget, gaps);
        const now = noon + gaps.reduce((sum, gap) => sum + gap, 0);
        const at = budget.peek(now, now, spare);
        budget.spend(at);
        const others = Array.from({ length: spare }, () => {
          const other = budget.peek(now, at);
          budget.spend(other);
          return other;
        });
        expect(others).toEqual(others.map(() => at));
        expect(fullest([...times, at, ...others], limit.windowMs)).toBeLessThanOrEqual(limit.requests);
      }),
    );
  });

  test('sends the first hundred of an hour at once and the next when the hour is over', () => {
    const budget = new RateBudget({ requests: 100, windowMs: 3_600_000 });
    const times = Array.from({ length: 201 }, () => budget.reserve(noon));
    expect(times[99]).toBe(noon);
    expect(times[100]).toBe(noon + 3_600_000);
    expect(times[200]).toBe(noon + 7_200_000);
  });

  test('a reservation given back is free again, and giving back what was never taken changes nothing', () => {
    const budget = new RateBudget({ requests: 1, windowMs: 1000 });
    budget.release(noon);
    expect(budget.reserve(noon)).toBe(noon);
    budget.release(noon);
    expect(budget.reserve(noon)).toBe(noon);
    expect(budget.reserve(noon)).toBe(noon + 1000);
  });

  test('a reservation far ahead does not hold up the ones before it', () => {
    const budget = new RateBudget({ requests: 2, windowMs: 1000 });
    budget.spend(budget.peek(noon, noon + 60_000));
    expect(budget.reserve(noon)).toBe(noon);
    expect(budget.reserve(noon)).toBe(noon);
    expect(budget.reserve(noon)).toBe(noon + 1000);
  });

  test('peeking spends nothing', () => {
    const budget = new RateBudget({ requests: 1, windowMs: 1000 });
    expect([budget.peek(noon), budget.peek(noon), budget.reserve(noon)]).toEqual([noon, noon, noon]);
  });

  test('survives a clock that was set back by a year without waiting for a year', () => {
    const year = 365 * 86_400_000;
    const budget = new RateBudget({ requests: 2, windowMs: 1000 });
    budget.reserve(noon);
    budget.reserve(noon);
    budget.hold(noon + 5000);
    expect(budget.peek(noon - year)).toBe(noon - year + 5000);
    const restarted = new RateBudget({ requests: 2, windowMs: 1000 }, budget.state(noon - year));
    expect(restarted.peek(noon - 2 * year)).toBe(noon - 2 * year + 5000);
  });

  test.each([
    ['nothing', undefined],
    ['text', 'spent'],
    ['another shape', { times: 'x' }],
    ['no numbers', { times: [null], heldUntil: 0, seenAt: 0 }],
  ])('starts unspent from a damaged state: %s', (_name, state) => {
    const limit: RateLimit = { requests: 1, windowMs: 1000 };
    expect(new RateBudget(limit, state).reserve(noon)).toBe(noon);
  });

  test('stays small: what no longer counts is forgotten', () => {
    const budget = new RateBudget({ requests: 10, windowMs: 1000 });
    for (let now = noon; now < noon + 1_000_000; now += 100) budget.reserve(now);
    expect(budget.state(noon + 1_000_000).times.length).toBeLessThanOrEqual(10);
  });
});
