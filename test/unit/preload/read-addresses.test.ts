/** The one reader of addresses: the field, a pasted list, a cell and a file all use it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressFault, isAddress } from '../../../preload/address.ts';
import { readAddresses } from '../../../preload/read-addresses.ts';

/** As written, and as it would be sent. */
const written: [string, string][] = [
  ['\u200blarry@example.com', 'larry@example.com'],
  ["'donald@example.com'", 'donald@example.com'],
  ['<mailto:pat@example.com|Pat>', 'pat@example.com'],
  ['“curly@example.com”', 'curly@example.com'],
  ['excited@example.com!', 'excited@example.com'],
  ['<mailto:me@example.com|me@example.com>', 'me@example.com'],
  ['<mailto:sri@example.com|email friend>', 'sri@example.com'],
  [`"'donald@example.com'" <'donald@example.com'>`, 'donald@example.com'],
  ['«g@example.com»', 'g@example.com'],
  ['elli@example.com…', 'elli@example.com'],
  ['somename@ｅｘａｍｐｌｅ.com', 'somename@example.com'],
  ['ada＠example.com', 'ada@example.com'],
  ["first.o'last@example.com", "first.o'last@example.com"],
  ['\u202auser@example.com\u202c', 'user@example.com'],
  ['mia@exam\u00adple.com', 'mia@example.com'],
  ['xyz@\u200cexample.com', 'xyz@example.com'],
  ['ada\uFEFF@example.com', 'ada@example.com'],
  ['mailto:ada%40example.com', 'ada@example.com'],
  ['mailto:a@x.io,b@x.io?to=c@x.io', 'a@x.io b@x.io c@x.io'],
  ['[Ada](mailto:ada@example.com)', 'ada@example.com'],
  ['[ada@example.com](mailto:ada@example.com)', 'ada@example.com'],
  ['ada@example.com<mailto:ada@example.com>', 'ada@example.com'],
  ['<a href="mailto:ada@example.com">ada@example.com</a>', 'ada@example.com'],
  ['**ada@example.com**', 'ada@example.com'],
  ['`bob@example.org`', 'bob@example.org'],
  ['_cy@example.com_', 'cy@example.com'],
  ['_cy@example.com', '_cy@example.com'],
  ['"Lovelace, Ada" <ada@example.com>; Bob <b@x.io>', 'ada@example.com b@x.io'],
  ['Ada(ada@example.com)', 'ada@example.com'],
  ['张三（ada@example.com）', 'ada@example.com'],
  ['Friends: a@x.io, b@x.io;', 'a@x.io b@x.io'],
  ['a@x.io Bob <b@x.io>', 'a@x.io b@x.io'],
  ['&lt;ada@example.com&gt;', 'ada@example.com'],
  ['mail=ada@example.com', 'ada@example.com'],
  ['(ada@example.com).', 'ada@example.com'],
  ['ada@example.com; bob@example.com', 'ada@example.com bob@example.com'],
  ['zoe@example.org ::: zoe@home.example.org', 'zoe@example.org zoe@home.example.org'],
  ['юлия@пример.рф', 'юлия@пример.рф'],
  ['a@x.io，b@x.io', 'a@x.io b@x.io'],
  ['ada@example。com', 'ada@example.com'],
  ['"a@x.io, b@x.io"', 'a@x.io b@x.io'],
  ['‘single@example.com’', 'single@example.com'],
  ['ofﬁce@example.com', 'office@example.com'],
  ['*ada@example.com*', 'ada@example.com'],
  ['~~ada@example.com~~', 'ada@example.com'],
  ['<ada@example.com>', 'ada@example.com'],
  ['„ada@example.com“', 'ada@example.com'],
  ['ada+tag@example.com', 'ada+tag@example.com'],
  ['{ada@example.com}', 'ada@example.com'],
  ['E-Mail:ada@example.com', 'ada@example.com'],
  ['<https://x.com|ada@example.com>', 'ada@example.com'],
  ["Ada O'Neil <o'neil@x.io>", "o'neil@x.io"],
  ['zoe\u0308@example.com', 'zoë@example.com'],
];

