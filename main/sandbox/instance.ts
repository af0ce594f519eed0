/** One Clerk instance: its key, its users, its invitations, and the rules of the operations on them. */
import type { AddressForm } from './address-form.ts';
import type { AudienceHost } from './audience-host.ts';
import { seedOrganizations, seedWaitlist } from './audience-seed.ts';
import type { BodyRules } from './body-fields.ts';
import * as refusals from './clerk-errors.ts';
import { type NewInvitation, parseNewInvitation } from './create-body.ts';
import type { InstanceSettings, Surroundings } from './instance-settings.ts';
import { type InvitationRecord, invitationJson, type LinkIssuer, statusAt } from './invitation-record.ts';
import { InvitationStore } from './invitation-store.ts';
import type { Ledger } from './ledger.ts';
import { parseListQuery } from './list-query.ts';
import { MonthlyEmails } from './monthly-emails.ts';
import { OrganizationInvitations } from './organization-invitations.ts';
import { Organizations } from './organizations.ts';
import { Random } from './random.ts';
import { RateLimits } from './rate-limits.ts';
import { seedInvitations } from './seed.ts';
import { Waitlist } from './waitlist.ts';
import type { WaitlistRecord } from './waitlist-record.ts';

const day = 86_400_000;
const maxBulk = 10;

export class Instance implements AudienceHost {
  readonly id: string;
  readonly secretKey: string;
  readonly settings: InstanceSettings;
  readonly invitations = new InvitationStore();
  /** Addresses of the application's users, in lower case. */
  readonly users = new Set<string>();
  /** Addresses that the application does not admit: an address, or `*@domain`. */
  readonly blocklist = new Set<string>();
  /** See {@link AddressForm}. */
  addressForm: AddressForm = 'plain';
  /** False: the application signs people up without e-mail addresses. */
  supportsInvitations = true;
  /** Whether lists can be asked for a whole address. */
  takesAddress = true;
  limits: RateLimits;
  readonly organizations: Organizations;
  readonly organizationInvitations: OrganizationInvitations;
  readonly waitlist: Waitlist;
  readonly #ordinal: number;
  readonly #surroundings: Surroundings;
  readonly #ids: Random;
  readonly #ticketSecret: string;
  #sequence: number;
  readonly #emails = new MonthlyEmails();

