import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { parseBytes } from '../../../main/clerk/json-bytes.ts';

const read = (text: string): unknown => parseBytes(new TextEncoder().encode(text));

/** Enough of them for several pieces. */
function pageOf(metadata: unknown, rows = 900) {
  const data = Array.from({ length: rows }, (_, at) => ({
    id: `inv_${at}`,
    public_metadata: metadata,
    url: 'https://accounts.example.com/'.padEnd(300, 'x'),
  }));
  return { data, total_count: rows };
}

describe('the bytes of an answer', () => {
  test('are the same page, whatever its rows hold', () => {
    const odd = fc.constantFrom('},{', '}]', '"},{"', '],"total_count":0}', '{"data":[', 'é', '𝒙', '\uFEFF');
    const value = fc.oneof(odd, fc.array(fc.record({ a: odd })), fc.jsonValue({ maxDepth: 2 }));
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 5 }), value, { maxKeys: 3 }), (metadata) => {
        const text = JSON.stringify(pageOf(metadata));
        expect(read(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 40 },
    );
  });

  test('of a long page are never one long text', () => {
    const parse = vi.spyOn(JSON, 'parse');
    const text = JSON.stringify(pageOf({ note: '},' }));
    read(text);
    const longest = Math.max(...parse.mock.calls.map(([piece]) => piece.length));
    parse.mockRestore();
    expect(longest).toBeLessThan(text.length / 3);
  });

  test.each([
    ['a bare list', JSON.stringify(pageOf({}).data)],
    ['a page that tells the count first', JSON.stringify({ total_count: 900, data: pageOf({}).data })],
    ['a page with room between its rows', JSON.stringify(pageOf({}), null, 1)],
    ['a page with more after its rows', JSON.stringify({ ...pageOf({}), more: [{ a: 1 }] })],
    ['a page of long texts', JSON.stringify({ data: Array.from({ length: 9 }, () => 'x'.repeat(40_000)) })],
    ['one long text', JSON.stringify('},{'.repeat(100_000))],
    ['a short page', JSON.stringify(pageOf({}, 1))],
    ['no rows', '{"data":[],"total_count":0}'],
  ])('are read whole where they are %s', (_, text) => {
    expect(read(text)).toEqual(JSON.parse(text));
  });

  test('may begin with a mark of their order', () => {
    expect(read(`\uFEFF${JSON.stringify(pageOf({}))}`)).toEqual(pageOf({}));
  });

  test.each([
    ['broke off', (text: string) => text.slice(0, -20_000)],
    ['broke off before the count', (text: string) => text.slice(0, text.lastIndexOf(']'))],
    ['lack a bracket in the middle', (text: string) => text.replace('},{"id":"inv_450"', ',{"id":"inv_450"')],
    ['have two commas', (text: string) => text.replace('},{"id":"inv_450"', '},,{"id":"inv_450"')],
    ['have a comma too many', (text: string) => text.replace('}],', '},],')],
    ['are followed by more', (text: string) => `${text}]`],
  ])('are not JSON when they %s', (_, damage) => {
    expect(read(damage(JSON.stringify(pageOf({}))))).toBeUndefined();
  });

  test('that are none at all are not JSON', () => {
    expect(read('')).toBeUndefined();
  });
});
