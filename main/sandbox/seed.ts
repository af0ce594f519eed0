/** Invitations as an application collects them over some months: all four statuses, fictional people. */
import type { ClerkStatus } from '../../preload/invitation.ts';
import type { InvitationRecord } from './invitation-record.ts';
import type { Random } from './random.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const firstNames = [
  'ada',
  'amara',
  'anouk',
  'bao',
  'bela',
  'carmen',
  'chidi',
  'dara',
  'elif',
  'emeka',
  'farah',
  'finn',
  'goran',
  'hana',
  'ines',
  'ivo',
  'jonas',
  'kaya',
  'kofi',
  'lena',
  'luca',
  'mei',
  'milan',
  'nadia',
  'noor',
  'olu',
  'petra',
  'quinn',
  'rania',
  'sami',
  'tariq',
  'uma',
  'vera',
  'wanda',
  'ximena',
  'yusuf',
  'zoe',
] as const;
const lastNames = [
  'abara',
  'berg',
  'castillo',
  'dumont',
  'eriksen',
  'fontaine',
  'garcia',
  'haddad',
  'ibarra',
  'jansen',
  'kimura',
  'lindqvist',
  'moreau',
  'novak',
  'okafor',
  'petrov',
  'quispe',
  'rossi',
  'silva',
  'tanaka',
  'ueda',
  'varga',
  'weber',
  'xu',
  'yilmaz',
  'zhang',
] as const;
/** Reserved for examples (RFC 2606 and RFC 6761): none of them can receive mail. */
const domains = ['example.com', 'example.org', 'example.net', 'northwind.example', 'atlas.example'] as const;

/** Shared between invitations: metadata is never changed in place. */
const metadata = [
  {},
  { role: 'member' },
  { role: 'member', team: 'design' },
  { role: 'editor', team: 'support' },
  { role: 'admin', team: 'platform' },
  { plan: 'beta', source: 'waitlist' },
  { role: 'member', onboarding: { cohort: 'spring', seat: 'full' } },
] as const;

interface Draft {
  status: ClerkStatus;
  /** Milliseconds before now. */
  age: number;
  /** Milliseconds from creation to the last change; 0 when there was none. */
  changedAfter: number;
  /** Null: from before invitations expired. */
  validFor: number | null;
}

/** `count` invitations, oldest first. The same random numbers give the same invitations, as old at any `now`. */
export function seedInvitations(
  count: number,
  random: Random,
  newId: () => string,
  now: number,
): InvitationRecord[] {
  const drafts = Array.from({ length: count }, (_, i) => draft(random, statusFor(i, random)));
  drafts.sort((a, b) => b.age - a.age);
  const people: People = { known: new Set(), inviteAgain: [] };
  return drafts.map((seeded, i) => {
    const createdAt = now - seeded.age;
    const emailAddress = addressFor(seeded, random, people);
    return {
      id: newId(),
      sequence: i + 1,
      emailAddress,
      publicMetadata: random.pick(metadata),
      outcome: seeded.status === 'accepted' || seeded.status === 'revoked' ? seeded.status : 'open',
      expiresAt: seeded.validFor === null ? null : createdAt - 2 + seeded.validFor,
      createdAt,
      updatedAt: createdAt + seeded.changedAfter,
      redirectUrl: random.chance(0.2) ? 'https://app.example.com/welcome' : null,
      notify: true,
      templateSlug: random.chance(0.1) ? 'waitlist_invitation' : 'invitation',
    };
  });
}

/** The first four cover all statuses, so that even a short list shows each. */
function statusFor(i: number, random: Random): ClerkStatus {
  const first: ClerkStatus[] = ['pending', 'accepted', 'expired', 'revoked'];
  const share = random.next();
  const drawn = share < 0.35 ? 'pending' : share < 0.75 ? 'accepted' : share < 0.9 ? 'expired' : 'revoked';
  return first[i] ?? drawn;
}

function draft(random: Random, status: ClerkStatus): Draft {
  const days = random.pick([30, 30, 30, 30, 14, 7, 90] as const);
  const validFor = days * day;
  // Squared: there are more recent ones than old ones.
  const share = random.next() ** 2;
  const changed = random.next() ** 3;
  if (status === 'pending') {
    return { status, age: Math.trunc(minute + share * (validFor - 2 * hour)), changedAfter: 0, validFor };
  }
  if (status === 'expired') {
    return { status, age: Math.trunc(validFor + hour + share * 120 * day), changedAfter: 0, validFor };
  }
  const age = Math.trunc(hour + share * 180 * day);
  const longest = Math.min(age, validFor) - 10 * minute;
  const changedAfter = Math.trunc(5 * minute + changed * longest);
  return { status, age, changedAfter, validFor: random.chance(0.02) ? null : validFor };
}

/** The addresses given out so far, and of whom to invite a second time. */
interface People {
  known: Set<string>;
  inviteAgain: string[];
}

/** Everyone is invited once, but some whose invitation expired or was revoked once more, as people do. */
function addressFor(seeded: Draft, random: Random, people: People): string {
  const again = random.chance(0.25) ? people.inviteAgain.pop() : undefined;
  const address = again ?? newAddress(random, people.known);
  const mayReturn = seeded.status === 'expired' || seeded.status === 'revoked';
  if (mayReturn && again === undefined && random.chance(0.4)) people.inviteAgain.push(address);
  return address;
}

function newAddress(random: Random, known: Set<string>): string {
  const name = `${random.pick(firstNames)}.${random.pick(lastNames)}`;
  const domain = random.pick(domains);
  const plain = `${name}@${domain}`;
  const address = known.has(plain) ? `${name}${known.size}@${domain}` : plain;
  known.add(address);
  return address;
}
