/**
 * What was done about each address of an account. Written behind the queue and never in its way: the queue holds what
 * is still to be done, and a history that cannot be written costs nobody an invitation.
 */
import * as z from 'zod/mini';
import type { HistoryEntry, SentWith } from '../../../preload/history.ts';
import { errorName } from '../../fault-facts.ts';
import type { Clock, Log } from '../../ports.ts';
import { storageTrouble } from '../../storage/damage.ts';
import type { HistoryStore } from '../../storage/history-store.ts';
import { mailboxKey } from '../mailbox.ts';
import { addressOf, type OutboxItem } from '../outbox/item.ts';
import { type StoredEntry, storedEntrySchema, withEntry, withinBytes } from './entry.ts';
import { entryBetween } from './steps.ts';

export interface HistoryPorts {
  /** Opened when there is something to write or to read. Throws SQLite's error. */
  open(): HistoryStore;
  clock: Clock;
  log: Log;
  /** What Clerk's clock is ahead of ours, in milliseconds; unset: nothing. */
  skewMs?(): number;
}

/** Changes that come close together are written together, milliseconds. */
const writtenAfterMs = 200;
/** Addresses in one write: an import of thousands must not hold up the person who queued it. */
const perWrite = 250;

const entriesSchema = z.array(storedEntrySchema);

export class History {
  readonly #ports: HistoryPorts;
  readonly #unwritten = new Map<string, StoredEntry[]>();
  #store: HistoryStore | null = null;
  #callOff: (() => void) | null = null;
  #complained = false;

  constructor(ports: HistoryPorts) {
    this.#ports = ports;
  }

  /** An item was added (`before` undefined) or has changed. Never throws. */
  note(before: OutboxItem | undefined, after: OutboxItem): void {
    const entry = entryBetween(before, after, this.#ports.skewMs?.() ?? 0);
    if (entry === null) return;
    const address = addressOf(after);
    const entries = this.#unwritten.get(address);
    if (entries) entries.push(entry);
    else this.#unwritten.set(address, [entry]);
    this.#writeSoon();
  }

  /** Of an address in any form; newest first. Never throws: what cannot be read is told in the log. */
  of(address: string): HistoryEntry[] {
    return this.#all(address)
      .map(({ itemId: _, sentWith: __, ...entry }) => entry)
      .reverse();
  }

  /** With what this invitation was created; null when that is not known. */
  sentWith(address: string, invitationId: string): SentWith | null {
    const created = this.#all(address).findLast(
      (entry) => entry.sentWith !== undefined && entry.invitationId === invitationId,
    );
    return created?.sentWith ?? null;
  }

  /** Nothing of it is left, but for {@link purge}. Throws SQLite's error. */
  forget(address: string): void {
    const mailbox = mailboxKey(address);
    this.#unwritten.delete(mailbox);
    this.#store ??= this.#ports.open();
    this.#store.delete(mailbox);
  }

  /** Throws SQLite's error. */
  purge(): void {
    this.#store ??= this.#ports.open();
    this.#store.purge();
  }

  close(): void {
    this.#callOff?.();
    while (this.#unwritten.size > 0) this.#write();
    this.#store?.close();
    this.#store = null;
  }

  #all(address: string): StoredEntry[] {
    const mailbox = mailboxKey(address);
    return (this.#unwritten.get(mailbox) ?? []).reduce(withEntry, this.#read(mailbox));
  }

  #read(address: string): StoredEntry[] {
    try {
      this.#store ??= this.#ports.open();
      const parsed = entriesSchema.safeParse(this.#store.get(address) ?? []);
      if (parsed.success) return parsed.data;
      throw new SyntaxError('A stored history is not readable.');
    } catch (error) {
      this.#complain('history.unreadable', error);
      return [];
    }
  }

  #writeSoon(): void {
    this.#callOff ??= this.#ports.clock.after(writtenAfterMs, () => {
      this.#callOff = null;
      this.#write();
      if (this.#unwritten.size > 0) this.#writeSoon();
    });
  }

  #write(): void {
    const addresses = [...this.#unwritten.keys()].slice(0, perWrite);
    try {
      this.#store ??= this.#ports.open();
      this.#store.put(
        addresses.map((address) => {
          return { address, value: withinBytes(this.#all(address)) };
        }),
      );
      this.#complained = false;
    } catch (error) {
      this.#complain('history.not-written', error);
    }
    // Not kept for a disk that may stay full: memory is for the queue.
    for (const address of addresses) this.#unwritten.delete(address);
  }

  #complain(what: string, error: unknown): void {
    if (this.#complained) return;
    this.#complained = true;
    this.#ports.log.warn(what, { trouble: storageTrouble(error), error: errorName(error) });
  }
}
