/** How an item changes with what happened to it: pure steps from one stored state to the next. Times are the machine's. */
import { isDeepStrictEqual } from 'node:util';
import type { Failure } from '../../../preload/failure.ts';
import { type Draft, draftSchema } from '../../../preload/invitation.ts';
import type { Known } from '../audiences/audience.ts';
import type { Row } from '../audiences/row.ts';
import type { Tuning } from '../tuning.ts';
import type { Attempt, OutboxItem } from './item.ts';
import { backoffMs } from './refusal.ts';

/** After so many tries that ended in the dark a person is told. */
const patience = 8;

const notWaiting = { notBefore: null, waitingFor: null } as const;
/** It is known what became of the newest request. */
const certain = ({ baseline: { asked } }: OutboxItem) =>
  ({ attempt: null, doubt: 'none', baseline: { asked, sent: null, askedAgain: null } }) as const;

/** Written down before the request leaves; `sent`: what its address has, where that will tell what came of it. */
export function sending(
  item: OutboxItem,
  attempt: Omit<Attempt, 'startedAt'>,
  sent: Known | null,
  now: number,
): OutboxItem {
  return {
    ...item,
    ...notWaiting,
    state: 'sending',
    attempt: { ...attempt, startedAt: now },
    baseline: { asked: item.baseline.asked, sent, askedAgain: null },
    updatedAt: now,
  };
}

/** Found or answered: this is done, and `resultId` is what came of it. */
export function done(
  item: OutboxItem,
  resultId: string | null,
  already: OutboxItem['already'],
  now: number,
): OutboxItem {
  return {
    ...item,
    ...notWaiting,
    ...certain(item),
    state: 'sent',
    resultId: resultId ?? item.resultId,
    already,
    failure: null,
    canRetry: false,
    tries: 0,
    updatedAt: now,
  };
}

/** A create that is done: the address becomes what Clerk shows, in which lists and details find it. */
export function made(
  item: OutboxItem,
  { id, emailAddress, publicMetadata }: Row,
  already: OutboxItem['already'],
  now: number,
): OutboxItem {
  const { success } = draftSchema.shape.emailAddress.safeParse(emailAddress);
  // What a draft could not hold would make the item unreadable after a restart.
  const draft = success ? { ...item.draft, emailAddress } : item.draft;
  const withoutMetadata = already === null && lacks(publicMetadata, item.draft.publicMetadata ?? {});
  return { ...done(item, id, already, now), draft, ...(withoutMetadata && { withoutMetadata }) };
}

/** Whether something of `asked` did not arrive; as JSON, which is how it travelled. What came beside it does no harm. */
function lacks(arrived: Record<string, unknown>, asked: Record<string, unknown>): boolean {
  const sent: Record<string, unknown> = JSON.parse(JSON.stringify(asked));
  return Object.entries(sent).some(([name, value]) => !isDeepStrictEqual(arrived[name], value));
}

/** The first half of a resend is over; the second is a request of its own. */
export function revokedHalf(item: OutboxItem, now: number): OutboxItem {
  return {
    ...item,
    ...notWaiting,
    ...certain(item),
    state: 'queued',
    step: 'create',
    failure: null,
    tries: 0,
    updatedAt: now,
  };
}

/** The newest request certainly had no effect. What an older one did may still be in doubt. */
export function withoutEffect(item: OutboxItem, now: number): OutboxItem {
  const next: OutboxItem = { ...item, ...notWaiting, state: 'queued', updatedAt: now };
  return item.doubt === 'none' ? { ...next, ...certain(item) } : next;
}

/** After a back-off of ours, and not before Clerk asked for it (`Retry-After` of a 503). */
function notBefore(failure: Failure | null, now: number, backoff: number): number {
  const asked = failure?.kind === 'clerk-down' ? (failure.until ?? 0) : 0;
  return Math.max(now + backoff, asked);
}

/**
 * Refused on the way, not the item's fault: the same again after a while. Who refused may not have been Clerk (a
 * CDN, a proxy), so what the request was compared with is kept: should it have taken effect, it is recognised.
 */
export function later(item: OutboxItem, failure: Failure, now: number, baseMs: number): OutboxItem {
  return {
    ...item,
    state: 'queued',
    doubt: item.state === 'sending' && item.doubt === 'none' ? 'settled' : item.doubt,
    failure,
    tries: item.tries + 1,
    notBefore: notBefore(failure, now, Math.min(maxPatientWaitMs, backoffMs(item.tries + 1, baseMs))),
    waitingFor: waitingForOf(failure),
    updatedAt: now,
  };
}

/** Clerk itself works on it: the same again after a while, longer with each time. */
export function locked(item: OutboxItem, failure: Failure, now: number, baseMs: number): OutboxItem {
  const tries = item.tries + 1;
  const wait = Math.min(maxPatientWaitMs, backoffMs(tries, baseMs));
  return { ...withoutEffect(item, now), failure, tries, notBefore: now + wait, waitingFor: 'locked' };
}

/** After so many tries that somebody on the way refused a person is told. */
const triesWithOthers = 3;

/** Refused by somebody on the way: a few tries alone if it may pass, then a person decides. */
export function refusedOnTheWay(
  item: OutboxItem,
  failure: Failure,
  mayPass: boolean,
  now: number,
  baseMs: number,
): OutboxItem {
  const again = later(item, failure, now, baseMs);
  return mayPass && again.tries < triesWithOthers ? again : failed(again, failure, true, now);
}

