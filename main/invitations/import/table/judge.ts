/** What becomes of every row, with the columns as they are chosen: one pass over arrays of numbers. */
import { type ImportFault, type RowState, rowStates, type SetApart } from '../../../../preload/import.ts';
import type { Known } from '../known-addresses.ts';
import type { AddressColumn } from './addresses.ts';
import { notAnAddress } from './addresses.ts';
import { Faults, type RowProblem } from './faults.ts';
import type { Outgoing } from './outgoing.ts';
import type { ImportTable } from './table.ts';

/** The addresses of the chosen column, and what is known of each person by its number. */
export interface People {
  /** Of the column in the table; -1 when none is chosen. */
  index: number;
  column: AddressColumn;
  known: readonly (Known | undefined)[];
}

export interface Wishes {
  /** Faults whose cells are left out. */
  leftOut: ReadonlySet<string>;
  included: ReadonlySet<SetApart>;
}

const numberOf = Object.fromEntries(rowStates.map((state, index) => [state, index])) as Record<
  RowState,
  number
>;

/** All problems of one row but those of its address, whether or not somebody wants to do without what is wrong. */
export function problemsOf(table: ImportTable, outgoing: Outgoing, row: number): RowProblem[] {
  const problems: RowProblem[] = [];
  const broken = table.broken.get(row);
  if (broken) problems.push({ ...broken, column: null, fault: broken.kind, optional: false });
  for (const { index, value, meaning } of outgoing.used) {
    const read = value.read(row);
    if (!read || !('wrong' in read)) continue;
    const kind = meaning === 'public_metadata' ? 'metadata' : 'wrong-value';
    problems.push({
      kind,
      column: table.nameOf(index),
      message: read.wrong,
      fault: `${index} ${meaning}`,
      optional: true,
    });
  }
  if (outgoing.mustCheckMetadata) {
    const read = outgoing.metadataOf(row);
    if ('wrong' in read) {
      problems.push({
        kind: 'metadata',
        column: null,
        message: read.wrong,
        fault: `metadata ${read.fault}`,
        optional: true,
      });
    }
  }
  return problems;
}

export class Judgement {
  readonly states: Uint8Array;
  readonly counts: Record<RowState, number>;
  readonly faults: ImportFault[];
  /** By person: the first row that is, or would be, ready. */
  readonly #firstRows: Int32Array;
  readonly #people: People;
  readonly #outgoing: Outgoing;
  readonly #lists = new Map<string, number[]>();

  constructor(
    table: ImportTable,
    people: People,
    outgoing: Outgoing,
    apart: ReadonlyMap<number, SetApart>,
    wishes: Wishes,
  ) {
    const { column } = people;
    this.#people = people;
    this.#outgoing = outgoing;
    this.states = new Uint8Array(table.length);
    this.#firstRows = new Int32Array(column.people).fill(-1);
    const faults = new Faults(table, wishes.leftOut);
    tellAddresses(table, people, faults);
    const failing = failingRows(table, people, outgoing, faults);
    const wasApart = apartNow(column, apart, wishes.included);
    const cells = table.columns[people.index]?.cells ?? [];
    const counts = new Array<number>(rowStates.length).fill(0);
    for (let row = 0; row < table.length; row += 1) {
      const one = failing.has(row)
        ? 'problem'
        : column.personOf(row) < 0
          ? noPerson(cells[row])
          : (wasApart(row) ?? this.#ofPerson(row));
      const state = numberOf[one];
      this.states[row] = state;
      counts[state] = (counts[state] ?? 0) + 1;
    }
    this.counts = Object.fromEntries(
      rowStates.map((state, at) => [state, counts[at] ?? 0]),
    ) as typeof this.counts;
    this.faults = faults.all();
  }

  /** Of a row with an address and without a problem. */
  #ofPerson(row: number): RowState {
    const person = this.#people.column.personOf(row);
    if ((this.#firstRows[person] ?? -1) >= 0) return 'file';
    this.#firstRows[person] = row;
    const known = this.#people.known[person];
    // Who asks to ignore existing ones gets a second invitation, but never a second place in the queue.
    if (known === 'queue' || (known !== undefined && !this.#outgoing.ignoresExisting(row))) return known;
    return 'ready';
  }

  stateOf(row: number): RowState {
    return rowStates[this.states[row] ?? 0] ?? 'problem';
  }

  /** Rows in any of these states, in order. */
  rowsIn(states: readonly RowState[]): readonly number[] {
    const key = states.join();
    const known = this.#lists.get(key);
    if (known) return known;
    const wanted = new Set(states.map((state) => numberOf[state]));
    const rows: number[] = [];
    for (let row = 0; row < this.states.length; row += 1) {
      if (wanted.has(this.states[row] ?? 0)) rows.push(row);
    }
    this.#lists.set(key, rows);
    return rows;
  }

  /** Rows that are ready and whose cell has a further address. */
  get secondAddresses(): number {
    const ready = numberOf.ready;
    return this.#people.column.withOthers.filter((row) => this.states[row] === ready).length;
  }

  /** The row that has the address first. */
  firstRowOf(row: number): number {
    return this.#firstRows[this.#people.column.personOf(row)] ?? -1;
  }
}

export const addressProblem = (table: ImportTable, index: number, cell: string): RowProblem => ({
  kind: 'not-an-address',
  column: table.form === 'list' ? null : table.nameOf(index),
  message: notAnAddress(cell, table.form),
  fault: 'address',
  optional: false,
});

/** What cannot be read as an address is told as a problem (failingRows). */
const noPerson = (cell = ''): RowState => (cell === '' ? 'no-address' : 'problem');

/** Who has accepted by one row of our export is not invited by another one. */
function apartNow(
  column: AddressColumn,
  apart: ReadonlyMap<number, SetApart>,
  included: ReadonlySet<SetApart>,
): (row: number) => SetApart | undefined {
  const accepted = new Set<number>();
  for (const [row, was] of apart) if (was === 'was-accepted') accepted.add(column.personOf(row));
  return (row) => {
    const was = accepted.has(column.personOf(row)) ? 'was-accepted' : apart.get(row);
    return was !== undefined && included.has(was) ? undefined : was;
  };
}

/** Cells of the chosen column in which no address stands. */
function tellAddresses(table: ImportTable, { column, index }: People, faults: Faults): void {
  for (const [row, cell] of (table.columns[index]?.cells ?? []).entries()) {
    if (cell !== '' && column.personOf(row) < 0) faults.add(row, addressProblem(table, index, cell));
  }
}

/** Rows with a problem that nobody left out; each fault is told with its number of rows. */
function failingRows(
  table: ImportTable,
  { column }: People,
  outgoing: Outgoing,
  faults: Faults,
): ReadonlySet<number> {
  const suspects = outgoing.mustCheckMetadata
    ? table.places.keys()
    : new Set([...table.broken.keys(), ...outgoing.used.flatMap(({ value }) => value.wrong)]);
  const failing = new Set<number>();
  for (const row of suspects) {
    // A row that has nobody to invite has nothing that could be wrong with the rest of it.
    if (column.personOf(row) < 0 && !table.broken.has(row)) continue;
    const problems = problemsOf(table, outgoing, row);
    for (const problem of problems) faults.add(row, problem);
    if (problems.some((problem) => !faults.isLeftOut(problem))) failing.add(row);
  }
  return failing;
}
