/** Whether a table begins with a header, and which column holds the addresses. */
import { addressesIn, isAddress } from './address.ts';
import type { TextRecord } from './records.ts';

/** Names that can only mean the address, after {@link plainName}. */
const addressNames = new Set([
  'email',
  'emails',
  'e_mail',
  'mail',
  'email_address',
  'emailaddress',
  'e_mail_address',
  'mail_address',
  'user_email',
  'primary_email',
  'primary_email_address',
  'identifier',
]);
/** Names that may mean something else, a street for instance: taken when nothing else is there. */
const vagueNames = new Set(['address', 'recipient', 'invitee', 'user', 'contact']);

export interface Header {
  /** Null when the first record is no header. */
  names: string[] | null;
  addressColumn: number;
  /** The header itself names the address. */
  named: boolean;
}

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

/** The column in which most records have an address; -1 when none has in half of them. */
function byLooks(records: readonly TextRecord[]): number {
  const found = new Map<number, number>();
  for (const { cells } of records) {
    for (const [index, cell] of cells.entries()) {
      if (hasAddress(cell)) found.set(index, (found.get(index) ?? 0) + 1);
    }
  }
  const [column, count] = [...found].reduce((best, each) => (each[1] > best[1] ? each : best), [-1, 0]);
  return count * 2 >= records.length ? column : -1;
}

/** Null when this is no table with one column of addresses. `records` are the first ones, none blank. */
export function findHeader(records: readonly TextRecord[]): Header | null {
  const [first, ...rows] = records;
  if (first === undefined || first.cells.length < 2) return null;
  const named = nameOfAddress(first.cells, rows);
  if (named >= 0) return { names: first.cells, addressColumn: named, named: true };
  if (!first.cells.some(hasAddress)) {
    const column = byLooks(rows);
    const fits = column >= 0 && (first.cells[column] ?? '').trim() !== '';
    return fits ? { names: first.cells, addressColumn: column, named: false } : null;
  }
  return headless(records);
}

/** The column that the header calls an address. Among several, the one that looks like it. */
function nameOfAddress(names: readonly string[], rows: readonly TextRecord[]): number {
  if (names.some(hasAddress)) return -1;
  const plain = names.map(plainName);
  const strong = [...plain.keys()].filter((index) => addressNames.has(plain[index] ?? ''));
  const looks = byLooks(rows);
  if (strong.length > 0) return strong.includes(looks) ? looks : (strong[0] ?? -1);
  if (looks >= 0) return -1;
  return plain.findIndex((name) => vagueNames.has(name));
}

/** Without a header: rows of the same width, with addresses in one column alone. */
function headless(records: readonly TextRecord[]): Header | null {
  const width = records[0]?.cells.length ?? 0;
  const even = records.filter(({ cells }) => cells.length === width).length;
  const column = byLooks(records);
  const elsewhere = records.some(({ cells }) =>
    cells.some((cell, index) => index !== column && hasAddress(cell)),
  );
  if (records.length < 2 || column < 0 || elsewhere || even * 5 < records.length * 4) return null;
  return { names: null, addressColumn: column, named: false };
}
