/** Finds out what a text is, and opens it as rows of cells (source-rows.ts). */

import { isAbook, isElm, isMutt, isPine, readAbook, readElm, readMutt, readPine } from './aliases.ts';
import { isCalendar, openCalendar } from './calendar.ts';
import { headOfCells, lineBreakInCell, readCells } from './cells.ts';
import { readFixedWidth } from './fixed-width.ts';
import { findHeader } from './header.ts';
import { isJson, readJson } from './json/json.ts';
import { readKeyValues } from './key-values.ts';
import { hasStatus, isLdif, readLdif } from './ldif.ts';
import { asideIn, headingOfOthers, readList } from './list.ts';
import { isMail, readMail } from './mail.ts';
import { boxRows, markdownRows } from './markdown.ts';
import { openPeople } from './people.ts';
import type { Person } from './person.ts';
import { readQuotedWords } from './quoted-words.ts';
import { readRecords } from './records.ts';
import { refusalOf } from './refusals.ts';
import { isBlank, type Separator, sniffSeparator } from './separator.ts';
import type { Source, SourceFormat, SourceRow } from './source-rows.ts';
import { isCards, readCards, thingsIn } from './vcard.ts';

const byteOrderMark = '\uFEFF';
/** A first line by which Excel is told the separator. It counts as a line. */
const separatorLine = /^sep=([,;\t|])\r?(?:\n|$)/iu;

/** Reads no further than the head. Never throws, whatever the text; linear in its length. */
export function openSource(given: string): Source {
  const text = withPlainDividers(given.startsWith(byteOrderMark) ? given.slice(1) : given);
  const told = separatorLine.exec(text);
  const body = told ? text.slice(told[0].length) : text;
  const people = told ? null : openAddressBook(text);
  if (people) return people;
  if (isJson(text)) return openJson(text);
  const refusal = refusalOf(text);
  if (refusal !== null) return refused(refusal);
  return (
    (told ? null : (openKeyValues(text) ?? openQuotedWords(text) ?? openMarkdown(text))) ??
    openSeparated(body, told ? 1 : 0, told?.[1] as Separator | undefined) ??
    (told ? null : openFixedWidth(text)) ??
    openList(body, told ? 1 : 0)
  );
}

/** The signs that ASCII has for the end of a cell and of a row (`.mode ascii` of SQLite), as everybody else writes them. */
function withPlainDividers(text: string): string {
  const head = text.slice(0, 4096);
  const has = (sign: string) => head.includes(sign);
  if (!has('\u001f') || !has('\u001e') || has('\n') || has('\r')) return text;
  return text.replaceAll('\u001f', '\t').replaceAll('\u001e', '\n');
}

/** Cells that are known as such (cells.ts): what the text looks like is not asked. Never throws. */
export function openCells(text: string): Source {
  const head = headOfCells(text);
  const table = openRecords(head.records, 0, () => readCells(text, head.width));
  return table ?? openList(text.replaceAll(lineBreakInCell, ' '), 0);
}

/** What has people with fields, by a look at its beginning. */
const addressBooks: readonly [
  SourceFormat,
  (text: string) => boolean,
  (text: string) => Generator<Person | null, void>,
][] = [
  ['vcard', isCards, readCards],
  ['ldif', isLdif, readLdif],
  ['aliases', isAbook, readAbook],
  ['aliases', isMutt, readMutt],
  ['aliases', isElm, readElm],
  ['aliases', isPine, readPine],
  ['mail', isMail, readMail],
];

function openAddressBook(text: string): Source | null {
  if (isCalendar(text)) {
    const { notes, read } = openCalendar(text);
    // Whoever comes to a meeting is not thereby meant for an application: it is a guess.
    return openPeople('calendar', read, { notes, meant: false });
  }
  const found = addressBooks.find(([, is]) => is(text));
  if (!found) return null;
  const [format, , read] = found;
  return openPeople(format, () => read(text), {
    notes: format === 'vcard' ? thingsIn(text) : [],
    withStatus: format === 'ldif' && hasStatus(text),
  });
}

