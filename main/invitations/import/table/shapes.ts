/**
 * What a person chose for a table with these headings, so that the next file of the same kind begins with it. Settings
 * lie on disk in clear text: a table is known by a digest of its headings alone, and a choice is a word per column.
 */
import * as z from 'zod/mini';
import { type ColumnMeaning, type ImportColumn, listedAtMost } from '../../../../preload/import.ts';
import { plainName } from '../header.ts';
import { chooseMeaning } from './columns.ts';

/** A settings store fits. */
export interface ShapeStore {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

const storeKey = 'imports';
/** Tables that are remembered per account; older ones are forgotten. */
const most = 20;

const storedSchema = z.record(z.string(), z.array(z.tuple([z.string(), z.array(z.string())])));
type Stored = z.infer<typeof storedSchema>;

/** Null for a table without headings: its columns have no name by which to know them again. */
async function digestOf(columns: readonly ImportColumn[]): Promise<string | null> {
  if (columns.every(({ header }) => header === '')) return null;
  const names = JSON.stringify(columns.map(({ header }) => plainName(header)));
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(names));
  return [...new Uint8Array(bytes).slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export class Shapes {
  readonly #store: ShapeStore;

  constructor(store: ShapeStore) {
    this.#store = store;
  }

  /** The columns as they were chosen last time, each that differs from the guess with its note. */
  async recall(accountId: string, columns: readonly ImportColumn[]): Promise<ImportColumn[]> {
    const digest = await digestOf(columns);
    const known = this.#of(accountId).find(([each]) => each === digest)?.[1];
    if (known?.length !== columns.length) return [...columns];
    let recalled = [...columns];
    for (const [index, meaning] of known.entries()) {
      const column = recalled[index];
      if (!column || column.meaning === meaning || !isOffered(column, meaning)) continue;
      recalled = chooseMeaning(recalled, index, meaning);
      recalled = recalled.map((each) => (each.index === index ? { ...each, note: 'remembered' } : each));
    }
    return recalled;
  }

  async remember(accountId: string, columns: readonly ImportColumn[]): Promise<void> {
    const digest = await digestOf(columns);
    if (digest === null || columns.length > listedAtMost.columns) return;
    const stored = this.#read();
    const others = this.#of(accountId).filter(([each]) => each !== digest);
    const meanings = columns.map(({ meaning }) => meaning);
    this.#store.set(storeKey, {
      ...stored,
      [accountId]: [...others.slice(1 - most), [digest, meanings]],
    });
  }

  forget(accountId: string): void {
    if (this.#of(accountId).length === 0) return;
    const { [accountId]: _, ...others } = this.#read();
    this.#store.set(storeKey, others);
  }

  /** What every object has by its nature is no account's. */
  #of(accountId: string): Stored[string] {
    const stored = this.#read();
    return (Object.hasOwn(stored, accountId) && stored[accountId]) || [];
  }

  #read(): Stored {
    const { success, data } = storedSchema.safeParse(this.#store.get(storeKey));
    return success ? data : {};
  }
}

const isOffered = (column: ImportColumn, meaning: string): meaning is ColumnMeaning =>
  column.offers.some((each) => each === meaning);
