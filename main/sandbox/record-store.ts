/** Records of one kind, findable by id and address and listable in each order without sorting. */
import type { Order, PageQuery } from './query-fields.ts';
import { lowerBound, SortedIndex } from './sorted-index.ts';

export interface StoredRecord {
  id: string;
  /** Order of creation, which breaks ties of `created_at`. */
  sequence: number;
  emailAddress: string;
  createdAt: number;
}

export type Compare<R> = (a: R, b: R) => number;

export interface StoreQuery<F extends string> extends PageQuery, Order<F> {
  /** The whole address; null: any. */
  emailAddress: string | null;
}

export interface StoreRules<R, F extends string, Q> {
  orders: Record<F | 'created_at', Compare<R>>;
  matcher: (query: Q, now: number) => (record: R) => boolean;
  /** The order in which records expire, and when. */
  expiring?: { order: F; at: (record: R) => number };
}

/** As many different lists as clients usually walk through at the same time. */
const maxViews = 16;

export const byCreation: Compare<StoredRecord> = (a, b) =>
  a.createdAt - b.createdAt || a.sequence - b.sequence;

export const byAddress: Compare<StoredRecord> = (a, b) =>
  a.emailAddress < b.emailAddress ? -1 : a.emailAddress > b.emailAddress ? 1 : a.sequence - b.sequence;

export class RecordStore<R extends StoredRecord, F extends string, Q extends StoreQuery<F>> {
  readonly #rules: StoreRules<R, F, Q>;
  readonly #byId = new Map<string, R>();
  readonly #byAddress = new Map<string, R[]>();
  readonly #indexes: Record<F | 'created_at', SortedIndex<R>>;
  /** Lists computed since the last change, keyed by filter and order. */
  readonly #views = new Map<string, readonly R[]>();
  #viewsStamp = '';
  #version = 0;

  constructor(rules: StoreRules<R, F, Q>) {
    this.#rules = rules;
    const indexes = Object.entries<Compare<R>>(rules.orders).map(([name, compare]) => [
      name,
      new SortedIndex(compare),
    ]);
    this.#indexes = Object.fromEntries(indexes) as Record<F | 'created_at', SortedIndex<R>>;
  }

  get size(): number {
    return this.#byId.size;
  }

  /** Replaces everything. */
  fill(records: readonly R[]): void {
    this.#byId.clear();
    this.#byAddress.clear();
    for (const record of records) this.#register(record);
    for (const index of this.#every()) index.fill(records);
    this.#version += 1;
  }

  add(record: R): void {
    this.#register(record);
    for (const index of this.#every()) index.add(record);
    this.#version += 1;
  }

  /** Changes what no order depends on. */
  update(record: R, change: Partial<R>): void {
    Object.assign(record, change);
    this.#version += 1;
  }

  /** Changes what an order depends on. */
  reorder(record: R, change: Partial<R>): void {
    for (const index of this.#every()) index.delete(record);
    Object.assign(record, change);
    for (const index of this.#every()) index.add(record);
    this.#version += 1;
  }

  delete(record: R): void {
    this.#byId.delete(record.id);
    const others = this.atAddress(record.emailAddress).filter((other) => other !== record);
    this.#byAddress.set(record.emailAddress, others);
    for (const index of this.#every()) index.delete(record);
    this.#version += 1;
  }

  get(id: string): R | undefined {
    return this.#byId.get(id);
  }

  atAddress(emailAddress: string): readonly R[] {
    return this.#byAddress.get(emailAddress) ?? [];
  }

  /** In order of creation. */
  all(): readonly R[] {
    return this.#indexes.created_at.ascending();
  }

  /** One page, and how many match in all. */
  list(query: Q, now: number): { page: R[]; totalCount: number } {
    const matching = this.#view(query, now);
    const page: R[] = [];
    const last = matching.length - 1;
    const end = Math.min(query.offset + query.limit, matching.length);
    for (let i = query.offset; i < end; i += 1) {
      const record = matching[query.descending ? last - i : i];
      if (record) page.push(record);
    }
    return { page, totalCount: matching.length };
  }

  #every(): SortedIndex<R>[] {
    return Object.values<SortedIndex<R>>(this.#indexes);
  }

  #view(query: Q, now: number): readonly R[] {
    const stamp = this.#stamp(now);
    if (stamp !== this.#viewsStamp) this.#views.clear();
    this.#viewsStamp = stamp;
    const { limit: _limit, offset: _offset, descending: _descending, ...filter } = query;
    const key = JSON.stringify(filter);
    const known = this.#views.get(key);
    if (known) return known;
    const { emailAddress, orderBy } = query;
    const among =
      emailAddress === null
        ? this.#indexes[orderBy].ascending()
        : this.atAddress(emailAddress).toSorted(this.#rules.orders[orderBy]);
    const view = among.filter(this.#rules.matcher(query, now));
    const oldest = this.#views.keys().next();
    if (this.#views.size >= maxViews && !oldest.done) this.#views.delete(oldest.value);
    this.#views.set(key, view);
    return view;
  }

  /** What the clock has expired decides statuses too, so it is part of what a kept list is valid for. */
  #stamp(now: number): string {
    const { expiring } = this.#rules;
    if (expiring === undefined) return String(this.#version);
    const inOrder = this.#indexes[expiring.order].ascending();
    return `${this.#version}/${lowerBound(inOrder, (record) => expiring.at(record) <= now)}`;
  }

  #register(record: R): void {
    this.#byId.set(record.id, record);
    const others = this.#byAddress.get(record.emailAddress);
    if (others) others.push(record);
    else this.#byAddress.set(record.emailAddress, [record]);
  }
}
