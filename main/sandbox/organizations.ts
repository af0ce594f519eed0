/** The organizations of one instance, their roles and their members. */

import type { AudienceHost } from './audience-host.ts';
import * as refusals from './audience-refusals.ts';
import { isChosen, parseOrganizationQuery, parseRoleQuery } from './organization-queries.ts';
import {
  type Member,
  type OrganizationRecord,
  organizationJson,
  type RoleRecord,
  roleJson,
} from './organization-record.ts';
import { OrganizationInvitationStore, pageOf } from './organization-store.ts';
import type { Random } from './random.ts';

export class Organizations {
  /** False: as an instance where nobody turned them on. */
  enabled = false;
  /** False: the plan has no organizations; creating is refused with 402. */
  inPlan = true;
  readonly roles: RoleRecord[] = [];
  readonly invitations = new OrganizationInvitationStore();
  readonly #byId = new Map<string, OrganizationRecord>();
  readonly #host: AudienceHost;
  readonly #ids: Random;

  constructor(host: AudienceHost) {
    this.#host = host;
    this.#ids = host.random('organization ids');
  }

  all(): readonly OrganizationRecord[] {
    return [...this.#byId.values()];
  }

  get(id: string): OrganizationRecord | undefined {
    return this.#byId.get(id);
  }

  add(organization: OrganizationRecord): void {
    this.#byId.set(organization.id, organization);
  }

  /** `GET /organizations`. */
  list(params: URLSearchParams) {
    this.demandEnabled();
    const query = parseOrganizationQuery(params);
    const part = query.query?.toLowerCase() ?? '';
    const matching = this.all().filter(
      ({ id, name, slug, members }) =>
        isChosen(query.ids, [id]) &&
        isChosen(
          query.userIds,
          [...members.values()].map(({ userId }) => userId),
        ) &&
        (id === query.query || name.toLowerCase().includes(part) || slug.includes(part)),
    );
    const data = pageOf(matching, query, (organization, field) =>
      field === 'created_at'
        ? organization.createdAt
        : field === 'name'
          ? organization.name.toLowerCase()
          : organization.members.size,
    );
    return {
      data: data.map((organization) =>
        organizationJson(organization, query.withCounts ? this.counted(organization) : null),
      ),
      total_count: matching.length,
    };
  }

  /** `GET /organizations/{id}`, by id or slug. */
  describe(idOrSlug: string, params: URLSearchParams) {
    this.demandEnabled();
    const known = this.get(idOrSlug) ?? this.all().find(({ slug }) => slug === idOrSlug);
    if (!known) throw refusals.notFound('organization');
    const withCounts = params.get('include_members_count') === 'true';
    return organizationJson(known, withCounts ? this.counted(known) : null);
  }

  /** `GET /organization_roles`. */
  listRoles(params: URLSearchParams) {
    this.demandEnabled();
    const query = parseRoleQuery(params);
    const part = query.query?.toLowerCase() ?? '';
    const matching = this.roles.filter(
      ({ id, key, name }) => id === query.query || key.includes(part) || name.toLowerCase().includes(part),
    );
    const data = pageOf(matching, query, (role, field) =>
      field === 'created_at' ? role.createdAt : role[field],
    );
    return { data: data.map(roleJson), total_count: matching.length };
  }

  /** A user who is none yet becomes one. Metadata of an invitation goes to the membership. */
  addMember(
    organization: OrganizationRecord,
    emailAddress: string,
    role: string,
    from?: Pick<Member, 'publicMetadata' | 'privateMetadata'>,
  ): Member {
    this.#host.users.add(emailAddress);
    const [first = '', last = ''] = (emailAddress.split('@')[0] ?? '').split('.');
    const member: Member = {
      userId: this.newId('user'),
      emailAddress,
      firstName: capital(first),
      lastName: capital(last),
      role,
      publicMetadata: from?.publicMetadata ?? {},
      privateMetadata: from?.privateMetadata ?? {},
    };
    organization.members.set(emailAddress, member);
    return member;
  }

  newId(prefix: 'org' | 'orginv' | 'role' | 'user'): string {
    return `${prefix}_3${this.#ids.base62(26)}`;
  }

  /** How many of its invitations are pending. */
  counted({ id }: OrganizationRecord): { pending: number } {
    return this.invitations.counts(this.#host.now(), id);
  }

  /** A user who is a member of any of them; the sandbox knows the ids of no others. */
  demandUser(userId: string): Member {
    this.demandEnabled();
    for (const { members } of this.all()) {
      for (const member of members.values()) if (member.userId === userId) return member;
    }
    throw refusals.notFound('user');
  }

  /** Throws the refusal of an instance without organizations; what follows throws as well. */
  demandEnabled(): void {
    if (!this.enabled) throw refusals.organizationsNotEnabled();
  }

  demand(organizationId: string): OrganizationRecord {
    this.demandEnabled();
    const organization = this.get(organizationId);
    if (!organization) throw refusals.notFound('organization');
    return organization;
  }

  demandRole(key: string): RoleRecord {
    const role = this.roles.find((known) => known.key === key);
    if (!role) throw refusals.notFound('organization role', 'role');
    return role;
  }

  demandManager({ members }: OrganizationRecord, userId: string): Member {
    const member = [...members.values()].find((known) => known.userId === userId);
    if (!member) throw refusals.notAMember();
    if (!this.roles.some(({ key, managesMembers }) => key === member.role && managesMembers)) {
      throw refusals.missingPermission();
    }
    return member;
  }
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
