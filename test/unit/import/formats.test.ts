import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../main/invitations/import/source.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../fixtures/import', name), 'utf8');

const rowsOf = (text: string) => [...openSource(text).rows()].flatMap((row) => (row ? [row] : []));
/** Name and address of every row. */
const people = (text: string): string[] => rowsOf(text).map(({ cells }) => `${cells[0]} <${cells[1]}>`);

describe('an address book becomes a table with one person a row', () => {
  it.each([
    ['vcard-3-apple.vcf', 'vcard', ['Ada Lovelace <ada@example.com>', 'Pizza <>']],
    ['vcard-4-khard.vcf', 'vcard', ['Zoë Ångström <zoe@example.org>']],
    ['vcard-2-old-phone.vcf', 'vcard', ['Zoë Ångström <zoe@example.org>']],
    [
      'vcard-2-abook.vcf',
      'vcard',
      ['Zoë Ångström <zoe.angstrom@example.org>', 'Martin King, Jr. <martin.king@example.org>'],
    ],
    ['thunderbird.ldif', 'ldif', ['Ada Lovelace <ada@example.com>', 'Zoë <zoe@example.org>']],
    [
      'abook.ldif',
      'ldif',
      ['Zoë Ångström <zoe.angstrom@example.org>', 'Martin King, Jr. <martin.king@example.org>'],
    ],
    [
      'mutt-aliases-abook.txt',
      'aliases',
      [
        'Zoë Ångström <zoe.angstrom@example.org>',
        'Zoë Ångström <zoe@home.example.org>',
        'Martin King, Jr. <martin.king@example.org>',
      ],
    ],
    [
      'elm-aliases-abook.txt',
      'aliases',
      ['Zoë Ångström <zoe.angstrom@example.org>', 'Martin King, Jr. <martin.king@example.org>'],
    ],
    [
      'abook-addressbook.txt',
      'aliases',
      ['Zoë Ångström <zoe.angstrom@example.org>', 'Martin King, Jr. <martin.king@example.org>'],
    ],
  ])('%s', (name, format, expected) => {
    expect(openSource(fixture(name))).toMatchObject({ format, form: 'table', addressColumn: 1 });
    expect(people(fixture(name))).toEqual(expected);
    // As Windows writes it, too.
    expect(people(fixture(name).replace(/\r?\n/gu, '\r\n'))).toEqual(expected);
  });

  it('with folded lines, charsets of their own, groups and the second address beside the first', () => {
    const card = [
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:=C5ngstr=F6m;=',
      'Zo=EB',
      'item1.EMAIL;INTERNET:zoe@home.example.org',
      'EMAIL;PREF;INTERNET:zoe@',
      ' example.org',
      'END:VCARD',
    ].join('\r\n');
    expect(rowsOf(card).map(({ cells }) => cells.slice(0, 3))).toEqual([
      ['Zoë Ångström', 'zoe@example.org', 'zoe@home.example.org'],
    ]);
  });

  it('and of cards that were put together every one, without those of lists and rooms', () => {
    const card = (...lines: string[]) =>
      ['BEGIN:VCARD', 'VERSION:4.0', ...lines, 'END:VCARD', ''].join('\r\n');
    const text = [
      card('FN:Ada', 'EMAIL:ada@example.com'),
      `\uFEFF${card('FN:Bob', 'EMAIL:bob@example.org')}`,
      card('KIND:location', 'FN:Room 1', 'EMAIL:room@example.net'),
      card('X-ADDRESSBOOKSERVER-KIND:group', 'FN:Team', 'EMAIL:team@example.net'),
    ].join('');
    expect(people(text)).toEqual(['Ada <ada@example.com>', 'Bob <bob@example.org>']);
    expect(openSource(text).notes).toEqual([
      { line: 11, message: 'Room 1 is the card of a location and is not invited.' },
      { line: 17, message: 'Team is the card of a group and is not invited.' },
    ]);
  });

  it('and of changes to a directory nobody who was taken out', () => {
    const text =
      'dn: uid=ada\nchangetype: modify\ndelete: mail\nmail: old@example.net\n-\nadd: mail\nmail: ada@example.com\n-\n';
    expect(people(text)).toEqual([' <ada@example.com>']);
  });

  it('and a mail those it was written to, never who wrote it', () => {
    const mail = [
      'From: Boss <boss@example.net>',
      'Date: Fri, 27 Nov 2026 10:00:00 +0000',
      'To: =?UTF-8?Q?Zo=C3=AB_=C3=85?= <zoe@example.org>, "King, Martin"',
      ' <martin@example.org>',
      'Cc: Friends: ada@example.com, bob@example.com;',
      'Bcc: secret@example.net',
      'Subject: x@example.com',
      '',
      'write to body@example.com',
    ].join('\n');
    expect(openSource(mail).format).toBe('mail');
    expect(people(mail)).toEqual([
      'Zoë Å <zoe@example.org>',
      'King, Martin <martin@example.org>',
      ' <ada@example.com>',
      ' <bob@example.com>',
    ]);
  });

  it('with their names, however a mail program wrote them', () => {
    const mail = [
      'From: boss@example.net',
      'To: =?UTF-8?B?Wm/DqyDDhW4=?= =?UTF-8?B?Z3N0csO2bQ==?= <zoe@example.org>,',
      ' =?utf-8?Q?=C5=81uk?=',
      ' =?utf-8?Q?asz_=C5?= =?UTF-8?q?=BB?= <lukasz@example.org>, =?utf-8?Q?King=2C_Martin?= <martin@example.org>',
      'Cc: "Ada \\"Ace\\" King, Jr" <ada@example.com>, bob@example.com (Bob =?utf-8?Q?=C3=85?=),',
      ' =?iso-8859-1?Q?J=F6rg?= =?utf-8?Q?=C3=85?= x =?utf-8?Q?y?= <joerg@example.com>',
      'Subject: x',
      '',
    ].join('\r\n');
    expect(people(mail)).toEqual([
      'Zoë Ångström <zoe@example.org>',
      'Łukasz Ż <lukasz@example.org>',
      'King, Martin <martin@example.org>',
      'Ada "Ace" King, Jr <ada@example.com>',
      'Bob Å <bob@example.com>',
      'JörgÅ x y <joerg@example.com>',
    ]);
  });

  it('and an alias its name, in whichever form it stands', () => {
    const aliases = [
      'alias pat pat@example.com (Pat Stone)',
      'alias ace "Ada \\"Ace\\" King" <ada@example.com>',
      'alias bob King, Bob <bob@example.com>',
      'alias cy cy@example.com',
    ].join('\n');
    expect(people(aliases)).toEqual([
      'Pat Stone <pat@example.com>',
      'Ada "Ace" King <ada@example.com>',
      'King, Bob <bob@example.com>',
      ' <cy@example.com>',
    ]);
  });

  it('and a Markdown table its columns', () => {
    const text = '| Name | E-Mail |\n| --- | :---: |\n| Ada | `ada@example.com` |\n| Bob | |\n';
    expect(openSource(text)).toMatchObject({
      format: 'markdown',
      names: ['Name', 'E-Mail'],
      addressColumn: 1,
    });
    expect(rowsOf(text).map(({ line, cells }) => [line, ...cells])).toEqual([
      [3, 'Ada', '`ada@example.com`'],
      [4, 'Bob', ''],
    ]);
  });
});

