import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AttemptError, type Transient } from '../../../main/clerk/attempt-error.ts';
import { endpoints } from '../../../main/clerk/endpoints.ts';
import { defaultRetryPolicy, type RetryQuestion, retryWait } from '../../../main/clerk/retry-policy.ts';

function error(
  transient: Transient,
  outcome: 'refused' | 'unknown' = 'unknown',
  retryAfterMs: number | null = null,
) {
  return new AttemptError({ kind: 'offline' }, outcome, transient, retryAfterMs);
}

const question: RetryQuestion = {
  policy: defaultRetryPolicy,
  endpoint: endpoints.list,
  error: error('server'),
  retryCount: 1,
  elapsedMs: 0,
  random: 0,
};

test('the default is that of the official SDKs', () => {
  expect(defaultRetryPolicy).toEqual({
    strategy: 'backoff',
    initialIntervalMs: 500,
    maxIntervalMs: 60_000,
    exponent: 1.5,
    maxElapsedMs: 3_600_000,
    retryConnectionErrors: true,
  });
});

test('waits 500 ms, half as long again each time, at most a minute', () => {
  const waits = [1, 2, 3, 4, 12, 13, 1000].map((retryCount) => retryWait({ ...question, retryCount }));
  expect(waits).toEqual([500, 750, 1125, 1687.5, 43248.779296875, 60_000, 60_000]);
});

test('adds up to a second of jitter, less when the first wait is shorter than half a second', () => {
  expect(retryWait({ ...question, random: 0.5 })).toBe(1000);
  expect(retryWait({ ...question, random: 0.999 })).toBe(1499);
  const short = { ...defaultRetryPolicy, initialIntervalMs: 4 };
  expect(retryWait({ ...question, policy: short, random: 0.5 })).toBe(8);
});

test('gives up when the next attempt would come after the time allowed', () => {
  expect(retryWait({ ...question, elapsedMs: 3_599_500 })).toBe(500);
  expect(retryWait({ ...question, elapsedMs: 3_599_501 })).toBeNull();
});

test('waits as long as a 503 asks, within the time allowed', () => {
  expect(retryWait({ ...question, error: error('server', 'unknown', 90_000) })).toBe(90_000);
  expect(retryWait({ ...question, error: error('server', 'unknown', 3_600_001) })).toBeNull();
});

test('never repeats what would not change', () => {
  expect(retryWait({ ...question, error: error(null) })).toBeNull();
});

test('strategy none repeats nothing', () => {
  const policy = { ...defaultRetryPolicy, strategy: 'none' as const };
  expect(retryWait({ ...question, policy })).toBeNull();
});

test('without retryConnectionErrors only an answer of the server is repeated', () => {
  const policy = { ...defaultRetryPolicy, retryConnectionErrors: false };
  expect(retryWait({ ...question, policy, error: error('connection', 'refused') })).toBeNull();
  expect(retryWait({ ...question, policy })).toBe(500);
});

describe('one address, one e-mail', () => {
  const any = fc.record({
    transient: fc.constantFrom<Transient>('connection', 'server', null),
    retryCount: fc.integer({ min: 1, max: 50 }),
    elapsedMs: fc.nat(4_000_000),
    random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  });

  test.each(['create', 'bulk'] as const)('a %s that may have been sent is never repeated', (name) => {
    fc.assert(
      fc.property(any, ({ transient, ...rest }) => {
        const asked = { ...question, ...rest, endpoint: endpoints[name], error: error(transient, 'unknown') };
        expect(retryWait(asked)).toBeNull();
      }),
    );
  });

  test('a create that certainly never left is', () => {
    const asked = { ...question, endpoint: endpoints.create, error: error('connection', 'refused') };
    expect(retryWait(asked)).toBe(500);
  });
});
