/** Files of every format that an import reads, changed: each is read to its end, with lines that it has, or refused in a sentence. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { openCells, openSource } from '../../../main/invitations/import/source.ts';
import type { Source } from '../../../main/invitations/import/source-rows.ts';
import { readPage } from '../../../renderer/import/cells/html.ts';
import { readWorkbook } from '../../../renderer/import/cells/workbook.ts';
import { inBatches, type Suite, type Tally } from '../suite.ts';

/** One of each format, as programs write them. */
const files = [
  'members-libreoffice.xlsx',
  'members-gnumeric.xlsx',
  'members-libreoffice.ods',
  'members-gnumeric.ods',
  'members.fods',
  'members-libreoffice.html',
  'markdown-sqlite.md',
  'vcard-2-abook.vcf',
  'vcard-3-khard.vcf',
  'vcard-4-khard.vcf',
  'thunderbird.ldif',
  'mutt-aliases-abook.txt',
  'elm-aliases-abook.txt',
  'abook-addressbook.txt',
  'owner-sqlite.csv',
  'clipboard-quotes.txt',
  'users-clerk.json',
  'users-auth0.ndjson',
  'meeting.ics',
  'members-columns.txt',
].map((name) => ({
  name,
  bytes: new Uint8Array(readFileSync(join(import.meta.dirname, '../../fixtures/import', name))),
}));

const piece = fc.oneof(
  fc
    .constantFrom(
      '\n',
      '\r',
      '"',
      '<',
      '>',
      '</',
      '&#',
      '=',
      ';',
      ':',
      ' ',
      '\0',
      '<table>',
      'END:VCARD',
      '{',
      '],',
      'BEGIN:VALARM\n',
      '  ',
      'dn:',
      'PK\x01\x02',
    )
    .map((text) => new TextEncoder().encode(text)),
  fc.uint8Array({ maxLength: 8 }),
);
const edits = fc.array(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat(40), insert: piece }),
  { minLength: 1, maxLength: 8 },
);

function changed(bytes: Uint8Array, all: readonly { at: number; remove: number; insert: Uint8Array }[]) {
  return all.reduce((before, { at, remove, insert }) => {
    const from = Math.floor(at * before.length);
    return Uint8Array.from([...before.subarray(0, from), ...insert, ...before.subarray(from + remove)]);
  }, bytes);
}

function readThrough(source: Source, lines: number): void {
  for (const row of source.rows()) {
    if (row && !(row.line >= 1 && row.line <= lines)) throw new Error(`line ${row.line} of ${lines}`);
  }
}

/** Records end with a sign of their own in what SQLite writes as `ascii`. */
const linesOf = (text: string): number => text.split(/\r\n|\r|\n/u).length + text.split('\u001e').length - 1;

async function readOne(name: string, bytes: Uint8Array, tally: Tally): Promise<void> {
  if (/\.(?:xlsx|ods|fods)$/u.test(name)) {
    const read = await readWorkbook(bytes);
    if ('refused' in read) {
      tally.add('refused');
      if (!read.refused.endsWith('.')) throw new Error(`no sentence: ${read.refused}`);
    } else for (const { text } of read.sheets) readThrough(openCells(text), linesOf(text));
  } else {
    const text = new TextDecoder().decode(bytes);
    const page = name.endsWith('.html') ? readPage(text) : null;
    for (const sheet of page?.sheets ?? []) readThrough(openCells(sheet.text), linesOf(sheet.text));
    readThrough(openSource(text), linesOf(text));
  }
  tally.add('read');
}

export const imports: Suite = {
  name: 'imports',
  what: 'changed files of an import',
  full: files.length * 5000,
  quick: files.length * 500,
  run: (runs, seed) =>
    inBatches(runs, 500, seed, async (size, own, tally) => {
      const { name, bytes } = files[own % files.length] ?? { name: '', bytes: new Uint8Array() };
      const property = fc.asyncProperty(edits, (all) => readOne(name, changed(bytes, all), tally));
      await fc.assert(property, { numRuns: size, seed: own });
      return size;
    }),
};
