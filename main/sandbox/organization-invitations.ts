/** The rules of the operations on organization invitations. */
import type { AudienceHost } from './audience-host.ts';
import * as refusals from './audience-refusals.ts';
import { isObject, text } from './body-fields.ts';
import { bulkSizeExceeded, type ErrorEntry, Refusal, refuse } from './clerk-errors.ts';
import { statusAt } from './invitation-record.ts';
import { type NewOrganizationInvitation, parseOrganizationInvitation } from './organization-body.ts';
import {
  type OrganizationInvitationQuery,
  parseOrganizationInvitationQuery,
  parseUserInvitationQuery,
} from './organization-queries.ts';
import {
  type Member,
  type OrganizationInvitationRecord,
  type OrganizationRecord,
  organizationInvitationJson,
  publicOrganizationJson,
  type RoleRecord,
} from './organization-record.ts';
import type { OrganizationInvitationStore } from './organization-store.ts';
import type { Organizations } from './organizations.ts';

const day = 86_400_000;
const maxBulk = 10;

export class OrganizationInvitations {
  readonly #host: AudienceHost;
  readonly #organizations: Organizations;
  readonly #store: OrganizationInvitationStore;
  #sequence: number;

  constructor(host: AudienceHost, organizations: Organizations) {
    this.#host = host;
    this.#organizations = organizations;
    this.#store = organizations.invitations;
    this.#sequence = this.#store.size;
  }

  /** `GET /organization_invitations`. */
  listAll(params: URLSearchParams) {
    this.#organizations.demandEnabled();
    return this.#listed(parseOrganizationInvitationQuery(params, null));
  }

  /** `GET /users/{id}/organization_invitations`. */
  listOfUser(userId: string, params: URLSearchParams) {
    const { emailAddress } = this.#organizations.demandUser(userId);
    return this.#listed(parseUserInvitationQuery(params, emailAddress));
  }

  /** `GET /organizations/{id}/invitations`. */
  listOf(organizationId: string, params: URLSearchParams) {
    const { id } = this.#organizations.demand(organizationId);
    const query = parseOrganizationInvitationQuery(params, id);
    const { page, totalCount } = this.#store.list(query, this.#host.now());
    return { data: page.map((record) => this.json(record)), total_count: totalCount };
  }

