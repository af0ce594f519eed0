/**
 * What an address's invitations at Clerk tell about a request: whether it must be sent, was sent, or cannot be
 * judged yet. Ids are compared. Of times only Clerk's own, and only to say what cannot come of a request that Clerk
 * itself would not let go twice: no clock of ours can make it send a second e-mail.
 */
import type { KnownInvitation } from '../audiences/audience.ts';
import type { Row } from '../audiences/row.ts';
import type { Tuning } from '../tuning.ts';
import type { OutboxItem } from './item.ts';

export type CreateVerdict =
  /** The invitation that was asked for is there. */
  | { kind: 'done'; invitation: Row; already: OutboxItem['already'] }
  | { kind: 'send'; baseline: string[]; ignoreExisting: boolean }
  /** Not there yet, but it might still come: look again at `until`. */
  | { kind: 'look-again'; until: number };

export type SendVerdict = Extract<CreateVerdict, { kind: 'send' }>;

type Made = Pick<Row, 'id' | 'createdAt'>;

/** Clerk's `Date` has whole seconds, and its servers have clocks of their own. */
const slackMs = 10_000;

/** What was made after it was asked for, by all that was known then. */
function sinceAsked<T extends Made>({ baseline }: OutboxItem, seen: readonly T[]): T[] {
  if (baseline.asked === null) return [];
  const { ids, clerkTime } = baseline.asked;
  const from = clerkTime === null ? Number.NEGATIVE_INFINITY : clerkTime - slackMs;
  return seen.filter(({ id, createdAt }) => !ids.includes(id) && createdAt >= from);
}

/**
 * What can have come of a request, oldest first. What Clerk made before the request left is somebody else's, that sync
 * had not seen yet. Where Clerk would not refuse a second one, everything counts that the look before did not show.
 */
export function madeSince(item: OutboxItem, seen: readonly Row[]): Row[] {
  const { sent } = item.baseline;
  const known = new Set(sent?.ids);
  const byTime = item.attempt?.ignoreExisting === true ? null : (sent?.clerkTime ?? null);
  const from = byTime === null ? Number.NEGATIVE_INFINITY : byTime - slackMs;
  return seen.filter(({ id, createdAt }) => !known.has(id) && createdAt >= from).sort(oldestFirst);
}

/**
 * Whether a create can go without a look, by what sync knows of its address; null: Clerk must be asked. Only a plain
 * first one can: should somebody else have invited the address since the last sync, Clerk refuses it as a duplicate,
 * and no second e-mail leaves. A repetition, and one that Clerk would not refuse, always looks. So does one that lay on
 * disk before this start (`earlier`) and whose address has got an invitation since: see {@link beforeCreate}.
 */
export function judgeUnseen(
  item: OutboxItem,
  known: readonly KnownInvitation[] | null,
  earlier: boolean,
): SendVerdict | null {
  const { doubt, attempt, operation, draft } = item;
  const first = doubt === 'none' && attempt === null;
  if (known === null || !first || !isFirst(operation) || draft.ignoreExisting === true) return null;
  if (known.some(({ pending }) => pending)) return null;
  if (earlier && sinceAsked(item, known).length > 0) return null;
  return { kind: 'send', baseline: known.map(({ id }) => id), ignoreExisting: false };
}

export interface Circumstances extends Pick<Tuning, 'settleMs' | 'graceMs'> {
  /** The machine's time. */
  now: number;
  /** Whether the item lay on disk before this start. */
  earlier: boolean;
}

const oldestFirst = (a: Row, b: Row): number => a.createdAt - b.createdAt;

/** It is about nobody who has got an invitation of ours already. */
const isFirst = (operation: OutboxItem['operation']): boolean =>
  operation === 'create' || operation === 'invite';

/** Only a person decides that Clerk is not to refuse a second one, and for the one create that they ask for. */
function ignoresExisting({ operation, draft }: OutboxItem): boolean {
  return isFirst(operation) && draft.ignoreExisting === true;
}

/**
 * The invitation that makes this one needless, though it is not ours. A resend is about its own invitation, `targetId`;
 * should somebody else have sent it again meanwhile, their e-mail has gone out, and a second one would be one too many.
 */