  /** `ordinal` tells the instances of one sandbox apart, so that no two share a key. */
  constructor(settings: InstanceSettings, ordinal: number, surroundings: Surroundings) {
    const identity = new Random(settings.seed, `instance ${ordinal}`);
    this.id = `ins_${identity.base62(27)}`;
    this.secretKey = `sk_${settings.environment === 'production' ? 'live' : 'test'}_${identity.base62(42)}`;
    this.#ticketSecret = identity.hex(64);
    this.settings = settings;
    this.limits = new RateLimits(settings.limits);
    this.#ordinal = ordinal;
    this.#surroundings = surroundings;
    this.#ids = new Random(settings.seed, `invitation ids ${ordinal}`);
    const seeded = seedInvitations(
      settings.invitations,
      new Random(settings.seed, `seeded invitations ${ordinal}`),
      () => this.#newId(),
      surroundings.clock.now(),
    );
    this.invitations.fill(seeded);
    this.#sequence = seeded.length;
    for (const record of seeded) if (record.outcome === 'accepted') this.users.add(record.emailAddress);
    this.organizations = new Organizations(this);
    this.waitlist = new Waitlist(this, (entry, ignoreExisting) => this.#inviteEntry(entry, ignoreExisting));
    const { organizations, organizationInvitations: invitations } = settings;
    const now = surroundings.clock.now();
    seedOrganizations(this.organizations, { organizations, invitations }, this.random('organizations'), now);
    seedWaitlist(this.waitlist, settings.waitlist, this.random('waitlist'), now);
    for (const { status, emailAddress } of this.waitlist.entries.all()) {
      if (status === 'completed') this.users.add(emailAddress);
    }
    this.organizationInvitations = new OrganizationInvitations(this, this.organizations);
  }

  /** `GET /instance`. */
  describe() {
    return {
      object: 'instance',
      id: this.id,
      environment_type: this.settings.environment,
      allowed_origins: null,
      workspace_id: null,
    };
  }

  /** `GET /invitations`. */
  list(params: URLSearchParams) {
    const query = parseListQuery(params, this.takesAddress);
    const { page, totalCount } = this.invitations.list(query, this.now());
    const data = page.map((record) => this.json(record));
    return query.paginated ? { data, total_count: totalCount } : data;
  }

  /** `POST /invitations`. */
  create(body: unknown) {
    const [created] = this.#createAll([body], { nullable: false, bypassUsers: true });
    return created;
  }

  /** `POST /invitations/bulk`: all of them or none. */
  createBulk(body: unknown) {
    if (!Array.isArray(body) || body.length === 0) throw refusals.refuse('request_body_invalid');
    if (body.length > maxBulk) throw refusals.bulkSizeExceeded(maxBulk);
    // "There must be no existing user for any of the email addresses, and this rule cannot be bypassed":
    // the description of CreateBulkInvitations in Clerk's OpenAPI document.
    return this.#createAll(body, { nullable: true, bypassUsers: false });
  }

  /** `POST /invitations/{id}/revoke`. */
  revoke(id: string) {
    const record = this.invitations.get(id);
    if (!record) throw refusals.invitationNotFound(id);
    const now = this.now();
    const status = statusAt(record, now);
    if (status === 'revoked') throw refusals.refuse('invitation_already_revoked');
    if (status === 'accepted') throw refusals.refuse('invitation_already_accepted');
    // Only active invitations can be revoked; the code of this refusal is not documented.
    if (status === 'expired') throw refusals.refuse('bad_request');
    this.invitations.update(record, { outcome: 'revoked', updatedAt: now });
    return this.json(record);
  }

  /** `DELETE /invitations/{id}`, which the JavaScript client has and the OpenAPI document does not. */
  delete(id: string) {
    const record = this.invitations.get(id);
    if (!record) throw refusals.invitationNotFound(id);
    this.invitations.delete(record);
    return { object: 'invitation', id, deleted: true };
  }

  /** What happens when a person follows the link and signs up. */
  accept(record: InvitationRecord): void {
    const now = this.now();
    const status = statusAt(record, now);
    if (status === 'accepted') throw refusals.refuse('invitation_already_accepted');
    if (status === 'revoked') throw refusals.refuse('revoked_invitation');
    if (status === 'expired') throw refusals.refuse('bad_request');
    this.invitations.update(record, { outcome: 'accepted', updatedAt: now });
    this.users.add(record.emailAddress);
    this.waitlist.signedUp(record.emailAddress);
  }

  json(record: InvitationRecord) {
    return invitationJson(record, this.now(), this.issuer());
  }

  issuer(): LinkIssuer {
    return { origin: this.#surroundings.origin(), instanceId: this.id, secret: this.#ticketSecret };
  }

  now(): number {
    return this.#surroundings.clock.now();
  }

  get ledger(): Ledger {
    return this.#surroundings.ledger;
  }

  random(label: string): Random {
    return new Random(this.settings.seed, `${label} ${this.#ordinal}`);
  }

  bodyRules(nullable: boolean): BodyRules {
    const secureRedirects = this.settings.environment === 'production';
    return { nullable, secureRedirects, addressForm: this.addressForm };
  }

  refusedAccess(addresses: readonly string[]): refusals.Refusal | null {
    const blocked = addresses.filter((address) => this.#isBlocked(address));
    return blocked.length > 0 ? refusals.notAllowedAccess(blocked) : null;
  }

  countEmails(mails: readonly { emailAddress: string; notify: boolean }[]): void {
    this.#emails.count(mails, this.limits.mode, this.now());
  }

  #createAll(bodies: readonly unknown[], rules: { nullable: boolean; bypassUsers: boolean }) {
    const drafts = this.#parse(bodies, rules.nullable);
    this.#admit(drafts, rules.bypassUsers);
    return drafts.map((draft) => this.json(this.#store(draft)));
  }

  /** Under the rules of a create, with the template that is there for it. */
  #inviteEntry({ id, emailAddress }: WaitlistRecord, ignoreExisting: boolean): InvitationRecord {
    const draft: NewInvitation = {
      emailAddress,
      publicMetadata: {},
      redirectUrl: null,
      notify: true,
      ignoreExisting,
      expiresInDays: 30,
      templateSlug: 'waitlist_invitation',
    };
    this.#admit([draft], true);
    return this.#store(draft, id);
  }

  #parse(bodies: readonly unknown[], nullable: boolean): NewInvitation[] {
    const errors: refusals.ErrorEntry[] = [];
    const rules = this.bodyRules(nullable);
    const drafts = bodies.map((body) => parseNewInvitation(body, rules, errors));
    if (errors.length > 0) throw new refusals.Refusal(422, errors);
    return drafts;
  }

  #admit(drafts: readonly NewInvitation[], bypassUsers: boolean): void {
    if (!this.supportsInvitations) throw refusals.refuse('invitations_not_supported');
    const refused = this.refusedAccess(drafts.map(({ emailAddress }) => emailAddress));
    if (refused) throw refused;
    this.#refuseUsers(drafts, bypassUsers);
    this.#refuseDuplicates(drafts);
    this.countEmails(drafts);
  }

  #isBlocked(address: string): boolean {
    return this.blocklist.has(address) || this.blocklist.has(`*${address.slice(address.indexOf('@'))}`);
  }

