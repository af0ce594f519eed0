import { describe, expect, test } from 'vitest';
import { retryAfterMs, serverTime } from '../../../main/clerk/retry-after.ts';

const now = Date.UTC(2026, 4, 12, 12);

describe('Retry-After', () => {
  test.each([
    ['1', 1000],
    ['3599', 3_599_000],
    [' 30 ', 30_000],
    ['1.5', 1500],
    ['0', 1000],
    ['Tue, 12 May 2026 12:00:30 GMT', 30_000],
    ['Tuesday, 12-May-26 12:00:30 GMT', 30_000],
    ['Tue May 12 12:00:30 2026', 30_000],
    ['Tue, 12 May 2026 11:00:00 GMT', 1000],
  ])('%s: %d ms', (value, ms) => {
    expect(retryAfterMs(new Headers({ 'retry-after': value }), now)).toBe(ms);
  });

  test('a date is measured by the clock of the server that wrote it', () => {
    const headers = new Headers({
      'retry-after': 'Tue, 12 May 2026 15:00:30 GMT',
      date: 'Tue, 12 May 2026 15:00:00 GMT',
    });
    expect(retryAfterMs(headers, now)).toBe(30_000);
  });

  test.each([
    '',
    'soon',
    '-5',
    '5 minutes',
    'NaN',
    'Infinity',
    '1e9',
    '99999999999',
    '0x10',
    'Tue, 99 Xyz 2026 99:99:99 GMT',
    'Tue, 12 May 2099 12:00:00 GMT',
  ])('%j makes no sense', (value) => {
    expect(retryAfterMs(new Headers({ 'retry-after': value }), now)).toBeNull();
  });

  test('may be missing', () => {
    expect(retryAfterMs(new Headers(), now)).toBeNull();
  });
});

test('the server’s clock is read from a Date that is one', () => {
  expect(serverTime(new Headers({ date: 'Tue, 12 May 2026 12:00:00 GMT' }))).toBe(now);
  expect(serverTime(new Headers({ date: '5' }))).toBeNull();
  expect(serverTime(new Headers())).toBeNull();
});