it('a file that somebody changed is read to its end, with lines that it has', () => {
  const names = [
    'vcard-3-apple.vcf',
    'vcard-4-khard.vcf',
    'thunderbird.ldif',
    'mutt-aliases-abook.txt',
    'abook-addressbook.txt',
  ];
  const piece = fc.oneof(
    fc.constantFrom(
      '\r',
      '\n',
      '\n ',
      ':',
      '::',
      ';',
      '=',
      '=\n',
      '"',
      '<',
      '>',
      'dn:',
      'BEGIN:VCARD',
      'END:VCARD',
      '=C3',
      '\0',
      '@',
    ),
    fc.string({ maxLength: 6, unit: 'binary' }),
  );
  const edits = fc.array(fc.record({ at: fc.nat(600), remove: fc.nat(8), insert: piece }), { maxLength: 12 });
  fc.assert(
    fc.property(fc.constantFrom(...names.map(fixture)), edits, (original, all) => {
      const text = all.reduce(
        (one, { at, remove, insert }) => one.slice(0, at) + insert + one.slice(at + remove),
        original,
      );
      const lines = text.split(/\r\n|\r|\n/u).length;
      for (const { line } of rowsOf(text)) expect(line >= 1 && line <= lines).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it('a long file that is made to be slow comes to an end', () => {
  const units = [
    ['BEGIN:VCARD\n', 'EMAIL:a@x.io\n'],
    ['BEGIN:VCARD\n', ' a'],
    ['BEGIN:VCARD\n', 'EMAIL;QUOTED-PRINTABLE:=\n'],
    ['dn: x\n', 'mail: a@x.io\n'],
    ['dn: x\n', ' '],
    ['alias a b@x.io\n', 'alias a b@x.io '],
    ['| a | b@x |\n|--|--|\n', '|-'],
    ['Email: a@x.io\nName: x\n', 'Email: a@x.io\nName: x\n'],
    ['Email: a@x.io\nName: x\n', ' '],
    ['Email: a@x.io\nName: x\n', 'a '],
    ['a  email\n-- --\n', '- '],
    ['INSERT', ' '],
  ];
  for (const [head = '', unit = ''] of units)
    expect(rowsOf(head + unit.repeat(100_000)).length).toBeGreaterThanOrEqual(0);
}, 60_000);
