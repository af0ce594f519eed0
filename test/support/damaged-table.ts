import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Of every database of Guestlist, in bytes. */
export const pageSize = 4096;

/** Fills the first page of a table of a closed database with zeros. */
export function damageTable(path: string, table: string): void {
  const database = new DatabaseSync(path, { readOnly: true });
  const root = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(table)?.['rootpage'];
  database.close();
  const start = (Number(root) - 1) * pageSize;
  writeFileSync(path, readFileSync(path).fill(0, start, start + pageSize));
}
