/** Who stands in a column, and which of them Clerk or the queue has already. Each column is read once. */

import type { Known } from '../known-addresses.ts';
import { inTurns } from '../turn.ts';
import { AddressColumn } from './addresses.ts';
import type { People } from './judge.ts';
import type { ImportTable } from './table.ts';

/** What is known of addresses in lower case, by them. */
export type LookUp = (addresses: readonly string[]) => Promise<ReadonlyMap<string, Known>>;

export class PeopleByColumn {
  readonly #table: ImportTable;
  readonly #lookUp: LookUp;
  readonly #read = new Map<number, People>();
  readonly #reading = new Map<number, Promise<People>>();

  constructor(table: ImportTable, lookUp: LookUp) {
    this.#table = table;
    this.#lookUp = lookUp;
  }

  /** Undefined as long as the column has not been read. */
  known(index: number): People | undefined {
    return this.#read.get(index);
  }

  /** Of no column, nobody. A column that could not be looked up is tried anew the next time. */
  async of(index: number): Promise<People> {
    const reading = this.#reading.get(index) ?? this.#readColumn(index);
    this.#reading.set(index, reading);
    try {
      const people = await reading;
      this.#read.set(index, people);
      return people;
    } catch (error) {
      this.#reading.delete(index);
      throw error;
    }
  }

  async #readColumn(index: number): Promise<People> {
    const cells = this.#table.columns[index]?.cells ?? new Array<string>(this.#table.length).fill('');
    const column = await inTurns(AddressColumn.read(cells));
    const addresses = column.keys();
    const known = await this.#lookUp(addresses);
    return { index, column, known: addresses.map((address) => known.get(address)) };
  }
}
