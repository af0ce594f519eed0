/** The offline copy of one account's invitations: the index in memory, everything sealed on disk. */
import type { Found } from '../../../preload/find.ts';
import {
  type AddressesAnswer,
  type AddressesRequest,
  type Counts,
  type Invitation,
  type InvitationWindow,
  type Status,
  statuses,
  type Waiting,
  type WindowRequest,
} from '../../../preload/invitation.ts';
import type { CopyStore } from '../../storage/copy-store.ts';
import type { Row } from '../audiences/row.ts';
import { keptStatistics } from '../statistics.ts';
import { Columns } from './columns.ts';
import { bodyOf, CopyDisk } from './disk.ts';
import { type Head, headOf } from './head.ts';
import { unpackHead } from './head-codec.ts';
import type { KeptMembership } from './membership.ts';
import { MetadataSearch } from './metadata-search.ts';
import { isOutdated } from './outdated.ts';
import { KeptReplaced } from './replaced.ts';
import { Rows } from './rows.ts';
import { Views } from './views.ts';

/** What became of one invitation by Clerk's own account. `from` null: it was not known. */
export interface Transition {
  id: string;
  emailAddress: string;
  from: Status | null;
  to: Status;
  /** Unset: of the application. */
  organizationId?: string;
}

/** So many blocks of heads are read before other work gets its turn. */
const blocksPerTurn = 25;

