/** All invitations of one instance, findable by id and address and listable in each order without sorting. */
import type { ClerkStatus } from '../../preload/invitation.ts';
import { type InvitationRecord, statusAt } from './invitation-record.ts';
import type { ListQuery, OrderField } from './list-query.ts';
import { lowerBound, SortedIndex } from './sorted-index.ts';

type Compare = (a: InvitationRecord, b: InvitationRecord) => number;

/** Databases put null last in ascending order. */
const expiry = (record: InvitationRecord) => record.expiresAt ?? Number.MAX_SAFE_INTEGER;

const orders: Record<OrderField, Compare> = {
  created_at: (a, b) => a.createdAt - b.createdAt || a.sequence - b.sequence,
  email_address: (a, b) =>
    a.emailAddress < b.emailAddress ? -1 : a.emailAddress > b.emailAddress ? 1 : a.sequence - b.sequence,
  expires_at: (a, b) => expiry(a) - expiry(b) || a.sequence - b.sequence,
};

/** As many different lists as clients usually walk through at the same time. */
const maxViews = 16;

export class InvitationStore {
  readonly #byId = new Map<string, InvitationRecord>();
  readonly #byAddress = new Map<string, InvitationRecord[]>();
  readonly #indexes: Record<OrderField, SortedIndex<InvitationRecord>> = {
    created_at: new SortedIndex(orders.created_at),
    email_address: new SortedIndex(orders.email_address),
    expires_at: new SortedIndex(orders.expires_at),
  };
  /** Lists computed since the last change, keyed by filter and order. */
  readonly #views = new Map<string, readonly InvitationRecord[]>();
  #viewsStamp = '';
  #version = 0;

  get size(): number {
    return this.#byId.size;
  }

  /** Replaces everything. */
  fill(records: readonly InvitationRecord[]): void {
    this.#byId.clear();
    this.#byAddress.clear();
    for (const record of records) this.#register(record);
    for (const index of Object.values(this.#indexes)) index.fill(records);
    this.#version += 1;
  }

  add(record: InvitationRecord): void {
    this.#register(record);
    for (const index of Object.values(this.#indexes)) index.add(record);
    this.#version += 1;
  }

  /** Changes what no order depends on. */
  update(record: InvitationRecord, change: Partial<Pick<InvitationRecord, 'outcome' | 'updatedAt'>>): void {
    Object.assign(record, change);
    this.#version += 1;
  }

  delete(record: InvitationRecord): void {
    this.#byId.delete(record.id);
    const others = this.atAddress(record.emailAddress).filter((other) => other !== record);
    this.#byAddress.set(record.emailAddress, others);
    for (const index of Object.values(this.#indexes)) index.delete(record);
    this.#version += 1;
  }

  get(id: string): InvitationRecord | undefined {
    return this.#byId.get(id);
  }

  atAddress(emailAddress: string): readonly InvitationRecord[] {
    return this.#byAddress.get(emailAddress) ?? [];
  }

  pendingAt(emailAddress: string, now: number): boolean {
    return this.atAddress(emailAddress).some((record) => statusAt(record, now) === 'pending');
  }

  /** In order of creation. */
  all(): readonly InvitationRecord[] {
    return this.#indexes.created_at.ascending();
  }

  counts(now: number): Record<ClerkStatus, number> {
    const counts = { pending: 0, accepted: 0, expired: 0, revoked: 0 };
    for (const record of this.#byId.values()) counts[statusAt(record, now)] += 1;
    return counts;
  }

  /** One page, and how many match in all. */
  list(query: ListQuery, now: number): { page: InvitationRecord[]; totalCount: number } {
    const matching = this.#view(query, now);
    const page: InvitationRecord[] = [];
    const last = matching.length - 1;
    const end = Math.min(query.offset + query.limit, matching.length);
    for (let i = query.offset; i < end; i += 1) {
      const record = matching[query.descending ? last - i : i];
      if (record) page.push(record);
    }
    return { page, totalCount: matching.length };
  }

  #view(query: ListQuery, now: number): readonly InvitationRecord[] {
    // What the clock has expired decides statuses too, so it is part of what a kept list is valid for.
    const expired = lowerBound(this.#indexes.expires_at.ascending(), (record) => expiry(record) <= now);
    const stamp = `${this.#version}/${expired}`;
    if (stamp !== this.#viewsStamp) this.#views.clear();
    this.#viewsStamp = stamp;
    const key = JSON.stringify([query.status, query.query, query.emailAddress, query.orderBy]);
    const known = this.#views.get(key);
    if (known) return known;
    const { emailAddress } = query;
    const all = this.#indexes[query.orderBy].ascending();
    const among = emailAddress === null ? all : this.atAddress(emailAddress).toSorted(orders[query.orderBy]);
    const view = among.filter(matcher(query, now));
    const oldest = this.#views.keys().next();
    if (this.#views.size >= maxViews && !oldest.done) this.#views.delete(oldest.value);
    this.#views.set(key, view);
    return view;
  }

  #register(record: InvitationRecord): void {
    this.#byId.set(record.id, record);
    const others = this.#byAddress.get(record.emailAddress);
    if (others) others.push(record);
    else this.#byAddress.set(record.emailAddress, [record]);
  }
}

/** Without a status: all but the revoked. `query` finds a part of the address, or the whole id. */
function matcher({ status, query }: ListQuery, now: number): (record: InvitationRecord) => boolean {
  const hasStatus = (record: InvitationRecord) =>
    status === null ? record.outcome !== 'revoked' : statusAt(record, now) === status;
  if (query === null) return hasStatus;
  const part = query.toLowerCase();
  return (record) => hasStatus(record) && (record.emailAddress.includes(part) || record.id === query);
}
