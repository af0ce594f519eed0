import { describe, expect, it } from 'vitest';
import { Random } from '../../../main/sandbox/random.ts';

const draws = (random: Random, count = 20) => Array.from({ length: count }, () => random.next());

describe('random numbers', () => {
  it('are the same for the same seed and label, and others otherwise', () => {
    expect(draws(new Random(1, 'a'))).toEqual(draws(new Random(1, 'a')));
    expect(draws(new Random(1, 'a'))).not.toEqual(draws(new Random(2, 'a')));
    expect(draws(new Random(1, 'a'))).not.toEqual(draws(new Random(1, 'b')));
    // Neither swapped nor run together do seed and label give the same stream.
    expect(draws(new Random(1, '2'))).not.toEqual(draws(new Random(2, '1')));
  });

  it('spread evenly', () => {
    const random = new Random(3, 'spread');
    const tenths = new Array<number>(10).fill(0);
    for (const draw of draws(random, 10_000)) {
      const tenth = Math.floor(draw * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }

    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('make text of the length and letters that ids have', () => {
    const random = new Random(1, 'text');

    expect(random.base62(27)).toMatch(/^[0-9A-Za-z]{27}$/);
    expect(random.hex(32)).toMatch(/^[0-9a-f]{32}$/);
    const many = Array.from({ length: 10_000 }, () => random.base62(26));
    expect(new Set(many).size).toBe(10_000);
  });
});
