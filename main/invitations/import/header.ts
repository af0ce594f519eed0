/**
 * Whether records are a table, where its heading stands and which column holds the addresses. What makes a table is
 * its heading and its shape, not how many rows have an address.
 */
import {
  type HeadingMeaning,
  isOfSomebodyElse,
  meaningOfHeading,
  plainHeading,
} from '../../../preload/headings.ts';
import { addressesIn, isAddress } from './address.ts';
import type { TextRecord } from './records.ts';

export interface Header {
  /** Null without a heading. */
  names: string[] | null;
  /** Records above it: titles and comments. */
  above: number;
  /** -1 where the only addresses are those of somebody else, by their heading: nobody is meant until one is chosen. */
  addressColumn: number;
  /** The heading itself names the address. */
  named: boolean;
}

/** So many lines of title may stand above a heading. */
const titlesAtMost = 10;
/** Part of the records that must be as wide as the first one where no heading names the address. */
const evenEnough = 0.8;

/** `E-Mail Address` → `e_mail_address`. */
export function plainName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s\-_.]+/gu, '_');
}

/** `Name <mail>` counts too. */
const hasAddress = (cell: string | undefined): boolean =>
  cell?.includes('@') === true && addressesIn(cell).some(isAddress);

const isFilled = (cell: string): boolean => cell.trim() !== '';

/** Null when this is no table. `records` are the first ones, none blank. */
export function findHeader(records: readonly TextRecord[]): Header | null {
  return named(records) ?? unnamed(records);
}

/** A remark, or words around an address: `Exported by boss@example.net`. */
function isTitle(cells: readonly string[]): boolean {
  const text = cells.join(' ');
  if (text.length > 1000 || text.includes('<')) return false;
  const words = text.replace(/\S*@\S*/gu, '').match(/\p{L}{2,}/gu) ?? [];
  return /^\s*#/u.test(text) || words.length >= 2;
}

/** `Host email: | boss@example.net`: about the table, and of somebody else. */
function isLabelled(cells: readonly string[]): boolean {
  const filled = cells.filter(isFilled);
  const [label = '', value = ''] = filled;
  return filled.length === 2 && hasAddress(value) && /[:：]\s*$/u.test(label) && isOfSomebodyElse(label);
}

/** A heading that names the address; above it only what could be a title. */
function named(records: readonly TextRecord[]): Header | null {
  let isBelowAddress = false;
  for (const [above, { cells }] of records.slice(0, titlesAtMost + 1).entries()) {
    if (cells.some(hasAddress)) {
      // Rows have an address as well: only the first line, or `Host email:` and its value, can be no row.
      if ((above > 0 || !isTitle(cells)) && !isLabelled(cells)) return null;
      isBelowAddress = true;
      continue;
    }
    if (cells.length < 2) continue;
    const rows = records.slice(above + 1);
    const column = addressColumnOf(cells, rows);
    if (isBelowAddress && !rows.some((row) => hasAddress(row.cells[column]))) return null;
    if (column >= 0) return { names: cells, above, addressColumn: column, named: true };
    if (cells.some((cell) => meaningOfHeading(cell) === 'foreign-address')) {
      return { names: cells, above, addressColumn: byLooks(rows, cells), named: false };
    }
  }
  return null;
}

/** Names under which one signs in, or whose calendar it is: beside an `E-mail` or an `Invitee email` they mean no mailbox. */
export const isLoginName = (name: string): boolean =>
  /^(?:user ?principal ?name|upn|identifier|user identifier|(?:user|account|login|host|sign ?in) ?(?:name |id )?e ?mails?(?: address)?)$/u.test(
    plainHeading(name.replace(/[._]+/gu, ' ')),
  );

/** Of several that are named alike the first that has addresses, and none of them a login where another one is. */
function firstOf(columns: readonly number[], names: readonly string[], rows: readonly TextRecord[]): number {
  const [first = -1] = columns;
  if (columns.length < 2) return first;
  const filled = columns.filter((column) => rows.some(({ cells }) => hasAddress(cells[column])));
  return filled.find((column) => !isLoginName(names[column] ?? '')) ?? filled[0] ?? first;
}

