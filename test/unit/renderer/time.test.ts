import { describe, expect, it } from 'vitest';
import { ago, ahead, secondsLeft } from '../../../renderer/words/time.ts';

const now = Date.UTC(2026, 2, 4, 12);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('times as people say them', () => {
  it.each([
    [0, 'just now'],
    [59_000, 'just now'],
    [minute, '1 minute ago'],
    [hour - 1, '59 minutes ago'],
    [23 * hour, '23 hours ago'],
    [36 * hour, '1 day ago'],
    [45 * day, '45 days ago'],
    [70 * day, '2 months ago'],
    [800 * day, '2 years ago'],
    [-5 * minute, 'just now'],
  ])('%i ms before now: %s', (passed, words) => {
    expect(ago(now - passed, now)).toBe(words);
  });

  it.each([
    [0, 'now'],
    [1, 'in 1 second'],
    [4200, 'in 5 seconds'],
    [90_000, 'in 2 minutes'],
    [3 * hour, 'in 3 hours'],
    [30 * day - 1000, 'in 30 days'],
    [365 * day, 'in 12 months'],
  ])('%i ms after now: %s', (left, words) => {
    expect(ahead(now + left, now)).toBe(words);
  });

  it('counts down to nought and no further', () => {
    expect([4001, 1, 0, -9000].map((left) => secondsLeft(now + left, now))).toEqual([5, 1, 0, 0]);
  });
});
