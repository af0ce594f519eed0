/** Organizations with members and invitations, and a waitlist, as an application collects them over some months. */
import type { OrganizationRecord, RoleRecord } from './organization-record.ts';
import type { Organizations } from './organizations.ts';
import type { Random } from './random.ts';
import { seedInvitations } from './seed.ts';
import type { Waitlist } from './waitlist.ts';
import type { WaitlistRecord, WaitlistStatus } from './waitlist-record.ts';

const hour = 3_600_000;
const day = 24 * hour;

const names = [
  'Northwind',
  'Atlas Freight',
  'Bluebell Bakery',
  'Cobalt Labs',
  'Driftwood Studio',
  'Evergreen Clinic',
  'Fjord Energy',
  'Granite Works',
] as const;

const roles = [
  { key: 'org:admin', name: 'Admin', managesMembers: true },
  { key: 'org:member', name: 'Member', managesMembers: false },
  { key: 'org:billing', name: 'Billing', managesMembers: false },
] as const;

export interface OrganizationSeed {
  /** 0: the instance has organizations turned off. */
  organizations: number;
  /** Over all of them. */
  invitations: number;
}

/** The first member of each organization may invite, the second may not. */
export function seedOrganizations(
  target: Organizations,
  seed: OrganizationSeed,
  random: Random,
  now: number,
): void {
  target.enabled = seed.organizations > 0;
  for (const role of roles) target.roles.push(roleOf(target, role, now));
  for (let i = 0; i < seed.organizations; i += 1) {
    const organization = organizationOf(target, i, random, now);
    target.add(organization);
    target.addMember(organization, `admin@${organization.slug}.example`, 'org:admin');
    target.addMember(organization, `member@${organization.slug}.example`, 'org:member');
  }
  const organizations = target.all();
  if (organizations.length > 0) seedInvited(target, organizations, seed.invitations, random, now);
}

function roleOf(target: Organizations, role: (typeof roles)[number], now: number): RoleRecord {
  return { ...role, id: target.newId('role'), createdAt: now - 400 * day };
}

function organizationOf(target: Organizations, i: number, random: Random, now: number): OrganizationRecord {
  const name = names[i] ?? `${random.pick(names)} ${i + 1}`;
  return {
    id: target.newId('org'),
    name,
    slug: name.toLowerCase().replaceAll(' ', '-'),
    maxAllowedMemberships: 0,
    seats: null,
    createdAt: Math.trunc(now - 300 * day + i * hour),
    members: new Map(),
  };
}

function seedInvited(
  target: Organizations,
  organizations: readonly OrganizationRecord[],
  count: number,
  random: Random,
  now: number,
): void {
  const invited = seedInvitations(count, random, () => target.newId('orginv'), now);
  target.invitations.fill(
    invited.map(({ templateSlug: _slug, ...invitation }, i) => {
      const organization = organizations[i % organizations.length] as OrganizationRecord;
      const [admin] = organization.members.values();
      const role = random.pick<(typeof roles)[number]>(roles);
      return {
        ...invitation,
        organizationId: organization.id,
        role: role.key,
        roleName: role.name,
        privateMetadata: random.chance(0.2) ? { seat: random.integer(1, 99) } : {},
        inviter: (random.chance(0.7) && admin) || null,
      };
    }),
  );
  for (const record of invited) {
    const stored = target.invitations.get(record.id);
    const organization = stored && target.get(stored.organizationId);
    if (stored?.outcome === 'accepted' && organization && !organization.members.has(stored.emailAddress))
      target.addMember(organization, stored.emailAddress, stored.role, stored);
  }
}

/** `count` entries, oldest first: most of them wait. None was invited by an invitation that is still there. */
export function seedWaitlist(target: Waitlist, count: number, random: Random, now: number): void {
  target.enabled = count > 0;
  const people = seedInvitations(count, random, () => target.newId(), now);
  target.fill(
    people.map(({ id, sequence, emailAddress, createdAt }, i): WaitlistRecord => {
      const status = statusFor(i, random);
      const changedAt =
        status === 'pending' ? createdAt : Math.min(now, createdAt + random.integer(1, 72) * hour);
      return {
        id,
        sequence,
        emailAddress: `waiting.${i}.${emailAddress}`,
        status,
        locked: false,
        createdAt,
        updatedAt: changedAt,
        invitedAt: status === 'invited' || status === 'completed' ? changedAt : null,
        invitation: null,
      };
    }),
  );
}

/** The first four cover all statuses, so that even a short list shows each. */
function statusFor(i: number, random: Random): WaitlistStatus {
  const first: WaitlistStatus[] = ['pending', 'invited', 'completed', 'rejected'];
  const share = random.next();
  const drawn = share < 0.7 ? 'pending' : share < 0.8 ? 'invited' : share < 0.93 ? 'completed' : 'rejected';
  return first[i] ?? drawn;
}