const read = (text: string) => readAddresses(text).map((each) => each.text);

describe('an address is read', () => {
  it.each(written)('from %j', (text, addresses) => {
    expect(read(text).join(' ')).toBe(addresses);
    expect(readAddresses(text).every(({ fault }) => fault === null)).toBe(true);
  });

  it.each([
    ['\u200blarry@example.com', ['invisible']],
    ['“curly@example.com”!', ['punctuation', 'quotes']],
    ['<mailto:pat@example.com|Pat>', ['link']],
    ['somename@ｅｘａｍｐｌｅ.com', ['letters']],
    ['Ada <ada@example.com>, "x"', []],
  ])('and what was changed is said: %j', (text, changes) => {
    expect([...(readAddresses(text)[0]?.changes ?? [])].sort()).toEqual(changes);
  });

  it('of any length that mail can carry', () => {
    const longest = `${'a'.repeat(242)}@example.com`;
    expect(read(longest)).toEqual([longest]);
    expect(addressFault(`a${longest}`)).toBe('too-long');
  });
});

describe('what cannot be an address is told before anything is sent', () => {
  it.each([
    ['john.doe.@example.com', 'dots'],
    ['john..doe@example.com', 'dots'],
    ['.ada@example.com', 'dots'],
    ['ada@exa..mple.com', 'dots'],
    ['first.o’last@example.com', 'apostrophe'],
    ['just“not”right@example.com', 'characters'],
    ['"john doe"@example.com', 'characters'],
    ['https://user:pass@host.com', 'characters'],
    ['𝐚𝐝𝐚@example.com', 'characters'],
    ['ada²@example.com', 'characters'],
    ['ada@exam_ple.com', 'characters'],
    ["ada@example.com's", 'characters'],
    ['mailto:ada@example.com?subject=Hi, there&cc=b@y.com', 'characters'],
    ['ada@example.com/b@y.com', 'several-ats'],
    ['ada@@example.com', 'several-ats'],
    ['ada@', 'no-at'],
    ['@example.com', 'no-at'],
    ['bob@localhost', 'domain'],
    ['ada@127.0.0.1', 'domain'],
    ['ada@-x.com', 'domain'],
  ])('%j: %s', (text, fault) => {
    expect(readAddresses(text).at(-1)?.fault).toBe(fault);
  });
});

it('whatever is read without a fault is an address without anything invisible', () => {
  const soup = fc.array(
    fc.oneof(
      fc.constantFrom(
        '@',
        '.',
        '<',
        '>',
        '"',
        "'",
        ',',
        ' ',
        'mailto:',
        '[',
        '](',
        ')',
        '|',
        '\u200b',
        '＠',
        '&lt;',
        '%40',
        '?to=',
      ),
      fc.constantFrom('ada', 'example.com', 'b@x.io'),
      fc.string({ maxLength: 4, unit: 'binary' }),
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(soup, (parts) => {
      for (const { text, fault } of readAddresses(parts.join(''))) {
        expect(fault === null).toBe(isAddress(text));
        if (fault === null) expect(text).not.toMatch(/[\s\p{Cf}\p{Cc}<>"]/u);
      }
    }),
    { numRuns: 3000 },
  );
});

it('a long text that is made to be slow comes to an end', () => {
  const units = [
    '<',
    '"',
    '<"',
    'a@',
    ' ',
    '@.',
    '[',
    '](',
    '[a](',
    'mailto:',
    'mailto:a@x,',
    "'",
    '.@',
    '@\u200b',
    '(@',
    '*',
    '""@',
    '&lt;@',
  ];
  for (const unit of units) expect(readAddresses(unit.repeat(100_000)).length).toBeGreaterThanOrEqual(0);
}, 60_000);
