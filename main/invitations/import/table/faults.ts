/** What is wrong with rows, by what they have in common: one word from a person settles it for all of them. */
import type { ImportFault, ImportProblem } from '../../../../preload/import.ts';
import { notAnAddress } from './addresses.ts';
import type { Outgoing, UsedColumn } from './outgoing.ts';
import type { ImportTable } from './table.ts';

/** One problem of a row, and the fault that it belongs to. */
export interface RowProblem extends ImportProblem {
  fault: string;
  /** Whether the row could go without what is wrong. */
  optional: boolean;
}

export const addressProblem = (table: ImportTable, index: number, cell: string): RowProblem => ({
  kind: 'not-an-address',
  column: table.form === 'list' ? null : table.nameOf(index),
  message: notAnAddress(cell, table.form),
  fault: 'address',
  optional: false,
});

const faultOf = ({ index, meaning }: UsedColumn): string => `${index} ${meaning}`;

function valueProblem(table: ImportTable, column: UsedColumn, row: number): RowProblem | null {
  const read = column.value.read(row);
  if (!read || !('wrong' in read)) return null;
  return {
    kind: column.meaning === 'public_metadata' ? 'metadata' : 'wrong-value',
    column: table.nameOf(column.index),
    message: read.wrong,
    fault: faultOf(column),
    // Without it somebody would be invited to another place than was meant.
    optional: column.meaning !== 'organization' && column.meaning !== 'role',
  };
}

function metadataProblem(outgoing: Outgoing, row: number): RowProblem | null {
  const read = outgoing.metadataOf(row);
  if (!('wrong' in read)) return null;
  const { wrong: message, fault } = read;
  return { kind: 'metadata', column: null, message, fault: `metadata ${fault}`, optional: true };
}

function brokenProblem(table: ImportTable, row: number): RowProblem | null {
  const broken = table.broken.get(row);
  return broken ? { ...broken, column: null, fault: broken.kind, optional: false } : null;
}

/** All problems of one row but those of its address, whether or not somebody wants to do without what is wrong. */
export function problemsOf(table: ImportTable, outgoing: Outgoing, row: number): RowProblem[] {
  return [
    brokenProblem(table, row),
    ...outgoing.used.map((column) => valueProblem(table, column, row)),
    outgoing.mustCheckMetadata ? metadataProblem(outgoing, row) : null,
  ].filter((problem) => problem !== null);
}

/** Rows of one fault, in order; its words are those of the first. */
function tell(
  table: ImportTable,
  rows: readonly number[],
  problemOf: (row: number) => RowProblem | null,
  leftOut: ReadonlySet<string>,
): ImportFault[] {
  const [first] = rows;
  const problem = first === undefined ? null : problemOf(first);
  if (first === undefined || problem === null) return [];
  const { fault: key, kind, column, message, optional } = problem;
  const firstLine = table.places[first]?.line ?? 0;
  const left = optional ? leftOut.has(key) : null;
  return [{ key, kind, column, message, rows: rows.length, firstLine, leftOut: left }];
}

export interface Failing {
  faults: ImportFault[];
  /** By row: 1 where something is wrong that nobody left out. */
  rows: Uint8Array;
}

/**
 * Every row that has a person and something wrong, without a word being made for more than the first of each fault: a
 * column of a hundred thousand wrong cells is looked at while somebody waits.
 */
export function failingRows(
  table: ImportTable,
  address: { index: number; unreadable: readonly number[]; has: (row: number) => boolean },
  outgoing: Outgoing,
  leftOut: ReadonlySet<string>,
): Failing {
  const failing = new Uint8Array(table.length);
  const faults: ImportFault[] = [];
  function add(rows: readonly number[], problemOf: (row: number) => RowProblem | null): void {
    const told = tell(table, rows, problemOf, leftOut);
    faults.push(...told);
    if (told[0]?.leftOut !== true) for (const row of rows) failing[row] = 1;
  }
  const cells = table.columns[address.index]?.cells ?? [];
  add(address.unreadable, (row) => addressProblem(table, address.index, cells[row] ?? ''));
  const broken = Map.groupBy(table.broken.keys(), (row) => table.broken.get(row)?.kind);
  for (const rows of broken.values()) add(rows, (row) => brokenProblem(table, row));
  // A row that has nobody to invite has nothing that could be wrong with the rest of it.
  for (const column of outgoing.used) {
    add(column.value.wrong.filter(address.has), (row) => valueProblem(table, column, row));
  }
  if (outgoing.mustCheckMetadata) {
    const people = table.places.keys().filter(address.has);
    const wrong = Map.groupBy(people, (row) => metadataProblem(outgoing, row)?.fault);
    wrong.delete(undefined);
    for (const rows of wrong.values()) add(rows, (row) => metadataProblem(outgoing, row));
  }
  return { faults: faults.sort((a, b) => a.firstLine - b.firstLine), rows: failing };
}
