/** The disk behind the copy: what it refuses stays in memory, and is brought there with the next change. */
import * as z from 'zod/mini';
import { waitingSchema } from '../../../preload/invitation.ts';
import type { CopyStore } from '../../storage/copy-store.ts';
import type { Row } from '../audiences/row.ts';
import type { Columns } from './columns.ts';
import { packHead } from './head-codec.ts';
import { keptMembershipSchema, membershipOf } from './membership.ts';

/** What is kept of an invitation on disk alone: metadata, link, membership, place on the waitlist. */
const bodySchema = z.tuple([
  z.record(z.string(), z.unknown()),
  z.nullable(z.string()),
  z.optional(z.nullable(keptMembershipSchema)),
  z.optional(waitingSchema),
]);
export type Body = z.infer<typeof bodySchema>;

export function bodyOf(invitation: Row): Body {
  const membership = membershipOf(invitation);
  const { publicMetadata, url, waiting } = invitation;
  if (waiting !== undefined) return [publicMetadata, url, null, waiting];
  return membership === null ? [publicMetadata, url] : [publicMetadata, url, membership];
}

export class CopyDisk {
  #store: CopyStore;
  readonly #columns: Columns;
  /** Called when the disk refused or is damaged; the copy goes on in memory. */
  readonly #onTrouble: (error: unknown) => void;
  /** What the disk refused to take, until it does. */
  readonly #unsavedSlots = new Set<number>();
  readonly #unsavedBodies = new Map<number, unknown>();
  /** The disk did not take the newest change. */
  #refused = false;

  constructor(store: CopyStore, columns: Columns, onTrouble: (error: unknown) => void) {
    this.#store = store;
    this.#columns = columns;
    this.#onTrouble = onTrouble;
  }

  /** Empty where it cannot be read. */
  body(slot: number): Body {
    try {
      const stored = this.#unsavedBodies.get(slot) ?? this.#store.body(slot);
      const parsed = bodySchema.safeParse(stored);
      if (!parsed.success) throw new SyntaxError('A stored invitation is not readable.');
      return parsed.data;
    } catch (error) {
      this.#onTrouble(error);
      return [{}, null];
    }
  }

  /** What changed in these slots, with the bodies that did. */
  write(slots: readonly number[], bodies: ReadonlyMap<number, unknown>): void {
    for (const slot of slots) this.#unsavedSlots.add(slot);
    for (const [slot, body] of bodies) this.#unsavedBodies.set(slot, body);
    this.#writeUnsaved();
  }

  /** Whether the disk has everything. Tries once more to bring there what it refused. */
  save(): boolean {
    if (this.#unsavedSlots.size > 0) this.#writeUnsaved();
    return !this.#refused && this.#unsavedSlots.size === 0;
  }

  fact(name: string): unknown {
    return this.#store.fact(name);
  }

  setFact(name: string, value: unknown): void {
    this.#guard(() => this.#store.setFact(name, value));
  }

  setWritingMany(many: boolean): void {
    this.#guard(() => this.#store.setWritingMany(many));
  }

  shrink(): void {
    this.#guard(() => this.#store.shrink());
  }

  /** Goes on with an empty store, and writes the index to it. Bodies are gone until they are read again. */
  moveTo(store: CopyStore): void {
    this.#store.close();
    this.#store = store;
    for (let slot = 0; slot < this.#columns.length; slot += 1) {
      if (!this.#columns.has(slot)) continue;
      this.#unsavedSlots.add(slot);
      if (!this.#unsavedBodies.has(slot)) this.#unsavedBodies.set(slot, [{}, null]);
    }
    this.#writeUnsaved();
  }

  /** Throws SQLite's error. */
  purge(): void {
    if (!this.save()) throw new Error('The disk has not taken everything yet.');
    this.#store.purge();
  }

  close(): void {
    this.#store.close();
  }

  #writeUnsaved(): void {
    const packed = (slot: number) => (this.#columns.has(slot) ? packHead(this.#columns.head(slot)) : null);
    this.#guard(() => {
      this.#store.write(this.#unsavedSlots, packed, this.#unsavedBodies);
      this.#unsavedSlots.clear();
      this.#unsavedBodies.clear();
    });
  }

  #guard(work: () => void): void {
    try {
      work();
      this.#refused = false;
    } catch (error) {
      this.#refused = true;
      this.#onTrouble(error);
    }
  }
}
