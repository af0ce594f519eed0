/** One sealed row for each address, found by a name that tells nothing about it to whoever reads the file. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { checkPages, openDatabase, purge } from './database.ts';
import { transaction } from './migrations.ts';
import type { Sealer } from './sealer.ts';

const migrations = [
  `CREATE TABLE histories (name TEXT PRIMARY KEY, changed_at INTEGER NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID;
   CREATE INDEX histories_by_change ON histories (changed_at)`,
];

/** What is kept at most: the addresses with the newest news, sealed. */
export interface MostHistory {
  rows: number;
  bytes: number;
}

export class HistoryStore {
  readonly #database: DatabaseSync;
  readonly #sealer: Sealer;
  readonly #most: MostHistory;
  readonly #kept: MostHistory;
  /** Of the newest row: rows are told apart by their order, which no clock that was set can disturb. */
  #newest: number;
  readonly #get: StatementSync;
  readonly #put: StatementSync;
  readonly #size: StatementSync;

  /** `path` null: in memory. Throws SQLite's error. */
  constructor(path: string | null, sealer: Sealer, most: MostHistory) {
    this.#database = openDatabase({ path, migrations, durability: 'normal' });
    this.#sealer = sealer;
    this.#most = most;
    this.#get = this.#database.prepare('SELECT sealed FROM histories WHERE name = ?');
    this.#put = this.#database.prepare(
      'INSERT OR REPLACE INTO histories (name, changed_at, sealed) VALUES (?, ?, ?)',
    );
    this.#size = this.#database.prepare('SELECT length(sealed) AS size FROM histories WHERE name = ?');
    const found = this.#database
      .prepare(
        'SELECT count(*) AS n, total(length(sealed)) AS bytes, max(changed_at) AS newest FROM histories',
      )
      .get();
    this.#kept = { rows: Number(found?.['n']), bytes: Number(found?.['bytes']) };
    this.#newest = Number(found?.['newest'] ?? 0);
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
  put(rows: Iterable<{ address: string; value: unknown }>): void {
    const before = { ...this.#kept };
    try {
      transaction(this.#database, () => {
        for (const { address, value } of rows) this.#putOne(address, value);
        this.#forgetOldest();
      });
    } catch (error) {
      Object.assign(this.#kept, before);
      throw error;
    }
  }

  /** Throws SQLite's error. */
  delete(address: string): void {
    const name = this.#sealer.nameOf(`histories/${address}`);
    const size = this.#size.get(name)?.['size'];
    if (size === undefined) return;
    this.#database.prepare('DELETE FROM histories WHERE name = ?').run(name);
    this.#kept.rows -= 1;
    this.#kept.bytes -= Number(size);
  }

  /** See {@link purge}. */
  purge(): void {
    purge(this.#database);
  }

  close(): void {
    this.#database.close();
  }

  #putOne(address: string, value: unknown): void {
    const name = this.#sealer.nameOf(`histories/${address}`);
    const sealed = this.#sealer.seal(`histories/${name}`, JSON.stringify(value));
    const before = this.#size.get(name)?.['size'];
    this.#newest += 1;
    this.#put.run(name, this.#newest, sealed);
    this.#kept.rows += before === undefined ? 1 : 0;
    this.#kept.bytes += sealed.length - Number(before ?? 0);
  }

  #isTooMuch(): boolean {
    return this.#kept.rows > this.#most.rows || this.#kept.bytes > this.#most.bytes;
  }

  #forgetOldest(): void {
    if (!this.#isTooMuch()) return;
    const forgotten: string[] = [];
    const oldest = 'SELECT name, length(sealed) AS size FROM histories ORDER BY changed_at';
    for (const { name, size } of this.#database.prepare(oldest).iterate()) {
      if (!this.#isTooMuch()) break;
      this.#kept.rows -= 1;
      this.#kept.bytes -= Number(size);
      forgotten.push(String(name));
    }
    const forget = this.#database.prepare('DELETE FROM histories WHERE name = ?');
    for (const name of forgotten) forget.run(name);
  }
}
