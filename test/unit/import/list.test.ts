import { describe, expect, it } from 'vitest';
import { addressesOf, problemsOf, read } from './read.ts';

describe('a plain list', () => {
  it.each([
    ['one address', 'ada@example.com', ['ada@example.com']],
    [
      'commas and spaces',
      'ada@example.com, bob@example.com cy@example.com',
      ['ada@example.com', 'bob@example.com', 'cy@example.com'],
    ],
    [
      'names',
      '"Lovelace, Ada" <ada@example.com>; Bob B. <bob@example.com>',
      ['ada@example.com', 'bob@example.com'],
    ],
    [
      'lines',
      'ada@example.com\r\nbob@example.com\n\ncy@example.com',
      ['ada@example.com', 'bob@example.com', 'cy@example.com'],
    ],
    [
      'a heading and quotes',
      'E-mail\n"ada@example.com"\n"bob@example.com"\n',
      ['ada@example.com', 'bob@example.com'],
    ],
    [
      'prose',
      'Please invite ada@example.com, and (bob@example.com).',
      ['ada@example.com', 'bob@example.com'],
    ],
    ['links', 'mailto:ada@example.com', ['ada@example.com']],
    ['an apostrophe', "o'brien@example.com", ["o'brien@example.com"]],
    [
      'several addresses in each line',
      'a@x.io, b@x.io\nc@x.io, d@x.io',
      ['a@x.io', 'b@x.io', 'c@x.io', 'd@x.io'],
    ],
  ])('with %s', (_, text, addresses) => {
    expect(addressesOf(text)).toEqual(addresses);
    expect(read(text)).toMatchObject({ form: 'list' });
    expect(problemsOf(text)).toEqual([]);
  });

  it('tells lines without an address, and words that are none', () => {
    expect(problemsOf('ada@example.com\nBob Bobson\nbob@localhost\n')).toEqual([
      '2 -: not-an-address',
      '3 -: not-an-address',
    ]);
  });

  it('in one very long line loses nobody where it is read in pieces', () => {
    const addresses = Array.from({ length: 20_000 }, (_, index) => `person${index}@example.com`);
    expect(addressesOf(addresses.join(', '))).toEqual(addresses);
  });

  it('of nothing is nothing', () => {
    for (const text of ['', '\uFEFF', '\n\r\n', ' \t ', 'email', 'email,role\n']) {
      expect(read(text).rows).toEqual([]);
    }
  });
});
