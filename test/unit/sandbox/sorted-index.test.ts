import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerBound, SortedIndex } from '../../../main/sandbox/sorted-index.ts';

describe('a sorted index', () => {
  it('has the same order as a sort, whatever is added and deleted', () => {
    const steps = fc.array(fc.record({ value: fc.nat(50), remove: fc.boolean() }), { maxLength: 200 });
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50)), steps, (start, changes) => {
        const index = new SortedIndex<number>((a, b) => a - b);
        const model = new Set(start);
        index.fill(start);
        for (const { value, remove } of changes) {
          if (remove) index.delete(value);
          else if (!model.has(value)) index.add(value);
          if (remove) model.delete(value);
          else model.add(value);
        }
        expect(index.ascending()).toEqual([...model].sort((a, b) => a - b));
      }),
    );
  });

  it('sorts once, however often it is read, and finds a place without sorting again', () => {
    const size = 100_000;
    let comparisons = 0;
    const index = new SortedIndex<number>((a, b) => {
      comparisons += 1;
      return a - b;
    });
    index.fill(Array.from({ length: size }, (_, i) => (i * 7919) % size));
    index.ascending();
    comparisons = 0;

    for (let i = 0; i < 100; i += 1) index.ascending();
    expect(comparisons).toBe(0);
    index.add(0.5);
    expect(comparisons).toBeLessThanOrEqual(Math.ceil(Math.log2(size)) + 1);
    expect(index.ascending().slice(0, 3)).toEqual([0, 0.5, 1]);
  });
});

it.each([
  [[], 0],
  [[5], 0],
  [[1], 1],
  [[1, 2, 3, 4], 2],
  [[1, 1, 1], 3],
])('counts the leading items of %j that are below 3', (items, expected) => {
  expect(lowerBound(items, (item) => item < 3)).toBe(expected);
});
