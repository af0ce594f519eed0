/** How the bench compares, and what it says when a step does not end. */
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../main/flags.ts';
import { parseCommandLine } from '../bench/command-line.ts';
import { type Comparison, comparisonTable, ratioOf, tells } from '../bench/comparison.ts';
import { within } from '../bench/within.ts';

const pair = (ours: number[], theirs: number[]): Comparison => ({
  name: 'popup-open',
  unit: 'ms',
  ours,
  theirs,
  bar: null,
  moreIsBetter: false,
});

describe('a comparison', () => {
  it('is the ratio of each pair, so that a slow moment falls on both', () => {
    expect(ratioOf(pair([100, 300, 110], [200, 600, 200]))).toEqual({
      median: 0.5,
      lowest: 0.5,
      highest: 0.55,
    });
    expect(ratioOf(pair([1], [0]))).toBeNull();
    expect(ratioOf(pair([], []))).toBeNull();
  });

  it('says what can be told and what cannot', () => {
    const word = (lowest: number, highest: number, moreIsBetter = false) =>
      tells({ median: 1, lowest, highest }, moreIsBetter);
    expect(word(0.4, 0.6)).toBe('better');
    expect(word(1.1, 1.9)).toBe('worse');
    expect(word(0.4, 0.6, true)).toBe('worse');
    expect(word(1.1, 1.9, true)).toBe('better');
    expect(word(0.95, 1.05)).toBe('the same');
    expect(word(0.5, 1.6)).toBe('cannot tell');
  });

  it('names both sides, the ratio, its spread and the bar', () => {
    const text = comparisonTable('6f5b33e', [{ ...pair([100, 110], [200, 200]), bar: 0.6 }]);
    expect(text).toMatch(/what\s+here\s+6f5b33e\s+ratio\s+spread/);
    expect(text).toMatch(/popup-open\s+105 ms\s+200 ms\s+0\.53 ×\s+0\.50–0\.55 of 2\s+better, ≤ 0\.6 ×: yes/);
  });
});

describe('the flags', () => {
  const parse = (...args: string[]) => parseCommandLine(args, ['popup-open']);

  it('take a commit and how often', () => {
    expect(parse('--against', 'main', '--only', 'popup-open', '--rounds', '5')).toMatchObject({
      against: 'main',
      only: ['popup-open'],
      rounds: 5,
    });
    expect(parse('--against', 'main', '--only', 'npm-test').rounds).toBe(3);
  });

  it('refuse what would do nothing', () => {
    expect(() => parse('--only', 'npm-test')).toThrow(UsageError);
    expect(() => parse('--rounds', '2')).toThrow('--rounds goes with --against.');
    expect(() => parse('--against', 'main', '--write')).toThrow('--against only prints.');
  });
});

describe('a step of the bench', () => {
  it('gives what it came to', async () => {
    expect(await within('nothing', Promise.resolve(3))).toBe(3);
    await expect(within('nothing', Promise.reject(new Error('its own')))).rejects.toThrow('its own');
  });

  it('that never ends is named', async () => {
    const never = new Promise(() => undefined);
    await expect(within('the page paints its first rows', never, 20)).rejects.toThrow(
      'After 0.02 s this was still under way: the page paints its first rows.',
    );
  });
});
