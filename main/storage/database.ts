/** Opens an SQLite file the way Guestlist wants it: owner-only, WAL, migrated; or a database in memory. */
import { chmodSync, closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { type Migrations, migrate } from './migrations.ts';

export interface DatabaseOptions {
  /** Null: in memory only. */
  path: string | null;
  migrations: Migrations;
  /**
   * `full`: survives a power cut (an fsync for each commit), for what exists nowhere else.
   * `normal`: survives a killed process, for what Clerk can be asked for again.
   */
  durability: 'full' | 'normal';
  /** Columns that its tables must have, so that a database of somebody else is not taken for ours. */
  columns?: Record<string, string>;
}

/** A database, but not this one: another program's, or another file of ours under this name. */
export class ForeignDatabaseError extends Error {
  override readonly name = 'ForeignDatabaseError';
}

/** SQLite's own check found this file to be damaged, though it opened. */
export class DamagedDatabaseError extends SyntaxError {
  override readonly name = 'DamagedDatabaseError';
}

/** Reads every page once. Throws {@link DamagedDatabaseError}, or SQLite's error. */
export function checkPages(database: DatabaseSync): void {
  const found = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
  if (found !== 'ok') throw new DamagedDatabaseError('A page of this database is damaged.');
}

/**
 * Leaves nothing of what was deleted, nor of what was written over, in pages that SQLite keeps for later or in the
 * journal. Rewrites the file: tenths of a second at 100,000 invitations. Throws SQLite's error.
 */
export function purge(database: DatabaseSync): void {
  database.exec('VACUUM');
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** Throws {@link ForeignDatabaseError}. */
function expectColumns(database: DatabaseSync, columns: Record<string, string>): void {
  for (const [table, wanted] of Object.entries(columns)) {
    const found = database.prepare(`SELECT name FROM pragma_table_info('${table}')`).all();
    if (found.map(({ name }) => name).join(',') !== wanted) {
      throw new ForeignDatabaseError(`There is no table ${table} (${wanted}).`);
    }
  }
}

/** The file must not exist, not even for an instant, with a mode that lets others read it. */
function createOwnerOnly(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  if (process.platform !== 'win32') chmodSync(path, 0o600);
}

/**
 * Throws SQLite's error (see damage.ts for what it means), `NewerSchemaError` or
 * {@link ForeignDatabaseError}. SQLite gives `-wal` and `-shm` the mode of the file.
 */
export function openDatabase(options: DatabaseOptions): DatabaseSync {
  if (options.path !== null) createOwnerOnly(options.path);
  const database = new DatabaseSync(options.path ?? ':memory:');
  try {
    database.exec('PRAGMA journal_mode = WAL');
    database.exec(`PRAGMA synchronous = ${options.durability}`);
    // Statements' temporary tables would otherwise lie in clear text in a file of the system's choice.
    database.exec('PRAGMA temp_store = MEMORY');
    database.exec('PRAGMA cache_size = -2000');
    migrate(database, options.migrations);
    expectColumns(database, options.columns ?? {});
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
