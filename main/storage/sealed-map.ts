/** Small named values of a database (when it was synced, how fast it may send), sealed like everything else. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Sealer } from './sealer.ts';

export const sealedMapSchema =
  'CREATE TABLE facts (name TEXT PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID';

export class SealedMap {
  readonly #sealer: Sealer;
  readonly #get: StatementSync;
  readonly #put: StatementSync;
  readonly #all: StatementSync;

  constructor(database: DatabaseSync, sealer: Sealer) {
    this.#sealer = sealer;
    this.#get = database.prepare('SELECT sealed FROM facts WHERE name = ?');
    this.#all = database.prepare('SELECT name, sealed FROM facts');
    this.#put = database.prepare('INSERT OR REPLACE INTO facts (name, sealed) VALUES (?, ?)');
  }

  /** Unchecked data, or undefined. Throws `SealBrokenError`. */
  get(name: string): unknown {
    const row = this.#get.get(name);
    if (row === undefined) return undefined;
    return JSON.parse(this.#sealer.open(`facts/${name}`, row['sealed'] as Uint8Array));
  }

  set(name: string, value: unknown): void {
    this.#put.run(name, this.#sealer.seal(`facts/${name}`, JSON.stringify(value)));
  }

  /** Reads all of them. Throws `SealBrokenError`, or SQLite's error for a damaged page. */
  check(): void {
    for (const { name, sealed } of this.#all.iterate()) {
      this.#sealer.open(`facts/${name}`, sealed as Uint8Array);
    }
  }

  /** The one of those that were sealed under this name before; when none can be opened, the first as it is. */
  adopt(name: string, candidates: readonly Uint8Array[]): void {
    const sealed = this.#sealer.firstThatOpens(`facts/${name}`, candidates);
    if (sealed) this.#put.run(name, sealed);
  }
}
