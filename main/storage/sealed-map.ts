/** Small named values of a database (when it was synced, how fast it may send), sealed like everything else. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Sealer } from './sealer.ts';

export const sealedMapSchema =
  'CREATE TABLE facts (name TEXT PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID';

export class SealedMap {
  readonly #sealer: Sealer;
  readonly #get: StatementSync;
  readonly #put: StatementSync;

  constructor(database: DatabaseSync, sealer: Sealer) {
    this.#sealer = sealer;
    this.#get = database.prepare('SELECT sealed FROM facts WHERE name = ?');
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

  /** One that was sealed under this name before. */
  setSealed(name: string, sealed: Uint8Array): void {
    this.#put.run(name, sealed);
  }
}
