/**
 * The compact index of an account's invitations: one slot for each, one column for each field that lists are
 * filtered and sorted by. 100,000 rows as objects would take several times the memory and the time to scan.
 */
import { type Odd, type Status, statuses } from '../../../preload/invitation.ts';
import { mailboxKey } from '../mailbox.ts';
import type { Head } from './head.ts';

const flag = { link: 1, metadata: 2, pendingAtClerk: 4, waiting: 8 } as const;

function grown<T extends Float64Array | Uint8Array>(
  column: T,
  make: (length: number) => T,
  length: number,
): T {
  const next = make(length);
  next.set(column);
  return next;
}

export class Columns {
  readonly #slots = new Map<string, number>();
  readonly #ids: string[] = [];
  readonly #emails: string[] = [];
  readonly #lowered: string[] = [];
  /** By slot, where it is not the address in lower case: of few. */
  readonly #mailboxes = new Map<number, string>();
  readonly #free: number[] = [];
  #created = new Float64Array(64);
  #updated = new Float64Array(64);
  /** Infinity: never. */
  #expires = new Float64Array(64);
  #status = new Uint8Array(64);
  #flags = new Uint8Array(64);
  /** By slot; few have one. */
  readonly #odd = new Map<number, Odd>();
  /** By slot; only a list of organizations has any. */
  readonly #organizations = new Map<number, string>();
  readonly #counts = new Uint32Array(statuses.length);
  #atClerk = 0;

  /** How many invitations there are. */
  get size(): number {
    return this.#slots.size;
  }

  /** How many slots there are, empty ones too. */
  get length(): number {
    return this.#ids.length;
  }

  /** Every invitation of exactly this address, given by `mailboxKey`. */
  ofAddress(mailbox: string): Head[] {
    return this.slotsOf(mailbox).map((slot) => this.head(slot));
  }