/** What has to come back before another try is worth it. */
export function waitingForOf({ kind }: Failure): 'keychain' | 'network' | 'backoff' {
  if (kind === 'keychain') return 'keychain';
  return kind === 'unreachable' || kind === 'offline' ? 'network' : 'backoff';
}

const maxPatientWaitMs = 60_000;

/** It may have happened: the attempt stays written down, and the next thing is to look. */
export function uncertain(
  item: OutboxItem,
  failure: Failure | null,
  now: number,
  tuning: Pick<Tuning, 'backoffMs' | 'timeoutMs'>,
): OutboxItem {
  const tries = item.tries + 1;
  // No answer is waited for longer than that: by the clock it was only when the machine slept, or the clock was set,
  // meanwhile. A request that left before a night's sleep may reach Clerk after it.
  const startedAt = Math.max(item.attempt?.startedAt ?? now, now - tuning.timeoutMs);
  const attempt = item.attempt && { ...item.attempt, startedAt };
  const next: OutboxItem = {
    ...item,
    state: 'queued',
    attempt,
    doubt: 'open',
    failure,
    tries,
    updatedAt: now,
  };
  if (tries > patience) return { ...next, ...notWaiting, state: 'failed', canRetry: true };
  const again = notBefore(failure, now, backoffMs(tries, tuning.backoffMs));
  return { ...next, notBefore: again, waitingFor: 'backoff' };
}

/** Not to be seen yet at Clerk, but it may still come. */
export function lookAgain(item: OutboxItem, until: number, now: number): OutboxItem {
  // Set back, the clock would have the wait begin in the future.
  const attempt = item.attempt && { ...item.attempt, startedAt: Math.min(item.attempt.startedAt, now) };
  return { ...item, state: 'queued', attempt, notBefore: until, waitingFor: 'backoff', updatedAt: now };
}

/** Looked, and nothing there: it may be sent again. */
export function settled(item: OutboxItem, now: number): OutboxItem {
  return { ...item, ...notWaiting, state: 'queued', doubt: 'settled', updatedAt: now };
}

export function failed(item: OutboxItem, failure: Failure, canRetry: boolean, now: number): OutboxItem {
  return { ...withoutEffect(item, now), state: 'failed', failure, canRetry };
}

/** A person asks for another try. An attempt with an unknown outcome stays to be looked for. */
export function retried(item: OutboxItem, now: number): OutboxItem {
  return {
    ...item,
    ...notWaiting,
    state: 'queued',
    failure: null,
    canRetry: false,
    tries: 0,
    updatedAt: now,
  };
}

/**
 * A person asks anew for what was given up in doubt: the same item goes on, as it is asked for now. As a new one it
 * would not know what to look for, and if Clerk is not to refuse it there could be two e-mails.
 */
export function merged(item: OutboxItem, asked: OutboxItem): OutboxItem {
  const { draft, urgent, createdAt, metadataByBulk } = asked;
  const attempt = item.attempt && {
    ...item.attempt,
    ignoreExisting: item.attempt.ignoreExisting || draft.ignoreExisting === true,
  };
  const otherwise = item.baseline.askedAgain === 'otherwise' || !sameInvitation(item.draft, draft);
  const baseline = { ...item.baseline, askedAgain: otherwise ? 'otherwise' : 'same' } as const;
  const again = { ...retried(item, createdAt), operation: 'create', targetId: null } as const;
  return { ...again, draft, urgent, metadataByBulk, attempt, baseline };
}

function sameInvitation(one: Draft, other: Draft): boolean {
  const bare = { emailAddress: '', ignoreExisting: false };
  return isDeepStrictEqual({ ...one, ...bare }, { ...other, ...bare });
}

/** Only what was certainly not sent can be taken back. */
export function canCancel(item: OutboxItem): boolean {
  return item.state === 'queued' && item.doubt !== 'open';
}

/** Only a create of which nobody got anything, as when its address is refused. */
export function canCorrect({ operation, state, doubt }: OutboxItem): boolean {
  return operation === 'create' && state === 'failed' && doubt === 'none';
}

export function cancelled(item: OutboxItem, now: number): OutboxItem {
  return { ...item, ...notWaiting, state: 'cancelled', failure: null, updatedAt: now };
}

/** A crash while sending is an attempt with an unknown outcome. */
export function resumed(item: OutboxItem): OutboxItem {
  return item.state === 'sending' ? { ...item, state: 'queued', doubt: 'open' } : item;
}

/** The clock was set back by so many milliseconds: what was to wait for seconds must not wait for days. */
export function afterClockSetBack(item: OutboxItem, ms: number): OutboxItem {
  const attempt = item.attempt && { ...item.attempt, startedAt: item.attempt.startedAt - ms };
  const notBefore = item.notBefore === null ? null : item.notBefore - ms;
  return { ...item, attempt, notBefore, updatedAt: item.updatedAt - ms };
}

/** The clock was set forward, or the machine slept: a request in doubt has had so much less time to take effect. */
export function afterClockSetForward(item: OutboxItem, ms: number): OutboxItem {
  const { attempt, doubt } = item;
  if (attempt === null || doubt !== 'open') return item;
  return { ...item, attempt: { ...attempt, startedAt: attempt.startedAt + ms } };
}

/** As read from disk: the clock may have been set back while nobody looked. */
export function reread(item: OutboxItem, now: number): OutboxItem {
  return item.updatedAt > now ? afterClockSetBack(resumed(item), item.updatedAt - now) : resumed(item);
}
