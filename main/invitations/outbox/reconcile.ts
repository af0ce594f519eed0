/**
 * What an address's invitations at Clerk tell about a request: whether it must be sent, was sent, or cannot be
 * judged yet. Only ids are compared, never times: no clock, ours or Clerk's, can make it send twice.
 */
import type { ClerkInvitation } from '../../clerk/api.ts';
import type { Tuning } from '../tuning.ts';
import type { OutboxItem } from './item.ts';

export type CreateVerdict =
  /** The invitation that was asked for is there. */
  | { kind: 'done'; invitation: ClerkInvitation; already: OutboxItem['already'] }
  | { kind: 'send'; baseline: string[]; ignoreExisting: boolean }
  /** Not there yet, but it might still come: look again at `until`. */
  | { kind: 'look-again'; until: number };

export type SendVerdict = Extract<CreateVerdict, { kind: 'send' }>;

/** What the copy has of an address. */
export interface KnownInvitation {
  id: string;
  /** As Clerk saw it last, whatever its time. */
  pending: boolean;
}

/**
 * Whether a create can go without a look, by what sync knows of its address; null: Clerk must be asked. Only a plain
 * first one can: should somebody else have invited the address since the last sync, Clerk refuses it as a duplicate,
 * and no second e-mail leaves. A repetition, and one that Clerk would not refuse, always looks.
 */
export function judgeUnseen(
  { doubt, attempt, operation, draft }: OutboxItem,
  known: readonly KnownInvitation[] | null,
): SendVerdict | null {
  const first = doubt === 'none' && attempt === null;
  if (known === null || !first || operation !== 'create' || draft.ignoreExisting === true) return null;
  if (known.some(({ pending }) => pending)) return null;
  return { kind: 'send', baseline: known.map(({ id }) => id), ignoreExisting: false };
}

type Settling = Pick<Tuning, 'settleMs' | 'graceMs'>;

const oldestFirst = (a: ClerkInvitation, b: ClerkInvitation): number => a.createdAt - b.createdAt;

/**
 * What to do about a create, given everything that Clerk has for the address, revoked ones too.
 * `now`: the machine's time.
 */
export function judgeCreate(
  item: OutboxItem,
  seen: readonly ClerkInvitation[],
  now: number,
  tuning: Settling,
): CreateVerdict {
  return item.doubt === 'none' ? beforeCreate(item, seen) : afterUnknownCreate(item, seen, now, tuning);
}

/** Nothing was sent yet, or what was sent is known to have been refused. */
function beforeCreate(item: OutboxItem, seen: readonly ClerkInvitation[]): CreateVerdict {
  const pending = seen
    .filter(({ status }) => status === 'pending')
    .sort(oldestFirst)
    .at(-1);
  const asked = item.draft.ignoreExisting ?? false;
  if (pending !== undefined && !asked && item.operation === 'create') {
    return { kind: 'done', invitation: pending, already: 'pending' };
  }
  // A resend has revoked its own; another pending one of the same address must not keep the e-mail from going out.
  const ignoreExisting = asked || (item.operation === 'resend' && pending !== undefined);
  return { kind: 'send', baseline: seen.map(({ id }) => id), ignoreExisting };
}

/**
 * After a try with an unknown outcome: only once no late effect is to be expected any more may it be repeated, or be
 * taken back. Clerk refuses a second pending invitation, so that for a plain create a short while will do.
 */
function afterUnknownCreate(
  item: OutboxItem,
  seen: readonly ClerkInvitation[],
  now: number,
  { settleMs, graceMs }: Settling,
): CreateVerdict {
  const { attempt } = item;
  if (attempt === null) return beforeCreate(item, seen);
  const known = new Set(attempt.baseline);
  const [ours] = seen.filter(({ id }) => !known.has(id)).sort(oldestFirst);
  if (ours !== undefined) return { kind: 'done', invitation: ours, already: null };
  const periodMs = attempt.ignoreExisting ? settleMs : graceMs;
  const settledAt = attempt.startedAt + periodMs;
  if (item.doubt === 'open' && now < settledAt) {
    // Never later than a whole period from now, whatever became of the clock.
    return { kind: 'look-again', until: Math.min(settledAt, now + periodMs) };
  }
  return { kind: 'send', baseline: attempt.baseline, ignoreExisting: attempt.ignoreExisting };
}

export type RevokeVerdict =
  | { kind: 'revoked' }
  | { kind: 'send' }
  /** Nothing left to revoke: a resend can go on with its second half. */
  | { kind: 'over' }
  | { kind: 'accepted' };

/** `target`: the invitation as Clerk shows it now, null when it does not. */
export function afterUnknownRevoke(target: ClerkInvitation | null): RevokeVerdict {
  return target?.status === 'revoked' ? { kind: 'revoked' } : { kind: 'send' };
}

/** Clerk would not revoke: what the invitation has become tells what that means. */
export function afterRefusedRevoke(target: ClerkInvitation | null): RevokeVerdict {
  switch (target?.status) {
    case 'revoked':
      return { kind: 'revoked' };
    case 'expired':
      return { kind: 'over' };
    case 'accepted':
      return { kind: 'accepted' };
    default:
      return { kind: 'send' };
  }
}
