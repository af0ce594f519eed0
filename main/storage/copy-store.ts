/**
 * The offline copy on disk: invitations by slot number, in sealed blocks. `heads` hold what lists are made of
 * and are all read at the start; `bodies` hold metadata and link and are read when a row needs them.
 */
import type { DatabaseSync } from 'node:sqlite';
import { BlockTable, blockTableSchema } from './block-table.ts';
import { openDatabase, purge } from './database.ts';
import { transaction } from './migrations.ts';
import { SealedMap, sealedMapSchema } from './sealed-map.ts';
import type { Sealer } from './sealer.ts';

/** Rows to a block: larger reads faster at the start, smaller writes less for one changed row. */
const headRows = 64;
const bodyRows = 16;

const migrations = [[blockTableSchema('heads'), blockTableSchema('bodies'), sealedMapSchema].join(';')];

const columns = { heads: 'no,sealed', bodies: 'no,sealed', facts: 'name,sealed' };

export class CopyStore {
  readonly #database: DatabaseSync;
  readonly #heads: BlockTable;
  readonly #bodies: BlockTable;
  readonly #facts: SealedMap;
  /** The block of bodies that was read last: a list reads neighbours. */
  #lastRead: { no: number; rows: unknown[] } | null = null;

  /** `path` null: in memory. Throws SQLite's error. */
  constructor(path: string | null, sealer: Sealer) {
    this.#database = openDatabase({ path, migrations, durability: 'normal', columns });
    this.#heads = new BlockTable(this.#database, 'heads', sealer);
    this.#bodies = new BlockTable(this.#database, 'bodies', sealer);
    this.#facts = new SealedMap(this.#database, sealer);
  }

  /** The heads of every slot, block by block, so that the caller can pause in between. Throws `SealBrokenError`. */
  *heads(): Generator<{ firstSlot: number; heads: unknown[] }> {
    for (const [no, value] of this.#heads.readAll()) {
      if (!Array.isArray(value)) throw new SyntaxError('A block of heads is not a list.');
      yield { firstSlot: no * headRows, heads: value };
    }
  }

  body(slot: number): unknown {
    return this.#bodyBlock(Math.floor(slot / bodyRows))[slot % bodyRows] ?? null;
  }

  /**
   * Stores the changed slots in one transaction. `headOf` is asked for every slot of a touched block, `bodies`
   * only holds the bodies that changed.
   */
  write(
    slots: Iterable<number>,
    headOf: (slot: number) => unknown,
    bodies: ReadonlyMap<number, unknown>,
  ): void {
    transaction(this.#database, () => {
      this.#writeHeads(slots, headOf);
      this.#writeBodies(bodies);
    });
  }

  /**
   * Moving what was written from the journal to its place costs an fsync each time, which on a slow disk is most
   * of a first sync. Between `true` and `false` the journal only grows; what it has is safe from a killed process.
   */
  setWritingMany(many: boolean): void {
    this.#database.exec(`PRAGMA wal_autocheckpoint = ${many ? 0 : 1000}`);
    if (!many) this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /** Frees the pages that are kept in memory. https://sqlite.org/pragma.html#pragma_shrink_memory */
  shrink(): void {
    this.#lastRead = null;
    this.#database.exec('PRAGMA shrink_memory');
  }

  /** Reads every fact. Throws `SealBrokenError`, or SQLite's error for a damaged page. */
  checkFacts(): void {
    this.#facts.check();
  }

  fact(name: string): unknown {
    return this.#facts.get(name);
  }

  setFact(name: string, value: unknown): void {
    this.#facts.set(name, value);
  }

  /** See {@link purge}. */
  purge(): void {
    purge(this.#database);
  }

  close(): void {
    this.#database.close();
  }

  #writeHeads(slots: Iterable<number>, headOf: (slot: number) => unknown): void {
    const blocks = new Set<number>();
    for (const slot of slots) blocks.add(Math.floor(slot / headRows));
    for (const no of blocks) {
      this.#heads.write(
        no,
        Array.from({ length: headRows }, (_, index) => headOf(no * headRows + index)),
      );
    }
  }

  #writeBodies(bodies: ReadonlyMap<number, unknown>): void {
    const blocks = new Map<number, unknown[]>();
    for (const [slot, body] of bodies) {
      const no = Math.floor(slot / bodyRows);
      const rows = blocks.get(no) ?? [...this.#bodyBlock(no)];
      rows[slot % bodyRows] = body;
      blocks.set(no, rows);
    }
    this.#lastRead = null;
    for (const [no, rows] of blocks) this.#bodies.write(no, rows);
  }

  #bodyBlock(no: number): unknown[] {
    if (this.#lastRead?.no === no) return this.#lastRead.rows;
    const value = this.#bodies.read(no);
    const rows = Array.isArray(value) ? value : [];
    this.#lastRead = { no, rows };
    return rows;
  }
}