  #refuseUsers(drafts: readonly NewInvitation[], bypass: boolean): void {
    const taken = drafts.filter(
      (draft) => this.users.has(draft.emailAddress) && !(bypass && draft.ignoreExisting),
    );
    if (taken.length > 0) throw refusals.identifierExists(taken.length);
  }

  #refuseDuplicates(drafts: readonly NewInvitation[]): void {
    const now = this.now();
    const seen = new Set<string>();
    const duplicates = new Set<string>();
    for (const { emailAddress, ignoreExisting } of drafts) {
      const exists = seen.has(emailAddress) || this.invitations.pendingAt(emailAddress, now);
      if (exists && !ignoreExisting) duplicates.add(emailAddress);
      seen.add(emailAddress);
    }
    if (duplicates.size > 0) throw refusals.duplicateRecord([...duplicates]);
  }

  /** `entryId`: of the waitlist that it is made from. */
  #store(draft: NewInvitation, entryId?: string): InvitationRecord {
    const now = this.now();
    this.#sequence += 1;
    const record: InvitationRecord = {
      id: this.#newId(),
      sequence: this.#sequence,
      emailAddress: draft.emailAddress,
      publicMetadata: draft.publicMetadata,
      outcome: 'open',
      // Clerk works the expiry out a moment before it stores the row: the two are not whole days apart.
      expiresAt: now - 2 + draft.expiresInDays * day,
      createdAt: now,
      updatedAt: now,
      redirectUrl: draft.redirectUrl,
      notify: draft.notify,
      templateSlug: draft.templateSlug,
    };
    this.invitations.add(record);
    if (draft.notify) {
      this.ledger.record({
        sentAt: now,
        instanceId: this.id,
        audience: entryId === undefined ? 'application' : 'waitlist',
        invitationId: record.id,
        emailAddress: record.emailAddress,
        templateSlug: record.templateSlug,
        redirectUrl: record.redirectUrl,
        ...(entryId !== undefined && { waitlistEntryId: entryId }),
      });
    }
    return record;
  }

  #newId(): string {
    return `inv_3${this.#ids.base62(26)}`;
  }
}
