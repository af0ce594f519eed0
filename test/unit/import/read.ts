/** A text read to its end, without a Clerk that knows somebody. */
import { openCells, openSource } from '../../../main/invitations/import/source.ts';
import { AddressColumn } from '../../../main/invitations/import/table/addresses.ts';
import { chooseMeaning, guessColumns } from '../../../main/invitations/import/table/columns.ts';
import { Judgement } from '../../../main/invitations/import/table/judge.ts';
import { Outgoing } from '../../../main/invitations/import/table/outgoing.ts';
import { setApartIn } from '../../../main/invitations/import/table/own-export.ts';
import { type RowPorts, viewRow } from '../../../main/invitations/import/table/row-view.ts';
import { ImportTable } from '../../../main/invitations/import/table/table.ts';
import { ValueColumn } from '../../../main/invitations/import/table/values.ts';
import type { ImportColumn, ImportRow } from '../../../preload/import.ts';
import type { Draft } from '../../../preload/invitation.ts';

/** 2026-11-28, noon, for dates that are counted from today. */
export const today = new Date(2026, 10, 28, 12).getTime();

export interface Reading {
  table: ImportTable;
  form: ImportTable['form'];
  total: number;
  columns: ImportColumn[];
  /** Those that are ready. */
  rows: { line: number; draft: Draft }[];
  /** All of them, as the sheet shows them. */
  shown: ImportRow[];
  judgement: Judgement;
}

export function drained<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** A text, or cells that the renderer has read. */
export type Given = string | { cells: string };
export const cellsOf = (cells: string): Given => ({ cells });

export function tableOf(...texts: readonly Given[]): ImportTable {
  const table = new ImportTable(texts.map((_, index) => `file ${index + 1}`));
  for (const [index, text] of texts.entries()) {
    drained(table.add(typeof text === 'string' ? openSource(text) : openCells(text.cells), index));
  }
  return table;
}

/** Rows as they go out with these columns. */
export function judged(
  table: ImportTable,
  columns: ImportColumn[],
  leftOut: readonly string[] = [],
): Reading {
  const used = columns.filter(({ meaning }) => meaning !== 'ignored' && meaning !== 'email_address');
  const cellsOf = (index: number) => table.columns[index]?.cells ?? [];
  const outgoing = new Outgoing(
    used.map((column) => ({
      ...column,
      value: new ValueColumn(column.meaning, cellsOf(column.index), today),
    })),
  );
  const index = columns.findIndex(({ meaning }) => meaning === 'email_address');
  const cells = index < 0 ? table.places.map(() => '') : cellsOf(index);
  const column = drained(AddressColumn.read(cells));
  const wishes = { leftOut: new Set(leftOut), included: new Set<never>() };
  const judgement = new Judgement(
    table,
    { index, column, known: [] },
    outgoing,
    setApartIn(table, today),
    wishes,
  );
  const ports: RowPorts = { table, columns, outgoing, leftOut: wishes.leftOut, judgement };
  const rows = judgement.rowsIn(['ready']).map((row) => ({
    line: table.places[row]?.line ?? 0,
    draft: outgoing.draftOf(row, column.of(row)?.address ?? ''),
  }));
  const shown = table.places.map((_, row) => viewRow(ports, row));
  return { table, form: table.form, total: table.length, columns, rows, shown, judgement };
}

/** As it is when nobody has chosen anything. */
export function asGuessed(...texts: readonly Given[]): Reading {
  const table = tableOf(...texts);
  return judged(table, guessColumns(table, today));
}

/** With every column in the metadata that has a heading and can be there. */
export function read(...texts: readonly Given[]): Reading {
  const table = tableOf(...texts);
  let columns = guessColumns(table, today);
  for (const { index, meaning, offers, header } of columns) {
    if (meaning === 'ignored' && header !== '' && offers.includes('metadata_key')) {
      columns = chooseMeaning(columns, index, 'metadata_key');
    }
  }
  return judged(table, columns);
}

export const draftsOf = (text: string): Draft[] => read(text).rows.map(({ draft }) => draft);

export const addressesOf = (text: string): string[] => draftsOf(text).map(({ emailAddress }) => emailAddress);

/** `line column: kind` of every problem, and of every row without an address. */
export const problemsOf = (text: string): string[] =>
  read(text).shown.flatMap(({ line, state, problems }) =>
    state === 'no-address'
      ? [`${line}: no-address`]
      : problems.map(({ column, kind }) => `${line} ${column ?? '-'}: ${kind}`),
  );
