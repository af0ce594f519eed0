/** What a test or a curious person can do to organizations from outside the API. Throws {@link ControlError}. */
import type { ClerkStatus } from '../../preload/invitation.ts';
import { normaliseAddress } from './body-fields.ts';
import { Refusal } from './clerk-errors.ts';
import { ControlError } from './control-error.ts';
import type { Instance } from './instance.ts';
import { statusAt } from './invitation-record.ts';
import type { Member, OrganizationInvitationRecord, OrganizationRecord } from './organization-record.ts';

export interface NewOrganization {
  name: string;
  /** Made of the name unless it is given. */
  slug?: string;
  /** 0, the default: any number. */
  maxAllowedMemberships?: number;
  /** Null, the default: any number. */
  seats?: number | null;
}

/** With its members as a list. */
export type KnownOrganization = Omit<OrganizationRecord, 'members'> & { members: Member[] };

export type KnownOrganizationInvitation = OrganizationInvitationRecord & { status: ClerkStatus };

export class OrganizationControl {
  readonly #instanceOf: (id: string | undefined) => Instance;

  constructor(instanceOf: (id: string | undefined) => Instance) {
    this.#instanceOf = instanceOf;
  }

  /** False: everything about them is refused with `organization_not_enabled_in_instance`. */
  enable(enabled: boolean, instanceId?: string): void {
    this.#instanceOf(instanceId).organizations.enabled = enabled;
  }

  /** False: creating invitations is refused with `unsupported_subscription_plan_features`. */
  payFor(inPlan: boolean, instanceId?: string): void {
    this.#instanceOf(instanceId).organizations.inPlan = inPlan;
  }

  list(instanceId?: string): KnownOrganization[] {
    return this.#instanceOf(instanceId).organizations.all().map(known);
  }

  /** Turns organizations on, where they were not. It has no members at first. */
  add({ name, slug, maxAllowedMemberships, seats }: NewOrganization, instanceId?: string): KnownOrganization {
    const instance = this.#instanceOf(instanceId);
    const organization: OrganizationRecord = {
      id: instance.organizations.newId('org'),
      name,
      slug: slug ?? name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
      maxAllowedMemberships: maxAllowedMemberships ?? 0,
      seats: seats ?? null,
      createdAt: instance.now(),
      members: new Map(),
    };
    instance.organizations.add(organization);
    instance.organizations.enabled = true;
    return known(organization);
  }

  /** How many members it can have, pending invitations counted. */
  limit(
    organizationId: string,
    limits: { maxAllowedMemberships?: number; seats?: number | null },
    instanceId?: string,
  ): void {
    Object.assign(this.#organization(organizationId, instanceId), limits);
  }

  /** Makes a user with that address a member; `role` is a key. */
  addMember(organizationId: string, emailAddress: string, role: string, instanceId?: string): Member {
    const { organizations } = this.#instanceOf(instanceId);
    const organization = this.#organization(organizationId, instanceId);
    if (!organizations.roles.some(({ key }) => key === role)) {
      throw new ControlError(404, `There is no role ${role}.`);
    }
    return organizations.addMember(organization, normaliseAddress(emailAddress), role);
  }

  /** In order of creation. */
  invitations(instanceId?: string): KnownOrganizationInvitation[] {
    const instance = this.#instanceOf(instanceId);
    const now = instance.now();
    return instance.organizations.invitations
      .all()
      .map((record) => ({ ...record, status: statusAt(record, now) }));
  }

  /** The invited person becomes a member. By invitation id, or by address for its newest pending invitation. */
  accept(idOrAddress: string, instanceId?: string): KnownOrganizationInvitation {
    const instance = this.#instanceOf(instanceId);
    const { invitations } = instance.organizations;
    const now = instance.now();
    const record =
      invitations.get(idOrAddress) ??
      invitations
        .atAddress(normaliseAddress(idOrAddress))
        .findLast((candidate) => statusAt(candidate, now) === 'pending');
    if (!record) throw new ControlError(404, `There is no organization invitation ${idOrAddress} to accept.`);
    try {
      instance.organizationInvitations.accept(record);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new ControlError(409, `${idOrAddress} is ${statusAt(record, now)} and cannot be accepted.`);
    }
    return { ...record, status: statusAt(record, now) };
  }

  #organization(id: string, instanceId: string | undefined): OrganizationRecord {
    const organization = this.#instanceOf(instanceId).organizations.get(id);
    if (!organization) throw new ControlError(404, `There is no organization ${id}.`);
    return organization;
  }
}

function known({ members, ...organization }: OrganizationRecord): KnownOrganization {
  return { ...organization, members: [...members.values()] };
}
