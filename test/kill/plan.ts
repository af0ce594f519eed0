/** What one run of the kill test asks for, from its seed alone, and what must have come of it. */
import * as z from 'zod/mini';
import { audienceKinds } from '../../preload/audience.ts';

export const taskSchema = z.object({
  operation: z.enum(['create', 'revoke', 'resend', 'invite', 'reject']),
  address: z.string(),
  audience: z.enum(audienceKinds),
  /** Null: it is about no organization. */
  organizationId: z.nullable(z.string()),
  /** The invitation to revoke or resend, the entry of the waitlist to invite or reject; null for a create. */
  targetId: z.nullable(z.string()),
  ignoreExisting: z.boolean(),
  withMetadata: z.boolean(),
  /** A second host asks for it as well. */
  shared: z.boolean(),
  /** What to do with the invitation once the create has gone out. */
  followUp: z.nullable(z.enum(['revoke', 'resend'])),
});
export type Task = z.infer<typeof taskSchema>;

/** A small generator that repeats itself for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Seeded {
  id: string;
  emailAddress: string;
  status: string;
  /** Only of an invitation into an organization. */
  organizationId?: string;
}

/** How an entry of the waitlist stands, in words that no invitation has. */
export const entryStatuses = ['waiting', 'let-in', 'rejected'] as const;

const plain: Task = {
  operation: 'create',
  address: '',
  audience: 'application',
  organizationId: null,
  targetId: null,
  ignoreExisting: false,
  withMetadata: false,
  shared: false,
  followUp: null,
};

/** Some in a form that the sandbox does not answer. */
const forms = [
  (n: number) => `person.${n}@kill.example`,
  (n: number) => `person.${n}@kïll.example`,
  (n: number) => `pe\u0301rson.${n}@kill.example`,
  (n: number) => `\u200bPerson.${n}@Kill.example`,
] as const;

const addressOf = (n: number): string => (forms[n % 8] ?? forms[0])(n);

type Sort = 'invite' | 'invite-again' | Task['operation'];

function sortOf(dice: number, ignoreExisting: boolean): Sort {
  if (ignoreExisting && dice < 0.1) return 'invite-again';
  if (dice < 0.5) return 'invite';
  return dice < 0.75 ? 'resend' : 'revoke';
}

/** Somebody is let in, rejected or added; two who let in or add the same are no harm. */
function onWaitlist(waiting: Seeded[], address: string, dice: number): Task {
  const target = dice < 0.7 ? waiting.pop() : undefined;
  const about = { ...plain, audience: 'waitlist' } as const;
  if (target === undefined) return { ...about, address, shared: dice > 0.9 };
  const operation = dice < 0.55 ? 'invite' : 'reject';
  const shared = dice < 0.15;
  return { ...about, operation, address: target.emailAddress, targetId: target.id, shared };
}

/**
 * A quarter on the waitlist. Of the others half creates of new addresses, a quarter resends, a quarter revokes, a part of
 * each in organizations; with `ignoreExisting` every tenth goes to somebody who has a pending invitation already. Every
 * address has one task, so that the ledger can be read without a doubt.
 */
export function planTasks(
  seeded: readonly Seeded[],
  operations: number,
  ignoreExisting: boolean,
  random: () => number,
): Task[] {
  const pending = shuffled(onlyOfTheirAddress(seeded), random);
  const organizations = [...new Set(seeded.flatMap(({ organizationId }) => organizationId ?? []))].sort();
  const waiting = shuffled(
    seeded.filter(({ status }) => status === 'waiting'),
    random,
  );
  return Array.from({ length: operations }, (_, n): Task => {
    if (random() < 0.25) return onWaitlist(waiting, addressOf(n), random());
    const dice = random();
    const sort = sortOf(dice, ignoreExisting);
    const target = sort === 'invite' ? undefined : nextOf(pending, sort);
    if (target === undefined) {
      const into = random() < 0.4 ? organizations[Math.floor(random() * organizations.length)] : undefined;
      const task = invite(addressOf(n), ignoreExisting && into === undefined, random());
      return into === undefined ? task : { ...task, audience: 'organization', organizationId: into };
    }
    const { id, emailAddress: address, organizationId = null } = target;
    if (sort === 'invite-again') return invite(address, true, 1);
    const operation = sort === 'revoke' ? 'revoke' : 'resend';
    return { ...plain, operation, address, organizationId, targetId: id, shared: random() < 0.2 };
  });
}

/** In an order that is the same for the same seed. */
function shuffled(seeded: readonly Seeded[], random: () => number): Seeded[] {
  return seeded
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((each) => ({ each, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
}

/** Nobody is invited into an organization a second time: Clerk has no `ignore_existing` there. */
function nextOf(pending: Seeded[], sort: Sort): Seeded | undefined {
  const index = pending.findLastIndex(
    ({ organizationId }) => sort !== 'invite-again' || organizationId === undefined,
  );
  return index < 0 ? undefined : pending.splice(index, 1)[0];
}

function invite(address: string, ignoreExisting: boolean, dice: number): Task {
  const followUp = dice < 0.1 ? 'resend' : dice < 0.2 ? 'revoke' : null;
  // Where Clerk refuses no second one, two who ask for one get two.
  const shared = !ignoreExisting && followUp === null && dice < 0.4;
  return { ...plain, address, ignoreExisting, withMetadata: dice < 0.3, followUp, shared };
}

function onlyOfTheirAddress(seeded: readonly Seeded[]): Seeded[] {
  const counts = new Map<string, number>();
  for (const { emailAddress } of seeded) counts.set(emailAddress, (counts.get(emailAddress) ?? 0) + 1);
  return seeded.filter(({ emailAddress, status }) => status === 'pending' && counts.get(emailAddress) === 1);
}
