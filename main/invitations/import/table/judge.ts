/** What becomes of every row, with the columns as they are chosen: one pass over arrays of numbers. */
import { type ImportFault, type RowState, rowStates, type SetApart } from '../../../../preload/import.ts';
import type { Known } from '../known-addresses.ts';
import type { AddressColumn } from './addresses.ts';
import { failingRows } from './faults.ts';
import type { Outgoing } from './outgoing.ts';
import type { ImportTable } from './table.ts';

/** The addresses of the chosen column, and what is known of each person by its number. */
export interface People {
  /** Of the column in the table; -1 when none is chosen. */
  index: number;
  column: AddressColumn;
  known: readonly (Known | undefined)[];
}

/** By organization: who is known there, by the number of the person. */
export type KnownElsewhere = ReadonlyMap<string, ReadonlyMap<number, Known>>;

export interface Wishes {
  /** Faults whose cells are left out. */
  leftOut: ReadonlySet<string>;
  included: ReadonlySet<SetApart>;
}

const numberOf = Object.fromEntries(rowStates.map((state, index) => [state, index])) as Record<
  RowState,
  number
>;

export class Judgement {
  readonly states: Uint8Array;
  readonly counts: Record<RowState, number>;
  readonly faults: ImportFault[];
  /** By person: the first row that is, or would be, ready. */
  readonly #firstRows: Int32Array;
  /** The same of those who go into another organization than the others. */
  readonly #firstElsewhere = new Map<string, number>();
  readonly #elsewhere: KnownElsewhere;
  readonly #people: People;
  readonly #outgoing: Outgoing;
  readonly #lists = new Map<string, number[]>();

  constructor(
    table: ImportTable,
    people: People,
    outgoing: Outgoing,
    apart: ReadonlyMap<number, SetApart>,
    wishes: Wishes,
    elsewhere: KnownElsewhere = new Map(),
  ) {
    this.#elsewhere = elsewhere;
    const { column } = people;
    this.#people = people;
    this.#outgoing = outgoing;
    this.states = new Uint8Array(table.length);
    this.#firstRows = new Int32Array(column.people).fill(-1);
    const address = {
      index: people.index,
      unreadable: column.unreadable,
      has: (row: number) => column.personOf(row) >= 0,
    };
    const failing = failingRows(table, address, outgoing, wishes.leftOut);
    const wasApart = apartNow((row) => this.#placeAndPerson(row), apart, wishes.included);
    const counts = new Array<number>(rowStates.length).fill(0);
    for (let row = 0; row < table.length; row += 1) {
      const one = failing.rows[row]
        ? 'problem'
        : column.personOf(row) < 0
          ? 'no-address'
          : (wasApart(row) ?? this.#ofPerson(row));
      const state = numberOf[one];
      this.states[row] = state;
      counts[state] = (counts[state] ?? 0) + 1;
    }
    this.counts = Object.fromEntries(
      rowStates.map((state, at) => [state, counts[at] ?? 0]),
    ) as typeof this.counts;
    this.faults = failing.faults;
  }

  /** Of a row with an address and without a problem. */
  #ofPerson(row: number): RowState {
    const person = this.#people.column.personOf(row);
    const place = this.#outgoing.placeOf(row);
    if (this.firstRowOf(row) >= 0) return 'file';
    if (place === '') this.#firstRows[person] = row;
    else this.#firstElsewhere.set(this.#placeAndPerson(row), row);
    const known = place === '' ? this.#people.known[person] : this.#elsewhere.get(place)?.get(person);
    // Who asks to ignore existing ones gets a second invitation, but never a second place in the queue.
    if (known === 'queue' || (known !== undefined && !this.#outgoing.ignoresExisting(row))) return known;
    return 'ready';
  }

  #placeAndPerson(row: number): string {
    return `${this.#outgoing.placeOf(row)} ${this.#people.column.personOf(row)}`;
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

  /** The row that has the address first, of those that go to the same place. */
  firstRowOf(row: number): number {
    const person = this.#people.column.personOf(row);
    const place = this.#outgoing.placeOf(row);
    const first =
      place === '' ? this.#firstRows[person] : this.#firstElsewhere.get(this.#placeAndPerson(row));
    return first ?? -1;
  }
}

/** Who has accepted by one row of our export is not invited to the same place by another one. */
function apartNow(
  keyOf: (row: number) => string,
  apart: ReadonlyMap<number, SetApart>,
  included: ReadonlySet<SetApart>,
): (row: number) => SetApart | undefined {
  if (apart.size === 0) return () => undefined;
  const accepted = new Set<string>();
  for (const [row, was] of apart) if (was === 'was-accepted') accepted.add(keyOf(row));
  return (row) => {
    const was = accepted.has(keyOf(row)) ? 'was-accepted' : apart.get(row);
    return was !== undefined && included.has(was) ? undefined : was;
  };
}
