/** Queued work on disk: one sealed row for each item, and small facts. In its own file, because it exists nowhere else. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { checkPages, openDatabase, purge } from './database.ts';
import { transaction } from './migrations.ts';
import type { Salvage } from './salvage.ts';
import { SealedMap, sealedMapSchema } from './sealed-map.ts';
import { SealBrokenError, type Sealer } from './sealer.ts';

const migrations = [
  `CREATE TABLE items (seq INTEGER PRIMARY KEY, sealed BLOB NOT NULL);${sealedMapSchema}`,
  // Items may be for another audience than the application, whose name stands in them. A Guestlist that does not know
  // of audiences would invite those people to the application: the new number keeps it from opening the file.
  'SELECT 1',
  // What was known of an address stands in one place. A Guestlist from before it would take such an item for damaged.
  'SELECT 1',
];

const columns = { items: 'seq,sealed', facts: 'name,sealed' };

export class QueueStore {
  readonly #database: DatabaseSync;
  readonly #sealer: Sealer;
  readonly #facts: SealedMap;
  readonly #put: StatementSync;
  readonly #delete: StatementSync;

  /** `path` null: in memory. Throws SQLite's error. */
  constructor(path: string | null, sealer: Sealer) {
    this.#database = openDatabase({ path, migrations, durability: 'full', columns });
    this.#sealer = sealer;
    this.#facts = new SealedMap(this.#database, sealer);
    this.#put = this.#database.prepare('INSERT OR REPLACE INTO items (seq, sealed) VALUES (?, ?)');
    this.#delete = this.#database.prepare('DELETE FROM items WHERE seq = ?');
  }

  /** Throws `DamagedDatabaseError`, or SQLite's error. */
  check(): void {
    checkPages(this.#database);
  }

  /** Takes over rows as they were sealed. Throws SQLite's error, and then none of them. */
  adopt({ items, facts }: Salvage): void {
    transaction(this.#database, () => {
      for (const [name, candidates] of facts) this.#facts.adopt(name, candidates);
      for (const [seq, candidates] of items) {
        const sealed = this.#sealer.firstThatOpens(`items/${seq}`, candidates);
        if (sealed) this.#put.run(seq, sealed);
      }
    });
  }

  /** Every item in its order, as unchecked data, and how many could not be opened. */
  load(): { items: unknown[]; unreadable: number } {
    const items: unknown[] = [];
    let unreadable = 0;
    for (const row of this.#database.prepare('SELECT seq, sealed FROM items ORDER BY seq').iterate()) {
      try {
        items.push(JSON.parse(this.#sealer.open(`items/${row['seq']}`, row['sealed'] as Uint8Array)));
      } catch (error) {
        if (!(error instanceof SealBrokenError)) throw error;
        unreadable += 1;
      }
    }
    return { items, unreadable };
  }

  /** On disk when it returns: all of them and the named facts or, when it throws, nothing. */
  save(items: Iterable<{ seq: number }>, facts: Record<string, unknown> = {}): void {
    transaction(this.#database, () => {
      for (const [name, value] of Object.entries(facts)) this.#facts.set(name, value);
      for (const item of items) {
        this.#put.run(item.seq, this.#sealer.seal(`items/${item.seq}`, JSON.stringify(item)));
      }
    });
  }

  /** With the named facts, or nothing of both when it throws. */
  delete(seqs: Iterable<number>, facts: Record<string, unknown> = {}): void {
    transaction(this.#database, () => {
      for (const [name, value] of Object.entries(facts)) this.#facts.set(name, value);
      for (const seq of seqs) this.#delete.run(seq);
    });
  }

  /** See {@link purge}. */
  purge(): void {
    purge(this.#database);
  }

  /** `ifBroken` stands for one that cannot be opened any more. */
  fact(name: string, ifBroken?: unknown): unknown {
    try {
      return this.#facts.get(name);
    } catch (error) {
      if (error instanceof SealBrokenError) return ifBroken;
      throw error;
    }
  }

  close(): void {
    this.#database.close();
  }
}
