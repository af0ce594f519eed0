/** One process at a time, of all that run here. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const folder = resolve(import.meta.dirname, '../node_modules/.cache');
const patienceMs = 180_000;

/**
 * `name`: what only one may do. The lock is SQLite's own, which the system lets go of when a process is killed. The
 * others stand still meanwhile, for three minutes at most; then it throws.
 */
export async function oneAtATime(name: string, work: () => Promise<void>): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, `${name}.lock`), { timeout: patienceMs });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    await work();
  } finally {
    lock.close();
  }
}