export function standsAlready(
  { operation, targetId, baseline: { asked } }: OutboxItem,
  seen: readonly Row[],
): { invitation: Row; already: OutboxItem['already'] } | null {
  const others = seen.filter(({ id }) => isFirst(operation) || id !== targetId).sort(oldestFirst);
  const pending = others.findLast(({ status }) => status === 'pending');
  if (isFirst(operation)) return pending ? { invitation: pending, already: 'pending' } : null;
  const target = seen.find(({ id }) => id === targetId);
  const isNew = ({ id, createdAt }: Row) =>
    asked ? !asked.ids.includes(id) : target !== undefined && createdAt > target.createdAt;
  if (pending !== undefined) return { invitation: pending, already: isNew(pending) ? 'resent' : 'pending' };
  const accepted = others.findLast((each) => each.status === 'accepted' && isNew(each));
  return accepted ? { invitation: accepted, already: 'accepted' } : null;
}

/** What to do about a create, given everything that Clerk has for the address, revoked ones too. */
export function judgeCreate(item: OutboxItem, seen: readonly Row[], how: Circumstances): CreateVerdict {
  return item.doubt === 'none' ? beforeCreate(item, seen, how) : afterUnknownCreate(item, seen, how);
}

/**
 * Nothing was sent yet, or what was sent is known to have been refused: unless the file is an old one, restored from a
 * backup, and all this was done since. Then an invitation is there that was not when it was asked for. It may as well
 * be somebody else's, and the address does without ours: a second e-mail could not be taken back, and the person is
 * told what was not done. What was asked for since the start cannot have been done before.
 */
function beforeCreate(
  item: OutboxItem,
  seen: readonly Row[],
  { earlier }: Pick<Circumstances, 'earlier'>,
): CreateVerdict {
  const asked = ignoresExisting(item);
  const other = asked ? null : standsAlready(item, seen);
  if (other !== null && isFirst(item.operation)) return { kind: 'done', ...other };
  const since = earlier ? sinceAsked(item, seen).sort(oldestFirst) : [];
  const made = since.find(({ status }) => status === 'pending') ?? since.at(-1);
  if (made !== undefined) return { kind: 'done', invitation: made, already: 'meanwhile' };
  if (other !== null) return { kind: 'done', ...other };
  return { kind: 'send', baseline: seen.map(({ id }) => id), ignoreExisting: asked };
}

/** Who is invited anew after the first invitation was revoked, or is over, is to get another. */
const stands = ({ status }: Row): boolean => status !== 'revoked' && status !== 'expired';

/**
 * After a try with an unknown outcome: only once no late effect is to be expected any more may it be repeated, or be
 * taken back. Clerk refuses a second pending invitation, so that for a plain create a short while will do.
 */
function afterUnknownCreate(item: OutboxItem, seen: readonly Row[], how: Circumstances): CreateVerdict {
  const { attempt, baseline } = item;
  const { now, settleMs, graceMs } = how;
  if (attempt === null) return beforeCreate(item, seen, how);
  const ours = madeSince(item, seen).find((made) => baseline.askedAgain === null || stands(made));
  if (ours !== undefined) {
    const already = baseline.askedAgain === 'otherwise' ? 'meanwhile' : null;
    return { kind: 'done', invitation: ours, already };
  }
  const periodMs = attempt.ignoreExisting ? settleMs : graceMs;
  const settledAt = attempt.startedAt + periodMs;
  if (item.doubt === 'open' && now < settledAt) {
    // Never later than a whole period from now, whatever became of the clock.
    return { kind: 'look-again', until: Math.min(settledAt, now + periodMs) };
  }
  const anew = beforeCreate(item, seen, { earlier: false });
  if (anew.kind !== 'send') return anew;
  const ignoreExisting = attempt.ignoreExisting && ignoresExisting(item);
  const known = new Set([...(baseline.sent?.ids ?? []), ...seen.map(({ id }) => id)]);
  return { kind: 'send', baseline: [...known], ignoreExisting };
}

export type RevokeVerdict =
  /** Or, of an entry of the waitlist, rejected. */
  | { kind: 'revoked' }
  | { kind: 'send' }
  /** Nothing left to revoke: a resend can go on with its second half. */
  | { kind: 'over' }
  | { kind: 'accepted' };

/** `target`: the invitation as Clerk shows it now, null when it does not. */
export function afterUnknownRevoke(target: Row | null): RevokeVerdict {
  return target?.status === 'revoked' || target?.status === 'rejected'
    ? { kind: 'revoked' }
    : { kind: 'send' };
}

/** Clerk would not revoke: what the invitation has become tells what that means. */
export function afterRefusedRevoke(target: Row | null): RevokeVerdict {
  switch (target?.status) {
    case 'revoked':
    case 'rejected':
      return { kind: 'revoked' };
    case 'expired':
      return { kind: 'over' };
    case 'accepted':
      return { kind: 'accepted' };
    default:
      return { kind: 'send' };
  }
}
