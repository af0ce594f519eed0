/** Reads what can still be read of a damaged queue, row by row and from both ends. */
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/**
 * Sealed as they were; whoever takes them over finds out which of them can be opened. On a damaged page a row can
 * bear the number of another one, so there may be several for a place.
 */
export interface Salvage {
  items: Map<number, Uint8Array[]>;
  facts: Map<string, Uint8Array[]>;
  /** Whether a fact that is not among them was never there. */
  factsWhole: boolean;
}

/** Rows beyond the last that was found are looked for so far: a damaged page hides a run of them. */
const lookAheadRows = 5000;

/**
 * Never throws for what the file holds. `writable_schema` lets SQLite open a file that is shorter than its header
 * says (https://sqlite.org/pragma.html#pragma_writable_schema); nothing is written, because it is opened for reading.
 */
export function salvageQueue(path: string): Salvage {
  const found: Salvage = { items: new Map(), facts: new Map(), factsWhole: false };
  if (!existsSync(path)) return found;
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path, { readOnly: true, defensive: false });
    database.exec('PRAGMA writable_schema = ON');
    const items = (order: string) => `SELECT seq AS place, sealed FROM items ORDER BY seq ${order}`;
    for (const sql of [items('ASC'), items('DESC')]) collect(database, sql, found.items, Number);
    lookUp(database, found.items);
    for (const order of ['ASC', 'DESC']) {
      const sql = `SELECT name AS place, sealed FROM facts ORDER BY name ${order}`;
      found.factsWhole = collect(database, sql, found.facts, String);
    }
    return found;
  } catch {
    // Not even the schema can be read: then there is nothing that could be.
    return found;
  } finally {
    database?.close();
  }
}

/** Whether it came to the end. */
function collect<K>(
  database: DatabaseSync,
  sql: string,
  into: Map<K, Uint8Array[]>,
  placeOf: (value: unknown) => K,
): boolean {
  try {
    for (const { place, sealed } of database.prepare(sql).iterate()) {
      put(into, placeOf(place), sealed);
    }
    return true;
  } catch {
    // What came before the damage is there; the other end comes next.
    return false;
  }
}

function put<K>(into: Map<K, Uint8Array[]>, place: K, sealed: unknown): void {
  if (!(sealed instanceof Uint8Array)) return;
  const known = into.get(place) ?? [];
  if (known.some((one) => Buffer.compare(one, sealed) === 0)) return;
  into.set(place, [...known, sealed]);
}

/** Rows between two damaged pages are reached by their number alone. */
function lookUp(database: DatabaseSync, items: Map<number, Uint8Array[]>): void {
  const known = [...items.keys()];
  const from = known.length === 0 ? 1 : Math.min(...known);
  const to = (known.length === 0 ? 0 : Math.max(...known)) + lookAheadRows;
  let one: ReturnType<DatabaseSync['prepare']>;
  try {
    one = database.prepare('SELECT sealed FROM items WHERE seq = ?');
  } catch {
    return;
  }
  for (let seq = from; seq <= Math.min(to, from + 200_000); seq += 1) {
    try {
      put(items, seq, one.get(seq)?.['sealed']);
    } catch {
      // This row lies on the damaged page.
    }
  }
}