/** Which column is meant, by its name; -1 when none is. `Address` may be a street where another column has addresses. */
function addressColumnOf(names: readonly string[], rows: readonly TextRecord[]): number {
  const meanings: readonly (HeadingMeaning | null)[] = names.map(meaningOfHeading);
  for (const meaning of ['address', 'second-address'] as const) {
    const columns = [...names.keys()].filter((column) => meanings[column] === meaning);
    if (columns.length > 0) return firstOf(columns, names, rows);
  }
  const vague = meanings.indexOf('vague-address');
  return vague >= 0 && [-1, vague].includes(byLooks(rows, names)) ? vague : -1;
}

/** By its looks: rows of one width, with addresses in a column and something else in another. */
function unnamed(records: readonly TextRecord[]): Header | null {
  const widths = new Map<number, number>();
  for (const { cells } of records) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width, count] = [...widths].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0]);
  const above = records.findIndex(({ cells }) => cells.length === width);
  const table = records.slice(above);
  const titles = records.slice(0, above).every(({ cells }) => !cells.some(hasAddress));
  const even = count >= table.length * evenEnough;
  if (width < 2 || table.length < 2 || !even || !titles || above > titlesAtMost) return null;
  const [first, ...rows] = table;
  const named = first ? byLooks(rows, first.cells) : -1;
  const column = named >= 0 ? named : byLooks(rows);
  if (first && column >= 0 && isHeading(first.cells, column)) {
    return { names: first.cells, above, addressColumn: named, named: false };
  }
  const looks = byLooks(table);
  return looks >= 0 && (hasOtherColumn(table, looks) || hasRepeatedColumn(table, looks))
    ? { names: null, above, addressColumn: looks, named: false }
    : null;
}

/**
 * The column with most different addresses, the first of equals; -1 when there is none. The same one row after row is
 * that of a manager. A column that `names` gives to somebody else does not count.
 */
function byLooks(records: readonly TextRecord[], names: readonly string[] = []): number {
  const others = names.map(isOfSomebodyElse);
  const found = new Map<number, Set<string>>();
  for (const { cells } of records) {
    for (const [index, cell] of cells.entries()) {
      if (others[index] === true || !hasAddress(cell)) continue;
      found.set(index, (found.get(index) ?? new Set()).add(cell.trim().toLowerCase()));
    }
  }
  const counts = [...found].map(([index, { size }]): [number, number] => [index, size]);
  return counts.reduce(
    (best, each) => (each[1] > best[1] || (each[1] === best[1] && each[0] < best[0]) ? each : best),
    [-1, 0],
  )[0];
}

/** Numbers, dates and telephone numbers head no column. */
const isFigure = (cell: string): boolean => /^\s*[+(]?\d[\d\s./:()-]{3,}$/u.test(cell.slice(0, 40));

/** Names for columns: none is an address or a figure, and the one over the addresses says something. */
function isHeading(cells: readonly string[], column: number): boolean {
  return (
    isFilled(cells[column] ?? '') &&
    !cells.some((cell) => hasAddress(cell) || cell.includes('@') || isFigure(cell))
  );
}

/** Where every cell of every row is an address it is a list, whatever divides them. */
function hasOtherColumn(records: readonly TextRecord[], addresses: number): boolean {
  const width = records[0]?.cells.length ?? 0;
  return Array.from({ length: width }, (_, index) => index).some(
    (index) =>
      index !== addresses &&
      records.some(({ cells }) => isFilled(cells[index] ?? '')) &&
      records.every(({ cells }) => !hasAddress(cells[index])),
  );
}

/** Every cell is an address, and those of one column come again and again: they are somebody's manager. */
function hasRepeatedColumn(records: readonly TextRecord[], addresses: number): boolean {
  const width = records[0]?.cells.length ?? 0;
  const isFull = records.every(({ cells }) => cells.length === width && cells.every(hasAddress));
  const different = (index: number): number =>
    new Set(records.map(({ cells }) => cells[index]?.trim().toLowerCase())).size;
  return (
    isFull &&
    different(addresses) === records.length &&
    Array.from({ length: width }, (_, index) => different(index)).some((count) => count * 2 <= records.length)
  );
}