export class InvitationCopy {
  readonly columns = new Columns();
  readonly #disk: CopyDisk;
  readonly #metadata = new MetadataSearch(this.columns, (slot) => this.#disk.body(slot)[0]);
  readonly #views = new Views(this.columns, (search) => this.#metadata.matcher(search));
  /** Moves on with every change. */
  #revision = 0;
  /** What an organization is called, where its invitations do not tell: Clerk's answer to a create does not. */
  nameOrganization: (organizationId: string) => string | null = () => null;
  readonly #replaced = new KeptReplaced(this.columns);
  readonly statistics = keptStatistics(
    this.columns,
    () => this.#revision,
    () => this.#replaced.get(),
  );
  readonly #rows = new Rows({
    columns: this.columns,
    body: (slot) => this.#disk.body(slot),
    replacedBy: (slot) => this.#replaced.get().get(slot),
    nameOrganization: (organizationId) => this.nameOrganization(organizationId),
  });

  private constructor(store: CopyStore, onTrouble: (error: unknown) => void) {
    this.#disk = new CopyDisk(store, this.columns, onTrouble);
  }

  /** Reads the index in turns, so that nothing else waits long. Rejects with `SealBrokenError` or SQLite's error. */
  static async load(store: CopyStore, onTrouble: (error: unknown) => void): Promise<InvitationCopy> {
    const copy = new InvitationCopy(store, onTrouble);
    let blocks = 0;
    for (const { firstSlot, heads } of store.heads()) {
      heads.forEach((packed, index) => {
        const head = unpackHead(packed);
        if (head !== null) copy.columns.fill(firstSlot + index, head);
      });
      blocks += 1;
      if (blocks % blocksPerTurn === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    copy.columns.endLoading();
    return copy;
  }

  get size(): number {
    return this.columns.size;
  }

  /** Stores newer facts from Clerk; `now` is Clerk's time. Returns what changed status or is new. */
  apply(facts: readonly Row[], now: number): Transition[] {
    const invitations = facts.filter((invitation) => !isOutdated(invitation, this.head(invitation.id), now));
    const known = this.#slotsOf(invitations.map(({ id }) => id));
    this.#views.changing(known, invitations.length);
    const transitions: Transition[] = [];
    const slots: number[] = [];
    const bodies = new Map<number, unknown>();
    for (const invitation of new Map(invitations.map((each) => [each.id, each])).values()) {
      const before = this.columns.slotOf(invitation.id);
      const from = before === undefined ? null : this.#statusAtClerk(before);
      const head = headOf(invitation, now);
      const slot = this.columns.put(head);
      if (from !== invitation.status && invitation.unread === undefined)
        transitions.push({
          id: head.id,
          emailAddress: head.emailAddress,
          from,
          to: invitation.status,
          ...(head.organizationId !== undefined && { organizationId: head.organizationId }),
        });
      slots.push(slot);
      bodies.set(slot, bodyOf(invitation));
    }
    this.#views.changed(slots, invitations.length);
    this.#write(slots, bodies);
    return transitions;
  }

  /**
   * Shows pending ones whose time is over as expired; `now` is Clerk's time. That nobody accepted them in the last
   * moment only Clerk knows: see expiry.ts. Returns whether any did.
   */
  expire(now: number): boolean {
    const pending = statuses.indexOf('pending');
    const slots: number[] = [];
    for (let slot = 0; slot < this.columns.length; slot += 1) {
      const over = this.columns.statusNumber(slot) === pending && this.columns.expires(slot) <= now;
      if (over && this.columns.has(slot)) slots.push(slot);
    }
    if (slots.length === 0) return false;
    for (const slot of slots) this.columns.setExpired(slot);
    this.#views.forgetLists();
    this.#write(slots, new Map());
    return true;
  }

  /** Each once, however often it is named: a sorted view forgets one row for every slot that it is told of. */
  #slotsOf(ids: readonly string[]): number[] {
    return [...new Set(ids.flatMap((id) => this.columns.slotOf(id) ?? []))];
  }

  /** Forgets invitations that Clerk does not have any more. */
  remove(ids: readonly string[]): void {
    const known = this.#slotsOf(ids);
    if (known.length === 0) return;
    this.#views.changing(known, known.length);
    for (const id of ids) this.columns.remove(id);
    this.#write(known, new Map(known.map((slot) => [slot, null])));
  }

  /**
   * Reads what a search looks through, so that `window`, `addresses` and `find` know it; what they answer before that
   * lacks whom only metadata leads to.
   */
  async prepareSearch(search: string): Promise<void> {
    if (await this.#metadata.prepare(search.trim().toLowerCase())) this.#views.forgetLists();
  }

  /** Nobody searches any more. */
  endSearch(): void {
    this.#metadata.forget();
  }

  window(request: Omit<WindowRequest, 'accountId'>): InvitationWindow {
    const slots = this.#views.slots(request.status, request.search, request.order);
    const rows = slots.subarray(request.offset, request.offset + request.limit);
    return {
      rows: Array.from(rows, (slot) => this.#rows.found(slot, request.search)),
      total: slots.length,
      counts: this.counts(),
    };
  }

  /** Who matches, without the rest, which lies on disk. */
  addresses(request: Omit<AddressesRequest, 'accountId'>): AddressesAnswer['rows'] {
    const slots = this.#views.slots(request.status, request.search, request.order);
    const wanted = slots.subarray(request.offset, request.offset + request.limit);
    return Array.from(wanted, (slot) => {
      const { id, emailAddress } = this.columns.head(slot);
      return { id, emailAddress };
    });
  }

  /** Who matches, in all lists at once. */
  find(search: string, limit: number): Found['lists'] {
    return this.#views.find(search, limit).map(({ status, total, slots }) => {
      return { status, total, rows: slots.map((slot) => this.#rows.found(slot, search)) };
    });
  }

  counts(): Counts {
    const counts = Object.fromEntries(statuses.map((each) => [each, this.columns.count(each)])) as Counts;
    return { ...counts, revoked: counts.revoked - this.#replaced.get().size };
  }

  /** As a list shows it; null when there is none of this id. */
  row(id: string): Invitation | null {
    const slot = this.columns.slotOf(id);
    return slot === undefined ? null : this.#rows.row(slot);
  }

  head(id: string): Head | null {
    const slot = this.columns.slotOf(id);
    return slot === undefined ? null : this.columns.head(slot);
  }

  /** Slots of all invitations, oldest first. */
  byCreation(): Uint32Array {
    return this.#views.byCreation();
  }

  metadata(id: string): Record<string, unknown> {
    const slot = this.columns.slotOf(id);
    return slot === undefined ? {} : this.#disk.body(slot)[0];
  }

  /** Null: it is for the application, or nobody knows it. */
  membership(id: string): KeptMembership | null {
    const slot = this.columns.slotOf(id);
    if (slot === undefined || this.columns.organization(slot) === undefined) return null;
    return this.#disk.body(slot)[2] ?? null;
  }

  /** Of an entry of the waitlist; null: it is none, or nobody knows it. */
  waiting(id: string): Waiting | null {
    const slot = this.columns.slotOf(id);
    if (slot === undefined || this.columns.head(slot).waiting !== true) return null;
    return this.#disk.body(slot)[3] ?? null;
  }

  /** As one of its invitations tells it. */
  organizationName(organizationId: string): string | null {
    const { columns } = this;
    if (!columns.hasOrganizations) return null;
    for (let slot = columns.length - 1; slot >= 0; slot -= 1) {
      if (columns.organization(slot) !== organizationId) continue;
      const name = this.membership(columns.id(slot))?.organizationName ?? null;
      if (name !== null) return name;
    }
    return null;
  }

  /** The sign-up link: a secret. */
  link(id: string): string | null {
    const slot = this.columns.slotOf(id);
    return slot === undefined || this.columns.status(slot) !== 'pending' ? null : this.#disk.body(slot)[1];
  }

  /** Whether the disk has everything. Tries once more to bring there what it refused. */
  save(): boolean {
    return this.#disk.save();
  }

  fact(name: string): unknown {
    return this.#disk.fact(name);
  }

  setFact(name: string, value: unknown): void {
    this.#disk.setFact(name, value);
  }

  /** Around many changes in a row: see `CopyStore.setWritingMany`. */
  setWritingMany(many: boolean): void {
    this.#disk.setWritingMany(many);
  }

  /** Gives back what reading and writing needed. */
  shrink(): void {
    this.#disk.shrink();
  }

  /** Goes on with an empty store, and writes the index to it. Metadata and links are gone until they are read again. */
  moveTo(store: CopyStore): void {
    this.#disk.moveTo(store);
  }

  /** Leaves nothing of what was removed on disk. Throws SQLite's error. */
  purge(): void {
    this.#disk.purge();
  }

  close(): void {
    this.#metadata.close();
    this.#disk.close();
  }

  #statusAtClerk(slot: number): Status {
    return this.columns.isPendingAtClerk(slot) ? 'pending' : this.columns.status(slot);
  }

  #write(slots: readonly number[], bodies: ReadonlyMap<number, unknown>): void {
    this.#revision += 1;
    this.#metadata.changed([...bodies.keys()]);
    this.#replaced.changed(slots);
    this.#disk.write(slots, bodies);
  }
}
