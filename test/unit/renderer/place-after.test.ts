import { expect, it } from 'vitest';
import { placeAfter } from '../../../renderer/list/use-roving-focus.ts';

/** Where the focus goes from `key` once `rows` are what is there; `null` stands for one that is not loaded. */
function after(before: string[], key: string, rows: (string | null)[]): number | null {
  const at = before.indexOf(key);
  const trail = { key, at, after: before.slice(at + 1), before: before.slice(0, at).reverse() };
  return placeAfter(trail, rows.length, (index) => rows[index] ?? undefined);
}

it.each([
  ['stays with a row that others came in above', 'abc', 'b', 'xyabc', 3],
  ['goes to the next below one that is gone', 'abc', 'b', 'ac', 1],
  ['goes there too when a new one came in above meanwhile', 'abc', 'b', 'xac', 2],
  ['goes to the next that is left when several are gone', 'abcd', 'b', 'xad', 2],
  ['goes above at the end of the list', 'abc', 'c', 'ab', 1],
  ['goes above at the end when a new one came in at the top', 'abc', 'c', 'xab', 2],
  ['takes what there is when nobody is left of before', 'abc', 'c', 'xy', 1],
])('%s', (_, before, key, rows, place) => {
  expect(after([...before], key, [...rows])).toBe(place);
});

it('waits for a row that is not loaded', () => {
  expect(after(['a', 'b', 'c'], 'b', ['x', null, null])).toBe(null);
});

it('goes on when the row is another one in its place, and stays where it has not moved', () => {
  expect(after(['a failed', 'b failed', 'c active'], 'a failed', ['b failed', 'c active', 'a sent'])).toBe(0);
  expect(after(['a failed', 'b active'], 'b active', ['a failed', 'b cancelled'])).toBe(1);
});
