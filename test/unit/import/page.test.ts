/** Tables of pages, as programs save them and as they are pasted. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPage } from '../../../renderer/import/cells/html.ts';
import { readFiles } from '../../../renderer/import/read-files.ts';
import { asGuessed, cellsOf } from './read.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../fixtures/import', name), 'utf8');

const rowsOf = (source: string): string[][] => {
  const page = readPage(source);
  return (page?.sheets[page.likely]?.text ?? '').split('\n').map((line) => line.split('\t'));
};
const readyOf = (source: string): string[] => {
  const page = readPage(source);
  const { rows } = asGuessed(cellsOf(page?.sheets[page.likely]?.text ?? ''));
  return rows.map(({ draft }) => draft.emailAddress);
};

it('invites whom a page of LibreOffice and one of SQLite are about', () => {
  const page = readPage(fixture('members-libreoffice.html'));
  expect(page?.sheets.map(({ name, people }) => [name, people])).toEqual([
    ['Table 1', 1],
    ['Table 2', 3],
    ['Table 3', 3],
  ]);
  expect(readyOf(fixture('members-libreoffice.html'))).toEqual(['zoe@example.org', 'ada@example.com']);
  expect(rowsOf(fixture('members-libreoffice.html'))[2]?.at(-1)).toBe('first line\vsecond line <b>');
  // Rows without a table around them.
  expect(readyOf(fixture('owner-sqlite.html'))).toEqual(['ada@example.com', 'cy@example.org']);
});

it('knows merged cells, names of letters, links to an address, and tables inside tables', () => {
  const source = `<!DOCTYPE html><style>td > a::before { content: "<table>" }</style>
    <table><tr><td><script>"<td>x@example.com"</script>
      <table><caption>Team &amp; friends</caption>
        <tr><th rowspan=2>Name<th colspan="2">Contact</tr>
        <tr><th>E-mail<th>Phone</tr>
        <tr><td>Zo&euml; &Aring;ngstr&#246;m</td><td><a href="mailto:zoe%2Bx@example.org?subject=a">write</a><td>1
        <tr><td rowspan=2>Two<br>names</td><td>ada&commat;example.com</td><td>&nbsp;2&nbsp;</td></tr>
        <tr><td>bob@example.com<p>bob@home.example.org</td><td>a &lt;b&gt; &amp;eacute;</td></tr>
      </table></td></tr></table>`;
  expect(readPage(source)?.sheets.map(({ name }) => name)).toEqual(['Team & friends']);
  expect(rowsOf(source)).toEqual([
    ['Name', 'Contact'],
    ['', 'E-mail', 'Phone'],
    ['Zoë Ångström', 'write <zoe+x@example.org>', '1'],
    ['Two\vnames', 'ada@example.com', '2'],
    ['', 'bob@example.com\vbob@home.example.org', 'a <b> &eacute;'],
  ]);
});

it('reads the pasted source of a table, and takes nothing else for one', async () => {
  const of = async (text: string) => {
    const read = await readFiles(text);
    return 'files' in read ? (read.files[0]?.workbook?.kind ?? 'text') : read.refused;
  };
  expect(await of('<table><tr><td>Ada<td>ada@example.com</table>')).toBe('table');
  expect(await of(fixture('owner-sqlite.html'))).toBe('table');
  expect(await of('<ada@example.com>, <bob@example.org>')).toBe('text');
  expect(await of('<p>Write to ada@example.com</p>')).toBe('text');
  expect(await of('<table><tr><td>nobody</td></tr></table>')).toBe('text');
});

it('of a page that was made to be slow comes to an end', () => {
  for (const unit of [
    '<',
    '<td>',
    '<table>',
    '<tr><td rowspan=9999 colspan=9999>a@x.io',
    '<!--',
    '<script>',
    '&amp',
    '<a href="mailto:',
  ]) {
    const page = readPage(`<table><tr><td>a@x.io${unit.repeat(Math.floor(2_000_000 / unit.length))}`);
    expect(page === null || page.sheets.length > 0).toBe(true);
  }
}, 60_000);

it('takes for a sign only what HTML calls one', () => {
  const cell = 'a &hellip; b &valueOf; c';
  expect(rowsOf(`<table><tr><td>ada@example.com</td><td>${cell}</td></tr></table>`)[0]?.[1]).toBe(
    'a … b &valueOf; c',
  );
});