function openJson(text: string): Source {
  const read = readJson(text);
  if (read.kind === 'refused') return refused(read.message);
  if (read.kind === 'cells') {
    const filled = read.rows.filter((row) => !isBlank(row));
    const table = openRecords(filled.slice(0, 100), 0, () => filled.values());
    return table ? { ...table, format: 'json' } : refused('There is no table of people in this JSON.');
  }
  const { rows } = read;
  const list = { ...emptyList, format: 'json', head: rows.slice(0, 100), rows: () => rows.values() } as const;
  if (read.kind === 'list') return list;
  const { names, addressColumn, named: addressNamed, notes } = read;
  return { ...list, form: 'table', names, width: names.length, addressColumn, addressNamed, notes };
}

const emptyList: Omit<Source, 'rows'> = {
  format: 'list',
  form: 'list',
  separator: null,
  names: null,
  headingLine: 0,
  width: 1,
  head: [],
  addressColumn: 0,
  addressNamed: false,
  notes: [],
};

/** Nobody, and a sentence that says why. */
const refused = (message: string): Source => ({
  ...emptyList,
  notes: [{ line: 0, message }],
  rows: () => [].values(),
});

function openMarkdown(text: string): Source | null {
  const markdown = boxRows(text) ?? markdownRows(text);
  const table = markdown && openSeparated(markdown.rows, 0, '|');
  return table && { ...table, format: 'markdown', separator: null, notes: markdown.notes };
}

function openKeyValues(text: string): Source | null {
  const read = readKeyValues(text);
  const table = read && openRecords(read.records.slice(0, 100), 0, () => read.records.values());
  return table && { ...table, format: 'fields', headingLine: 0, notes: read.notes };
}

function openQuotedWords(text: string): Source | null {
  const records = readQuotedWords(text);
  return records && openRecords(records.slice(0, 100), 0, () => records.values());
}

function openFixedWidth(text: string): Source | null {
  const read = readFixedWidth(text);
  const table = read && openRecords(read.records.slice(0, 100), 0, () => read.records.values());
  return table && { ...table, notes: read.notes };
}

/** Null when it is no table. `before`: lines that stand before `text`. */
function openSeparated(text: string, before: number, told: Separator | undefined): Source | null {
  const { records, separator } = sniffSeparator(text, told);
  const table = openRecords(records, before, () => readRecords(text, separator));
  return table && { ...table, format: 'separated', separator };
}

/** `records`: the first ones, none blank; `read`: all of them. */
function openRecords(
  records: readonly SourceRow[],
  before: number,
  read: () => IteratorObject<SourceRow, void>,
): Source | null {
  const header = findHeader(records);
  if (!header) return null;
  const first = header.above + (header.names === null ? 0 : 1);
  return {
    format: 'cells',
    form: 'table',
    separator: null,
    names: header.names,
    headingLine: header.names === null ? 0 : before + (records[header.above]?.line ?? 1),
    width: header.names?.length ?? Math.max(...records.map(({ cells }) => cells.length)),
    head: records.slice(first).map((record) => moved(record, before)),
    addressColumn: header.addressColumn,
    addressNamed: header.named,
    notes: [],
    *rows() {
      let skip = first;
      for (const record of read()) {
        if (isBlank(record)) yield null;
        else if (skip > 0) skip -= 1;
        else yield moved(record, before);
      }
    },
  };
}

function moved(record: SourceRow, by: number): SourceRow {
  return by === 0 ? record : { ...record, line: record.line + by, lastLine: record.lastLine + by };
}

function openList(text: string, before: number): Source {
  const rows = () => readList(text, before);
  const others = headingOfOthers(text);
  return {
    ...emptyList,
    // Whose addresses they are stands above them: nobody is meant until somebody says so.
    ...(others === null
      ? {}
      : { form: 'table', names: [others], headingLine: before + 1, addressColumn: -1 }),
    head: rows()
      .filter((row) => row !== null)
      .take(100)
      .toArray(),
    notes: asideIn(text, before),
    rows,
  };
}
