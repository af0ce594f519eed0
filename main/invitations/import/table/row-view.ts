/** One row as the sheet shows it. */

import { meaningOfHeading } from '../../../../preload/headings.ts';
import type { ImportColumn, ImportRow, RowState } from '../../../../preload/import.ts';
import { shown } from '../cell-values.ts';
import { flattened } from '../metadata-path.ts';
import { readAddress } from './addresses.ts';
import { addressProblem, problemsOf } from './faults.ts';
import type { Judgement } from './judge.ts';
import type { Outgoing } from './outgoing.ts';
import type { ImportTable } from './table.ts';

export interface RowPorts {
  table: ImportTable;
  columns: readonly ImportColumn[];
  outgoing: Outgoing;
  leftOut: ReadonlySet<string>;
  /** Null while all rows are looked at anew: what concerns other rows is not known yet. */
  judgement: Judgement | null;
}

/** Values as text, short enough for a line of the sheet. */
const valueText = (value: unknown): string =>
  shown(typeof value === 'string' ? value : JSON.stringify(value));

export function viewRow(ports: RowPorts, row: number): ImportRow {
  const { table, columns, outgoing, judgement } = ports;
  const place = table.places[row];
  const index = columns.findIndex(({ meaning }) => meaning === 'email_address');
  const cell = table.columns[index]?.cells[row] ?? '';
  const read = readAddress(cell);
  const { problems, dropped } = splitProblems(ports, row, index, cell);
  const draft = outgoing.draftOf(row, read?.address ?? shown(cell));
  const into = outgoing.intoWords(row);
  const alone: RowState = problems.length > 0 ? 'problem' : read ? 'ready' : 'no-address';
  const state = judgement?.stateOf(row) ?? alone;
  const firstRow = state === 'file' ? judgement?.firstRowOf(row) : undefined;
  return {
    row,
    line: place?.line ?? 0,
    file: table.files.length > 1 ? (table.files[place?.file ?? 0] ?? null) : null,
    state,
    emailAddress: draft.emailAddress,
    firstLine: table.places[firstRow ?? -1]?.line ?? null,
    expiresInDays: draft.expiresInDays ?? null,
    redirectUrl: draft.redirectUrl ?? null,
    ...(into !== undefined && { into }),
    metadata: flattened(draft.publicMetadata ?? {}).map(({ key, value }) => ({
      key: shown(key),
      value: valueText(value),
    })),
    problems: problems.map(({ column, message, kind }) => ({ column, message, kind })),
    notes: [
      ...addressNotes(ports, row, cell, index),
      ...(outgoing.losesRole(row) ? ['Its role is left out: it goes into no organization.'] : []),
      ...dropped.map(({ message }) => `Goes without: ${message}`),
    ],
  };
}

/** What stands in the way, and what somebody chose to do without. */
function splitProblems({ table, outgoing, leftOut }: RowPorts, row: number, index: number, cell: string) {
  const all = problemsOf(table, outgoing, row);
  if (cell !== '' && readAddress(cell) === null) all.unshift(addressProblem(table, index, cell));
  const isDropped = ({ fault, optional }: (typeof all)[number]) => optional && leftOut.has(fault);
  return { problems: all.filter((each) => !isDropped(each)), dropped: all.filter(isDropped) };
}

/** What was changed about an address, and where another one stands that is not invited. */
function addressNotes({ table, columns }: RowPorts, row: number, cell: string, index: number): string[] {
  const read = readAddress(cell);
  if (read && read.others.length > 0) {
    const place = table.places[row];
    const hint = place && /[\r\n]/u.test(cell) ? ' Perhaps a quote is missing.' : '';
    return [`${read.others.slice(0, 3).join(', ')} stands in the same cell and is not invited.${hint}`];
  }
  if (cell !== '') return [];
  const standIns = columns.flatMap(({ index: other, header, note, secret }) => {
    // Whose address it is is not known where the heading does not say it: a manager's is not the person's.
    const own = ['address', 'second-address'].includes(meaningOfHeading(header) ?? '');
    if (other === index || note !== 'addresses' || secret !== null || !own) return [];
    const found = readAddress(table.columns[other]?.cells[row] ?? '');
    return found ? [`${found.address} stands in “${table.nameOf(other)}” and is not invited.`] : [];
  });
  return standIns.slice(0, 2);
}