  /** The same as slots. A pass over the addresses: a millisecond for 100,000, where an index would be megabytes. */
  slotsOf(mailbox: string): number[] {
    const slots: number[] = [];
    for (let slot = 0; slot < this.#lowered.length; slot += 1) {
      if (this.#lowered[slot] === mailbox && !this.#mailboxes.has(slot)) slots.push(slot);
    }
    for (const [slot, key] of this.#mailboxes) if (key === mailbox) slots.push(slot);
    return slots;
  }

  /** How many Clerk called pending when they were last seen. */
  get pendingAtClerk(): number {
    return this.#atClerk;
  }

  /** How many could not be read whole. */
  get unreadable(): number {
    let count = 0;
    for (const { field } of this.#odd.values()) if (field !== null) count += 1;
    return count;
  }

  count(status: Status): number {
    return this.#counts[statuses.indexOf(status)] ?? 0;
  }

  /** How many Clerk lists under a status: also those of them that could not be read whole. */
  countAtClerk(status: Status): number {
    let count = this.count(status);
    for (const { word } of this.#odd.values()) if (word === status) count += 1;
    return count;
  }

  /** Of a status that few have. */
  idsOf(status: Status): string[] {
    const number = statuses.indexOf(status);
    const ids: string[] = [];
    for (let slot = 0; slot < this.length; slot += 1) {
      if (this.#status[slot] === number && this.has(slot)) ids.push(this.id(slot));
    }
    return ids;
  }

  slotOf(id: string): number | undefined {
    return this.#slots.get(id);
  }

  ids(): IterableIterator<string> {
    return this.#slots.keys();
  }

  has(slot: number): boolean {
    return this.#ids[slot] !== undefined && this.#ids[slot] !== '';
  }

  head(slot: number): Head {
    const flags = this.#flags[slot] ?? 0;
    const expires = this.#expires[slot] ?? Number.POSITIVE_INFINITY;
    const odd = this.#odd.get(slot);
    const organizationId = this.organization(slot);
    return {
      id: this.id(slot),
      emailAddress: this.#emails[slot] ?? '',
      status: this.status(slot),
      createdAt: this.created(slot),
      updatedAt: this.updated(slot),
      expiresAt: expires === Number.POSITIVE_INFINITY ? null : expires,
      hasLink: (flags & flag.link) !== 0,
      hasMetadata: (flags & flag.metadata) !== 0,
      pendingAtClerk: (flags & flag.pendingAtClerk) !== 0,
      ...(odd && { odd }),
      ...(organizationId !== undefined && { organizationId }),
      ...((flags & flag.waiting) !== 0 && { waiting: true }),
    };
  }

  get hasOrganizations(): boolean {
    return this.#organizations.size > 0;
  }

  /** Undefined: to the application. */
  organization(slot: number): string | undefined {
    return this.#organizations.get(slot);
  }

  id(slot: number): string {
    return this.#ids[slot] ?? '';
  }

  /** Lower case, for searching and sorting. */
  lowered(slot: number): string {
    return this.#lowered[slot] ?? '';
  }

  /** For comparing: see `mailboxKey`. */
  mailbox(slot: number): string {
    return this.#mailboxes.get(slot) ?? this.lowered(slot);
  }

  created(slot: number): number {
    return this.#created[slot] ?? 0;
  }

  updated(slot: number): number {
    return this.#updated[slot] ?? 0;
  }

  /** Infinity when it never expires. */
  expires(slot: number): number {
    return this.#expires[slot] ?? Number.POSITIVE_INFINITY;
  }

  statusNumber(slot: number): number {
    return this.#status[slot] ?? 0;
  }

  status(slot: number): Status {
    return statuses[this.statusNumber(slot)] ?? 'pending';
  }

  hasMetadata(slot: number): boolean {
    return ((this.#flags[slot] ?? 0) & flag.metadata) !== 0;
  }

  isPendingAtClerk(slot: number): boolean {
    return ((this.#flags[slot] ?? 0) & flag.pendingAtClerk) !== 0;
  }

  /** The slot that the head went to: its old one, or a free one. */
  put(head: Head): number {
    const known = this.#slots.get(head.id);
    const slot = known ?? this.#free.pop() ?? this.#ids.length;
    if (known !== undefined) this.#uncount(slot);
    this.fill(slot, head);
    return slot;
  }

  /** Fills an empty slot; for loading. */
  fill(slot: number, head: Head): void {
    this.#reserve(slot + 1);
    while (this.#ids.length < slot) this.#addEmpty();
    const lowered = head.emailAddress.toLowerCase();
    this.#slots.set(head.id, slot);
    this.#ids[slot] = head.id;
    this.#emails[slot] = head.emailAddress;
    this.#lowered[slot] = lowered === head.emailAddress ? head.emailAddress : lowered;
    const mailbox = mailboxKey(lowered);
    if (mailbox === lowered) this.#mailboxes.delete(slot);
    else this.#mailboxes.set(slot, mailbox);
    this.#created[slot] = head.createdAt;
    this.#updated[slot] = head.updatedAt;
    this.#expires[slot] = head.expiresAt ?? Number.POSITIVE_INFINITY;
    this.#status[slot] = statuses.indexOf(head.status);
    this.#flags[slot] =
      (head.hasLink ? flag.link : 0) |
      (head.hasMetadata ? flag.metadata : 0) |
      (head.pendingAtClerk ? flag.pendingAtClerk : 0) |
      (head.waiting ? flag.waiting : 0);
    if (head.odd) this.#odd.set(slot, head.odd);
    else this.#odd.delete(slot);
    if (head.organizationId === undefined) this.#organizations.delete(slot);
    else this.#organizations.set(slot, head.organizationId);
    this.#count(slot, 1);
  }

  /** Its time is over; whether Clerk says so too is another matter. */
  setExpired(slot: number): void {
    this.#uncount(slot);
    this.#status[slot] = statuses.indexOf('expired');
    this.#count(slot, 1);
  }

  remove(id: string): number | undefined {
    const slot = this.#slots.get(id);
    if (slot === undefined) return undefined;
    this.#uncount(slot);
    this.#slots.delete(id);
    this.#ids[slot] = '';
    this.#emails[slot] = '';
    this.#lowered[slot] = '';
    this.#mailboxes.delete(slot);
    this.#flags[slot] = 0;
    this.#odd.delete(slot);
    this.#organizations.delete(slot);
    this.#free.push(slot);
    return slot;
  }

  /** Marks the slots that loading left empty as free; once, after the last `fill`. */
  endLoading(): void {
    for (let slot = 0; slot < this.#ids.length; slot += 1) {
      if (!this.has(slot)) this.#free.push(slot);
    }
  }

  #uncount(slot: number): void {
    this.#count(slot, -1);
  }

  #count(slot: number, by: 1 | -1): void {
    const status = this.statusNumber(slot);
    this.#counts[status] = (this.#counts[status] ?? 0) + by;
    if (this.isPendingAtClerk(slot)) this.#atClerk += by;
  }

  #addEmpty(): void {
    this.#ids.push('');
    this.#emails.push('');
    this.#lowered.push('');
  }

  #reserve(length: number): void {
    if (length <= this.#created.length) return;
    const next = Math.max(length, Math.ceil(this.#created.length * 1.5));
    this.#created = grown(this.#created, (n) => new Float64Array(n), next);
    this.#updated = grown(this.#updated, (n) => new Float64Array(n), next);
    this.#expires = grown(this.#expires, (n) => new Float64Array(n), next);
    this.#status = grown(this.#status, (n) => new Uint8Array(n), next);
    this.#flags = grown(this.#flags, (n) => new Uint8Array(n), next);
  }
}
