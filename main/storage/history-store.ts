/** One sealed row for each address, found by a name that tells nothing about it to whoever reads the file. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { checkPages, openDatabase } from './database.ts';
import { transaction } from './migrations.ts';
import type { Sealer } from './sealer.ts';

const migrations = [
  `CREATE TABLE histories (name TEXT PRIMARY KEY, changed_at INTEGER NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID;
   CREATE INDEX histories_by_change ON histories (changed_at)`,
];

export class HistoryStore {
  readonly #database: DatabaseSync;
  readonly #sealer: Sealer;
  readonly #most: number;
  readonly #get: StatementSync;
  readonly #put: StatementSync;

  /** `path` null: in memory. `most`: rows that are kept, those changed last. Throws SQLite's error. */
  constructor(path: string | null, sealer: Sealer, most: number) {
    this.#database = openDatabase({ path, migrations, durability: 'normal' });
    this.#sealer = sealer;
    this.#most = most;
    this.#get = this.#database.prepare('SELECT sealed FROM histories WHERE name = ?');
    this.#put = this.#database.prepare(
      'INSERT OR REPLACE INTO histories (name, changed_at, sealed) VALUES (?, ?, ?)',
    );
  }

  /** Throws `DamagedDatabaseError`, or SQLite's error. */
  check(): void {
    checkPages(this.#database);
  }

  /** Unchecked data, or undefined. Throws SQLite's error or `SealBrokenError`. */
  get(address: string): unknown {
    const name = this.#sealer.nameOf(`histories/${address}`);
    const row = this.#get.get(name);
    if (row === undefined) return undefined;
    return JSON.parse(this.#sealer.open(`histories/${name}`, row['sealed'] as Uint8Array));
  }

  /** All of them or, when it throws, none. */
  put(rows: Iterable<{ address: string; changedAt: number; value: unknown }>): void {
    transaction(this.#database, () => {
      for (const { address, changedAt, value } of rows) {
        const name = this.#sealer.nameOf(`histories/${address}`);
        this.#put.run(name, changedAt, this.#sealer.seal(`histories/${name}`, JSON.stringify(value)));
      }
      this.#forgetOldest();
    });
  }

  close(): void {
    this.#database.close();
  }

  #forgetOldest(): void {
    const count = Number(this.#database.prepare('SELECT count(*) AS n FROM histories').get()?.['n'] ?? 0);
    if (count <= this.#most) return;
    this.#database
      .prepare('DELETE FROM histories WHERE name IN (SELECT name FROM histories ORDER BY changed_at LIMIT ?)')
      .run(count - this.#most);
  }
}
