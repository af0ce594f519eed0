/** The addresses of one column: which row has which, and which rows have the same. */
import { addressesIn, addressKey, isAddress } from '../address.ts';
import { shown } from '../cell-values.ts';

/** What a cell was read as; `others` are further addresses in it. */
export interface ReadAddress {
  address: string;
  others: readonly string[];
}

/** A cell that is longer holds a text, or half a file after a quote that was never meant as one. */
const longestCell = 10_000;

/** Null when no address can be read from it. The first is taken when there are several. */
export function readAddress(cell: string): ReadAddress | null {
  if (cell.length > longestCell) return null;
  if (isAddress(cell)) return { address: cell, others: [] };
  const [address, ...others] = addressesIn(cell).filter(isAddress);
  return address === undefined ? null : { address, others };
}

/** Rows without an address have no person. */
const nobody = -1;

export class AddressColumn {
  /** By row: the number of its person, the same for the same mailbox; {@link nobody} without an address. */
  readonly #people: Int32Array;
  readonly #ids = new Map<string, number>();
  /** Addresses as read, where that is not the cell itself. */
  readonly #read = new Map<number, ReadAddress>();
  readonly #cells: readonly string[];
  /** Rows whose cell has something in it and no address. */
  readonly unreadable: number[] = [];

  private constructor(cells: readonly string[]) {
    this.#cells = cells;
    this.#people = new Int32Array(cells.length).fill(nobody);
  }

  /** Reads a column in steps. */
  static *read(cells: readonly string[]): Generator<void, AddressColumn> {
    const column = new AddressColumn(cells);
    for (const [row, cell] of cells.entries()) {
      if (row % 5000 === 4999) yield;
      if (cell !== '') column.#add(row, cell);
    }
    return column;
  }

  #add(row: number, cell: string): void {
    let address = cell;
    if (!isAddress(cell)) {
      const read = readAddress(cell);
      if (read === null) {
        this.unreadable.push(row);
        return;
      }
      this.#read.set(row, read);
      address = read.address;
    }
    const key = addressKey(address);
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#ids.size;
      this.#ids.set(key, id);
    }
    this.#people[row] = id;
  }

  /** How many different ones. */
  get people(): number {
    return this.#ids.size;
  }

  /** All of them by {@link addressKey}, each in the place of its number. */
  keys(): string[] {
    return [...this.#ids.keys()];
  }

  /** -1 when the row has no address. */
  personOf(row: number): number {
    return this.#people[row] ?? nobody;
  }

  of(row: number): ReadAddress | null {
    if (this.personOf(row) === nobody) return null;
    return this.#read.get(row) ?? { address: this.#cells[row] ?? '', others: [] };
  }

  /** Rows whose cell has a second address. */
  get withOthers(): number[] {
    return [...this.#read].filter(([, { others }]) => others.length > 0).map(([row]) => row);
  }
}

/** What is wrong with a cell that has no address, as a sentence. */
export const notAnAddress = (cell: string, form: 'table' | 'list'): string =>
  form === 'list' && !cell.includes('@')
    ? `There is no e-mail address in “${shown(cell)}”.`
    : `“${shown(cell)}” is not an e-mail address.`;
