/**
 * Searches the metadata of a whole copy. It lies sealed on disk, and opening 100,000 takes half a second: so the first
 * search reads it, in turns, and its text stays in memory as long as searches follow each other (`forget`).
 */
import type { Columns } from './columns.ts';
import { type MetadataQuery, metadataQuery, metadataText, textMatches } from './metadata-match.ts';

/** Characters kept in memory at most; what is beyond is read again for each search. 100,000 with 77 each: 8 million. */
const mostKept = 16_000_000;

/** Milliseconds that a turn of reading takes at most. */
const turnMs = 8;

export class MetadataSearch {
  readonly #columns: Columns;
  readonly #read: (slot: number) => Record<string, unknown>;
  /** By slot. */
  #texts: (string | undefined)[] = [];
  #kept = 0;
  #reading: Promise<boolean> | null = null;
  /** Slots whose text is not kept and matches the search that was prepared last. */
  #beyond: { search: string; slots: Set<number> } = { search: '', slots: new Set() };
  #closed = false;

  constructor(columns: Columns, read: (slot: number) => Record<string, unknown>) {
    this.#columns = columns;
    this.#read = read;
  }

  /** Reads what `matcher` needs. Returns whether it can find more than before. */
  async prepare(search: string): Promise<boolean> {
    const query = metadataQuery(search);
    if (query === null) return false;
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = null;
    });
    const more = await this.#reading;
    return this.#kept > mostKept && this.#beyond.search !== search ? this.#searchBeyond(search, query) : more;
  }

  /** For slots of the columns, as far as their metadata was read. */
  matcher(search: string): (slot: number) => boolean {
    const query = metadataQuery(search);
    if (query === null) return () => false;
    const { slots } = this.#beyond.search === search ? this.#beyond : { slots: new Set<number>() };
    return (slot) => {
      const text = this.#texts[slot];
      return (text !== undefined && textMatches(text, query)) || slots.has(slot);
    };
  }

  /** Their metadata is another one now, or none. */
  changed(slots: readonly number[]): void {
    for (const slot of slots) {
      this.#kept -= this.#texts[slot]?.length ?? 0;
      this.#texts[slot] = undefined;
    }
    this.#beyond = { search: '', slots: new Set() };
  }

  /** Gives the memory back. */
  forget(): void {
    this.#texts = [];
    this.#kept = 0;
    this.#beyond = { search: '', slots: new Set() };
  }

  close(): void {
    this.#closed = true;
    this.forget();
  }

  async #readAll(): Promise<boolean> {
    /** Many people have the same: one text for all of them. */
    const same = new Map<string, string>();
    let more = false;
    await this.#eachUnread((slot) => {
      const text = metadataText(this.#read(slot));
      const one = same.get(text) ?? text;
      if (one === text) same.set(text, text);
      this.#texts[slot] = one;
      this.#kept += one.length;
      more = true;
      return this.#kept <= mostKept;
    });
    return more;
  }

  async #searchBeyond(search: string, query: MetadataQuery): Promise<boolean> {
    const slots = new Set<number>();
    await this.#eachUnread((slot) => {
      if (textMatches(metadataText(this.#read(slot)), query)) slots.add(slot);
      return true;
    });
    this.#beyond = { search, slots };
    return slots.size > 0;
  }

  /** Slots with metadata that is not kept, until `visit` wants no more; in turns, so that nothing else waits long. */
  async #eachUnread(visit: (slot: number) => boolean): Promise<void> {
    let began = performance.now();
    for (let slot = 0; slot < this.#columns.length; slot += 1) {
      if (!this.#columns.hasMetadata(slot) || this.#texts[slot] !== undefined) continue;
      if (performance.now() - began > turnMs) {
        await new Promise((resolve) => setImmediate(resolve));
        began = performance.now();
        if (this.#closed) return;
      }
      if (!visit(slot)) return;
    }
  }
}
