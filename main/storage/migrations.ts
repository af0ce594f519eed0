/** Brings a database to the newest schema, one transaction for all steps: it is either old or new, never between. */
import type { DatabaseSync } from 'node:sqlite';

/** `steps[n]` leads from version n to n + 1; a step is never changed once it was released. */
export type Migrations = readonly string[];

/** A newer Guestlist wrote this file; touching it could lose what this one does not know. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}

/** Throws {@link NewerSchemaError}, or SQLite's error after rolling back. */
export function migrate(database: DatabaseSync, steps: Migrations): void {
  const version = versionOf(database);
  if (version > steps.length) {
    throw new NewerSchemaError(`Schema ${version} is newer than ${steps.length}.`);
  }
  if (version === steps.length) return;
  transaction(database, () => {
    for (const step of steps.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${steps.length}`);
  });
}

/** Runs `work` in one write transaction; an error rolls everything back and is thrown on. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
