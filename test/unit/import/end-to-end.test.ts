/** Files as they lie on a disk, bytes and all, to the people who are ready: the reader of the page, then main's. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { asSent, readFiles } from '../../../renderer/import/read-files.ts';
import { asGuessed } from './read.ts';

async function readyIn(name: string): Promise<string[]> {
  const bytes = readFileSync(join(import.meta.dirname, '../../fixtures/import', name));
  const read = await readFiles([new File([bytes], name)]);
  if ('refused' in read) return [read.refused];
  const given = read.files.map(asSent).map(({ text, cells }) => (cells ? { cells: text } : text));
  return asGuessed(...given).rows.map(({ draft }) => draft.emailAddress);
}

it.each([
  ['vcard-3-apple.vcf', ['ada@example.com']],
  ['vcard-4-khard.vcf', ['zoe@example.org']],
  ['vcard-2-old-phone.vcf', ['zoe@example.org']],
  ['vcard-3-khard.vcf', ['zoe@example.org']],
  ['vcard-4-khard-new.vcf', ['zoe@example.org']],
  ['thunderbird.ldif', ['ada@example.com', 'zoe@example.org']],
  ['abook.ldif', ['zoe.angstrom@example.org', 'martin.king@example.org']],
  ['mutt-aliases-abook.txt', ['zoe.angstrom@example.org', 'zoe@home.example.org', 'martin.king@example.org']],
  ['elm-aliases-abook.txt', ['zoe.angstrom@example.org', 'martin.king@example.org']],
  ['markdown.txt', ['ada@example.com', 'bob@example.org', 'cy@example.com']],
  ['markdown-sqlite.md', ['ada@example.com', 'cy@example.org']],
  ['zero-width.txt', ['ada@example.com', 'bob@example.org', 'cy@example.com']],
  ['utf16-without-mark.csv', ['ada@example.com']],
  ['utf16be-gnumeric.csv', ['jiri@example.com', 'zofie@example.org']],
  ['utf16le-iconv.tsv', ['anna@example.com', 'lev@example.org']],
  ['polish-gnumeric-1250.csv', ['lukasz@example.com', 'zofia@example.org']],
  ['czech-iconv-1250.csv', ['jiri@example.com', 'zofie@example.org']],
  ['japanese-gnumeric-932.csv', ['hanako@example.com', 'ichiro@example.org']],
  ['japanese-iconv-932.csv', ['hanako@example.com', 'ichiro@example.org']],
  ['russian-iconv-1251.csv', ['anna@example.com', 'lev@example.org']],
  ['spanish-header-libreoffice.csv', ['angel@example.com', 'bob@example.org']],
  ['no-header-sqlite.csv', ['ada@example.com', 'bob@example.org']],
  ['no-header-sqlite.tsv', ['ada@example.com', 'bob@example.org']],
  ['owner-sqlite.csv', ['ada@example.com', 'cy@example.org']],
  ['owner-libreoffice.csv', ['ada@example.com', 'cy@example.org']],
  ['owner-sqlite.html', ['ada@example.com', 'cy@example.org']],
  ['members-libreoffice.html', ['zoe@example.org', 'ada@example.com']],
  ['members-libreoffice.xlsx', ['zoe@example.org', 'ada@example.com']],
  ['members-gnumeric.ods', ['zoe@example.org', 'ada@example.com']],
])('%s invites whom it is about, and nobody else', async (name, expected) => {
  expect(await readyIn(name)).toEqual(expected);
});

it('refuses 50 MB without reading them', async () => {
  const large = { name: 'large.xlsx', size: 50 * 1024 * 1024, arrayBuffer: () => expect.fail('was read') };
  expect(await readFiles([large as unknown as File])).toEqual({
    refused: expect.stringContaining('larger than 10 MB'),
  });
});