  /** `GET /organizations/{id}/invitations/{id}`. */
  read(organizationId: string, invitationId: string) {
    return this.json(this.#demandInvitation(organizationId, invitationId));
  }

  /** `POST /organizations/{id}/invitations`. */
  create(organizationId: string, body: unknown) {
    const [created] = this.#createAll(organizationId, [body]);
    return created;
  }

  /** `POST /organizations/{id}/invitations/bulk`: all of them or none, and an envelope for an answer. */
  createBulk(organizationId: string, body: unknown) {
    if (!Array.isArray(body) || body.length === 0) throw refuse('request_body_invalid');
    if (body.length > maxBulk) throw bulkSizeExceeded(maxBulk);
    const data = this.#createAll(organizationId, body);
    return { data, total_count: data.length };
  }

  /** `POST /organizations/{id}/invitations/{id}/revoke`. `body` is undefined when there was none. */
  revoke(organizationId: string, invitationId: string, body: unknown) {
    const record = this.#demandInvitation(organizationId, invitationId);
    const errors: ErrorEntry[] = [];
    const requester = isObject(body) ? text(body, 'requesting_user_id', errors) : null;
    // No 422 is documented here.
    if (errors.length > 0 || (body !== undefined && !isObject(body))) throw refuse('request_body_invalid');
    if (requester !== null)
      this.#organizations.demandManager(this.#organizations.demand(organizationId), requester);
    const now = this.#host.now();
    if (statusAt(record, now) !== 'pending') throw refusals.invitationNotPending();
    this.#store.update(record, { outcome: 'revoked', updatedAt: now });
    return this.json(record);
  }

  /** What happens when a person follows the link: a new user, if there was none, becomes a member. */
  accept(record: OrganizationInvitationRecord): void {
    const now = this.#host.now();
    if (statusAt(record, now) !== 'pending') throw refusals.invitationNotPending();
    this.#store.update(record, { outcome: 'accepted', updatedAt: now });
    const organization = this.#organizations.get(record.organizationId);
    if (organization) this.#organizations.addMember(organization, record.emailAddress, record.role, record);
  }

  json(record: OrganizationInvitationRecord) {
    return organizationInvitationJson(record, this.#host.now(), this.#host.issuer());
  }

  /** Each with its organization. */
  #listed(query: OrganizationInvitationQuery) {
    const { page, totalCount } = this.#store.list(query, this.#host.now());
    const data = page.map((record) => {
      const organization = this.#organizations.get(record.organizationId);
      return {
        ...this.json(record),
        ...(organization && { public_organization_data: publicOrganizationJson(organization) }),
      };
    });
    return { data, total_count: totalCount };
  }

  #createAll(organizationId: string, bodies: readonly unknown[]) {
    const organization = this.#organizations.demand(organizationId);
    const drafts = this.#parse(bodies);
    if (!this.#host.supportsInvitations) throw refuse('invitations_not_supported');
    if (!this.#organizations.inPlan) throw refusals.unsupportedPlanFeatures();
    const known = drafts.map((draft) => ({
      draft,
      role: this.#organizations.demandRole(draft.role),
      inviter:
        draft.inviterUserId === null
          ? null
          : this.#organizations.demandManager(organization, draft.inviterUserId),
    }));
    const refused = this.#host.refusedAccess(drafts.map(({ emailAddress }) => emailAddress));
    if (refused) throw refused;
    this.#refuseMembers(organization, drafts);
    this.#refuseDuplicates(organization, drafts);
    this.#refuseQuota(organization, drafts.length);
    this.#host.countEmails(drafts);
    return known.map(({ draft, role, inviter }) => this.json(this.#add(organization, draft, role, inviter)));
  }

  #parse(bodies: readonly unknown[]): NewOrganizationInvitation[] {
    const errors: ErrorEntry[] = [];
    const rules = this.#host.bodyRules(true);
    const drafts = bodies.map((body) => parseOrganizationInvitation(body, rules, errors));
    if (errors.length > 0) throw new Refusal(422, errors);
    return drafts;
  }

  #refuseMembers({ members }: OrganizationRecord, drafts: readonly NewOrganizationInvitation[]): void {
    if (drafts.some(({ emailAddress }) => members.has(emailAddress))) throw refusals.alreadyAMember();
  }

  #refuseDuplicates({ id }: OrganizationRecord, drafts: readonly NewOrganizationInvitation[]): void {
    const now = this.#host.now();
    const addresses = new Set(drafts.map(({ emailAddress }) => emailAddress));
    const pending = drafts.some(({ emailAddress }) => this.#store.pendingAt(id, emailAddress, now));
    if (pending || addresses.size < drafts.length) throw refusals.organizationInvitationNotUnique();
  }

  #refuseQuota(organization: OrganizationRecord, more: number): void {
    const { maxAllowedMemberships, seats, members } = organization;
    if (maxAllowedMemberships === 0 && seats === null) return;
    const taken = members.size + this.#organizations.counted(organization).pending + more;
    if (seats !== null && taken > seats) throw refusals.insufficientSeats();
    if (maxAllowedMemberships > 0 && taken > maxAllowedMemberships) {
      throw refusals.membershipQuotaExceeded(maxAllowedMemberships);
    }
  }

  #add(
    organization: OrganizationRecord,
    draft: NewOrganizationInvitation,
    role: RoleRecord,
    inviter: Member | null,
  ): OrganizationInvitationRecord {
    const now = this.#host.now();
    this.#sequence += 1;
    const { inviterUserId: _inviter, expiresInDays, ...fields } = draft;
    const record: OrganizationInvitationRecord = {
      ...fields,
      id: this.#organizations.newId('orginv'),
      sequence: this.#sequence,
      organizationId: organization.id,
      role: role.key,
      roleName: role.name,
      inviter,
      outcome: 'open',
      expiresAt: now - 2 + expiresInDays * day,
      createdAt: now,
      updatedAt: now,
    };
    this.#store.add(record);
    if (draft.notify) {
      this.#host.ledger.record({
        sentAt: now,
        instanceId: this.#host.id,
        audience: 'organization',
        invitationId: record.id,
        emailAddress: record.emailAddress,
        templateSlug: 'organization_invitation',
        redirectUrl: record.redirectUrl,
        organizationId: organization.id,
      });
    }
    return record;
  }

  #demandInvitation(organizationId: string, invitationId: string): OrganizationInvitationRecord {
    const { id } = this.#organizations.demand(organizationId);
    const record = this.#store.get(invitationId);
    if (record?.organizationId !== id) throw refusals.notFound('organization invitation');
    return record;
  }
}
