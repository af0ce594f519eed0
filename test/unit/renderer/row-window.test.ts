import { describe, expect, it } from 'vitest';
import { rowsToDraw } from '../../../renderer/list/use-row-window.ts';

describe('the rows of a long list that are drawn', () => {
  it('are those in view and a few beyond each edge', () => {
    expect(rowsToDraw(100, 102, 100_000, 100)).toEqual([97, 98, 99, 100, 101, 102, 103, 104, 105]);
  });

  it.each([
    ['end', 8, 9, 10, 9],
    ['start', 0, 1, 10, 0],
  ])('stop at the %s of the list', (_name, first, last, total, kept) => {
    const rows = rowsToDraw(first, last, total, kept);
    expect(rows[0]).toBe(Math.max(0, first - 3));
    expect(rows.at(-1)).toBe(Math.min(total - 1, last + 3));
  });

  it('have the focused one among them, in order, wherever it is', () => {
    expect(rowsToDraw(500, 501, 1000, 3)[0]).toBe(3);
    expect(rowsToDraw(500, 501, 1000, 900).at(-1)).toBe(900);
    expect(new Set(rowsToDraw(500, 501, 1000, 500)).size).toBe(8);
  });

  it('are none when there are none', () => {
    expect(rowsToDraw(0, -1, 0, 0)).toEqual([]);
  });
});
