/**
 * A table of numbered blocks of sealed JSON. Rows are sealed in blocks because a cipher call costs more than
 * what it ciphers: opening 100,000 rows one by one takes seconds, in blocks some tens of milliseconds.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Sealer } from './sealer.ts';

export const blockTableSchema = (name: string): string =>
  `CREATE TABLE ${name} (no INTEGER PRIMARY KEY, sealed BLOB NOT NULL)`;

export class BlockTable {
  readonly #name: string;
  readonly #sealer: Sealer;
  readonly #get: StatementSync;
  readonly #put: StatementSync;
  readonly #all: StatementSync;

  constructor(database: DatabaseSync, name: string, sealer: Sealer) {
    this.#name = name;
    this.#sealer = sealer;
    this.#get = database.prepare(`SELECT sealed FROM ${name} WHERE no = ?`);
    this.#put = database.prepare(`INSERT OR REPLACE INTO ${name} (no, sealed) VALUES (?, ?)`);
    this.#all = database.prepare(`SELECT no, sealed FROM ${name} ORDER BY no`);
  }

  #place(no: number): string {
    return `${this.#name}/${no}`;
  }

  /** Throws `SealBrokenError`. */
  read(no: number): unknown {
    const row = this.#get.get(no);
    if (row === undefined) return undefined;
    return JSON.parse(this.#sealer.open(this.#place(no), row['sealed'] as Uint8Array));
  }

  write(no: number, value: unknown): void {
    this.#put.run(no, this.#sealer.seal(this.#place(no), JSON.stringify(value)));
  }

  /** Every block in order of its number. Throws `SealBrokenError`. */
  *readAll(): Generator<[no: number, value: unknown]> {
    for (const row of this.#all.iterate()) {
      const no = Number(row['no']);
      yield [no, JSON.parse(this.#sealer.open(this.#place(no), row['sealed'] as Uint8Array))];
    }
  }
}
