import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../main/invitations/import/source.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../fixtures/import', name), 'utf8');

/** What stands in the column of the addresses, row by row. */
function columnOf(text: string): string[] {
  const source = openSource(text);
  return [...source.rows()].flatMap((row) => (row ? [row.cells[source.addressColumn] ?? ''] : []));
}

describe('a table is known by its shape and its heading', () => {
  it('where most rows have no address', () => {
    expect(openSource(fixture('google-contacts-sparse.csv'))).toMatchObject({
      form: 'table',
      addressNamed: true,
    });
    expect(columnOf(fixture('google-contacts-sparse.csv'))).toEqual([
      'ada@example.com',
      '',
      '',
      'eve@example.org',
      '',
    ]);
    expect(columnOf(fixture('spanish-header-sparse.csv'))).toEqual(['ada@example.com', '', '']);
    expect(columnOf('Name;Phone;Correo\nAda;1;\nBob;2;\nCy;3;')).toEqual(['', '', '']);
  });

  it('without a heading, and with a second address', () => {
    expect(openSource(fixture('no-header-second-address.csv'))).toMatchObject({ form: 'table', names: null });
    expect(columnOf(fixture('no-header-second-address.csv'))).toEqual(['ada@example.com', 'bob@example.org']);
    expect(columnOf('Ada|ada@x.io|\nBob||\nCy|cy@x.io|cy@y.io')).toEqual(['ada@x.io', '', 'cy@x.io']);
  });

  it('under titles and comments', () => {
    expect(openSource(fixture('comment-line.csv'))).toMatchObject({
      names: ['email', 'role'],
      headingLine: 2,
    });
    const titled = 'Members of the club\n\nas of 2026-11-01;;\nName;E-Mail;Rolle\nAda;ada@example.com;x\n';
    expect(openSource(titled)).toMatchObject({ names: ['Name', 'E-Mail', 'Rolle'], headingLine: 4 });
    expect(columnOf('A list\nKunde,Kontakt\nNord,ada@x.io\nSüd,bob@x.io\n')).toEqual([
      'ada@x.io',
      'bob@x.io',
    ]);
  });

  it('and its own address goes before those of others, of any column', () => {
    expect(columnOf('Manager email,Private e-mail,Work email\nb@x.io,p@x.io,a@x.io\n')).toEqual(['a@x.io']);
    expect(columnOf('Name,E-Mail Vorgesetzte,E-Mail privat\nAda,boss@x.io,ada@x.io\n')).toEqual(['ada@x.io']);
    expect(columnOf('E-mail Type,E-mail Address,E-mail 2 Address\nSMTP,a@x.io,b@x.io\n')).toEqual(['a@x.io']);
  });

  it('where nothing but its heading says whose addresses they are', () => {
    expect(columnOf('Name;Vorgesetzter;Kollegin\nAda;b@x.io;a@x.io\nBob;b@x.io;c@x.io\n')).toEqual([
      'a@x.io',
      'c@x.io',
    ]);
    expect(columnOf('Name,Reports to,Contact\nAda,b@x.io,a@x.io\nBob,d@x.io,c@x.io\n')).toEqual([
      'a@x.io',
      'c@x.io',
    ]);
    expect(columnOf('Subject,Body,From: (Address),To: (Address)\nHi,p@x.io,b@x.io,a@x.io\n')).toEqual([
      'a@x.io',
    ]);
  });

  it.each(['Manager', 'Owner', 'Manager e-mail', 'Vorgesetzte', 'Created by'])(
    'and nobody is meant where the only addresses stand under “%s”',
    (heading) => {
      const text = `Name,${heading}\nAda,b@x.io\nBob,c@x.io\n`;
      expect(openSource(text)).toMatchObject({ form: 'table', names: ['Name', heading], addressColumn: -1 });
    },
  );

  it('and without a heading the same address in every row is that of a manager', () => {
    expect(columnOf('1,Ada,a@x.io,b@x.io\n2,Bob,,b@x.io\n3,Cy,c@x.io,b@x.io\n')).toEqual([
      'a@x.io',
      '',
      'c@x.io',
    ]);
  });

  it('with quotes that were copied out of a spreadsheet as they are', () => {
    const source = openSource(fixture('clipboard-quotes.txt'));
    const rows = [...source.rows()].flatMap((row) => (row ? [row.cells[2]] : []));
    expect(rows).toEqual(['"The Boss', 'Dev', '"Chief', 'Ops']);
    expect(columnOf('email\tnote\na@x.io\t"two\nlines"\nb@x.io\t"\nc@x.io\t"x" y\n')).toEqual([
      'a@x.io',
      'b@x.io',
      'c@x.io',
    ]);
  });
});

describe('a list is known by having nothing but addresses', () => {
  it.each([
    'a@x.io, b@x.io\nc@x.io, d@x.io',
    'a@x.io; b@x.io;\nc@x.io; d@x.io;',
    'A <a@x.io>\tb@x.io\nc@x.io\td@x.io',
  ])('in several columns: %j', (text) => {
    expect(openSource(text).form).toBe('list');
    expect(columnOf(text)).toHaveLength(4);
  });

  it.each([
    'ada.gmail.com',
    'ada.mail.com',
    'ada(at)gmail.com',
    'ada＠gmail',
    'mailto:ada%40example',
    'mail ada.gmail.com',
  ])('and its first line is no heading because a word in it looks like one: %s', (first) => {
    expect([...openSource(`${first}\nbob@example.com`).rows()].filter(Boolean)).toHaveLength(2);
  });

  it.each(['E-mail', 'Correo electrónico', 'メールアドレス', 'Адрес электронной почты'])(
    'under the heading %s',
    (heading) => {
      expect(columnOf(`${heading}\nbob@example.com`)).toEqual(['bob@example.com']);
    },
  );
});
