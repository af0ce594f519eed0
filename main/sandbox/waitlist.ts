/** The waitlist of one instance, and the rules of the operations on its entries. */
import type { AudienceHost } from './audience-host.ts';
import * as refusals from './audience-refusals.ts';
import { emailAddress, flag, isObject, refuseUnknown } from './body-fields.ts';
import { bulkSizeExceeded, type ErrorEntry, Refusal, refuse } from './clerk-errors.ts';
import type { InvitationRecord } from './invitation-record.ts';
import type { Random } from './random.ts';
import { byAddress, byCreation, RecordStore } from './record-store.ts';
import { parseWaitlistQuery, type WaitlistOrder, type WaitlistQuery } from './waitlist-query.ts';
import { type WaitlistRecord, type WaitlistStatus, waitlistJson } from './waitlist-record.ts';

const maxBulk = 50;
const bulkFields = new Set(['email_address', 'notify']);

interface NewEntry {
  emailAddress: string;
  notify: boolean;
}

/** Makes the invitation of an entry, under the rules of a create. */
export type InviteEntry = (entry: WaitlistRecord, ignoreExisting: boolean) => InvitationRecord;

export class Waitlist {
  /** False: as an instance that people can sign up to at once. */
  enabled = false;
  readonly entries = new RecordStore<WaitlistRecord, WaitlistOrder, WaitlistQuery>({
    orders: {
      created_at: byCreation,
      email_address: byAddress,
      invited_at: (a, b) => invitedAt(a) - invitedAt(b) || a.sequence - b.sequence,
    },
    matcher,
  });
  readonly #host: AudienceHost;
  readonly #invite: InviteEntry;
  readonly #ids: Random;
  #sequence = 0;

  constructor(host: AudienceHost, invite: InviteEntry) {
    this.#host = host;
    this.#invite = invite;
    this.#ids = host.random('waitlist ids');
  }

  /** `GET /waitlist_entries`; an instance without a waitlist has an empty one. */
  list(params: URLSearchParams) {
    const query = parseWaitlistQuery(params);
    if (!this.enabled) return { data: [], total_count: 0 };
    const { page, totalCount } = this.entries.list(query, this.#host.now());
    return { data: page.map((entry) => this.json(entry)), total_count: totalCount };
  }

  /** `POST /waitlist_entries`: an entry that is there comes back as it is. */
  create(body: unknown) {
    const [created] = this.#addAll([body], null);
    return created;
  }

  /** `POST /waitlist_entries/bulk`: all of them or none, and a bare array for an answer. */
  createBulk(body: unknown) {
    if (!Array.isArray(body) || body.length === 0) throw refuse('request_body_invalid');
    if (body.length > maxBulk) throw bulkSizeExceeded(maxBulk);
    return this.#addAll(body, bulkFields);
  }

  /** `POST /waitlist_entries/{id}/invite`. `body` is undefined when there was none. */
  invite(id: string, body: unknown) {
    const entry = this.#demand(id);
    const errors: ErrorEntry[] = [];
    if (body !== undefined && !isObject(body)) throw refuse('request_body_invalid');
    const ignoreExisting = flag(body ?? {}, 'ignore_existing', false, errors);
    if (errors.length > 0) throw new Refusal(422, errors);
    const invitation = this.#invite(entry, ignoreExisting);
    const now = this.#host.now();
    this.entries.reorder(entry, { status: 'invited', invitation, invitedAt: now, updatedAt: now });
    return this.json(entry);
  }

  /** `POST /waitlist_entries/{id}/reject`: one that was not invited. */
  reject(id: string) {
    const entry = this.#demand(id);
    if (entry.status === 'invited' || entry.status === 'completed') throw refuse('bad_request');
    this.entries.update(entry, { status: 'rejected', updatedAt: this.#host.now() });
    return this.json(entry);
  }

  /** `DELETE /waitlist_entries/{id}`: a pending one. */
  delete(id: string) {
    const entry = this.#demand(id);
    if (entry.status !== 'pending') throw refuse('bad_request');
    this.entries.delete(entry);
    return { object: 'waitlist_entry', id, deleted: true };
  }

  /** A person who signs up is on the list no longer. */
  signedUp(address: string): void {
    for (const entry of this.entries.atAddress(address)) {
      this.entries.update(entry, { status: 'completed', updatedAt: this.#host.now() });
    }
  }

  counts(): Record<WaitlistStatus, number> {
    const counts = { pending: 0, invited: 0, completed: 0, rejected: 0 };
    for (const { status } of this.entries.all()) counts[status] += 1;
    return counts;
  }

  json(entry: WaitlistRecord) {
    return waitlistJson(entry, this.#host.now(), this.#host.issuer());
  }

  newId(): string {
    return `wle_3${this.#ids.base62(26)}`;
  }

  fill(entries: readonly WaitlistRecord[]): void {
    this.entries.fill(entries);
    this.#sequence = entries.length;
  }

  /** `known`: the fields that a body may have; null: any. */
  #addAll(bodies: readonly unknown[], known: ReadonlySet<string> | null) {
    const errors: ErrorEntry[] = [];
    const drafts = bodies.map((body): NewEntry => {
      if (!isObject(body)) throw refuse('request_body_invalid');
      if (known !== null) refuseUnknown(body, known, errors);
      return {
        emailAddress: emailAddress(body, this.#host.bodyRules(true), errors),
        notify: flag(body, 'notify', true, errors),
      };
    });
    if (errors.length > 0) throw new Refusal(422, errors);
    if (!this.enabled) throw refuse('bad_request');
    if (new Set(drafts.map((draft) => draft.emailAddress)).size < drafts.length) {
      throw refusals.repeatedInOneCall();
    }
    const added = drafts.filter((draft) => this.entries.atAddress(draft.emailAddress).length === 0);
    this.#host.countEmails(added);
    for (const draft of added) this.#add(draft);
    return drafts.flatMap((draft) =>
      this.entries.atAddress(draft.emailAddress).map((entry) => this.json(entry)),
    );
  }

  #add({ emailAddress: address, notify }: NewEntry): void {
    const now = this.#host.now();
    this.#sequence += 1;
    const entry: WaitlistRecord = {
      id: this.newId(),
      sequence: this.#sequence,
      emailAddress: address,
      status: 'pending',
      locked: false,
      createdAt: now,
      updatedAt: now,
      invitedAt: null,
      invitation: null,
    };
    this.entries.add(entry);
    if (!notify) return;
    this.#host.ledger.record({
      sentAt: now,
      instanceId: this.#host.id,
      audience: 'waitlist',
      invitationId: null,
      emailAddress: address,
      templateSlug: 'waitlist_confirmation',
      redirectUrl: null,
      waitlistEntryId: entry.id,
    });
  }

  #demand(id: string): WaitlistRecord {
    const entry = this.enabled ? this.entries.get(id) : undefined;
    if (!entry) throw refusals.notFound('waitlist entry');
    if (entry.locked) throw refusals.waitlistEntryLocked();
    return entry;
  }
}

/** Databases put null last in ascending order. */
const invitedAt = (entry: WaitlistRecord) => entry.invitedAt ?? Number.MAX_SAFE_INTEGER;

function matcher({ status, query }: WaitlistQuery): (entry: WaitlistRecord) => boolean {
  const part = query?.toLowerCase() ?? '';
  return (entry) =>
    (status === null || entry.status === status) && (entry.emailAddress.includes(part) || entry.id === query);
}
