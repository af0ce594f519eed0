/**
 * The rules of showing: transitions and not polls, one notification for one subject, a burst as one summary, silence
 * while the person looks, in quiet hours, and about old news. Pure; times are milliseconds.
 */
import type { AlertKind } from '../../preload/alert.ts';
import type { Silence } from './provider.ts';
import { isQuiet, untilQuietEnds } from './quiet-hours.ts';
import { type AlertContext, type AlertSettings, idsOf, type Status, type Subject } from './state.ts';

/** Before the first word: what is over by then was not worth one, and what belongs together arrives together. */
export const leadMs = 2000;
/** What follows a notification within this time changes it in place, once and without a sound, when it is over. */
const burstMs = 30_000;
/** News that comes while older news is still shown joins it, up to this age. */
const newsMergeMs = 3_600_000;
/** After the first sync since a start or a wake-up its findings may still trickle in. */
const settleMs = 5000;
/** How often to look whether a reason to be silent is over (quiet hours, a popup on another account). */
export const recheckMs = 600_000;
const focusRecheckMs = 10_000;

export function isMuted(kind: AlertKind, settings: AlertSettings): boolean {
  return !settings.notifications || settings.mutedNotifications.includes(kind);
}

/** Whether the person has this in view: the popup has the focus and shows the account, or it is about all. */
export function isWatched(subject: Subject, { looking }: AlertContext): boolean {
  return looking !== null && (subject.accountId === null || subject.accountId === looking.accountId);
}

/** Whether what a sync finds now is news: the first one since the start or a wake-up is not. */
export function isSettled(firstSyncAt: number | undefined, now: number): boolean {
  return firstSyncAt !== undefined && Math.abs(now - firstSyncAt) >= settleMs;
}

export interface Arrival {
  id: string;
  fact: unknown;
  at: number;
  isNews: boolean;
}

/** How the cause that all items will meet was dealt with before, or null when it is new. */
function ofSameCause({ entries, provider }: Subject, { fact }: Arrival): 'told' | 'seen' | null {
  const cause = provider.causeOf?.(fact) ?? null;
  if (cause === null) return null;
  const same = [...entries.values()].filter((entry) => provider.causeOf?.(entry.fact) === cause);
  const statuses = same.map(({ status }) => status);
  return statuses.find((status) => status === 'told' || status === 'seen') ?? null;
}

/** Whether what has come is to be told. */
export function judge(
  subject: Subject,
  arrival: Arrival,
  context: AlertContext,
): { status: Status; why: Silence } {
  const { nature, kindOf } = subject.provider;
  const before = nature === 'news' ? undefined : subject.entries.get(arrival.id);
  const isCondition = nature === 'condition';
  // A failed item that was tried again and failed again is a transition; a condition that goes on is none.
  const goesOn =
    before &&
    !['unconfirmed', 'over'].includes(before.status) &&
    (isCondition || arrival.at <= before.version);
  if (goesOn) return { status: before.status, why: 'known' };
  // Told, over and back again before anybody said that it was over.
  if (isCondition && before?.status === 'over') return { status: 'told', why: 'known' };
  if (isMuted(kindOf(arrival.fact), context.settings)) return { status: 'seen', why: 'muted' };
  if (isWatched(subject, context)) return { status: 'seen', why: 'focused' };
  const isSecondLook = before !== undefined && arrival.at > before.version;
  if (!arrival.isNews && !isSecondLook) return { status: 'unconfirmed', why: 'first-sync' };
  const cause = ofSameCause(subject, arrival);
  return cause === null ? { status: 'fresh', why: 'gathering' } : { status: cause, why: 'known' };
}

function plan(subject: Subject, at: number): void {
  subject.dueAt = Math.min(subject.dueAt ?? at, at);
}

/** Plans to tell what is fresh: soon, or when the burst that it belongs to is over. */
export function planTelling(subject: Subject, now: number): void {
  const { toldAt } = subject;
  subject.isQuiet = toldAt !== null && toldAt <= now && now < toldAt + burstMs;
  plan(subject, subject.isQuiet && toldAt !== null ? toldAt + burstMs : now + leadMs);
}

/** Plans to put right what is shown, if anything is, no more often than once in a burst. */
export function planCorrection(subject: Subject, now: number): void {
  if (subject.shown === null) return;
  plan(subject, Math.max(now + leadMs, Math.min(now, subject.shown.alert.at) + burstMs));
}

/** Plans to say that all is over, if it is. */
export function planRecovery(subject: Subject, now: number): void {
  if (isOver(subject)) plan(subject, now + leadMs);
}

/** Whether what was told is over, all of it, and nobody said so yet. */
export function isOver(subject: Subject): boolean {
  return idsOf(subject, 'over').length > 0 && idsOf(subject, 'told').length === 0;
}

/** A time that lies further ahead than any that is ever set was set by a clock that has been put back. */
export function isDue({ dueAt }: Subject, now: number): boolean {
  return dueAt !== null && (now >= dueAt || dueAt > now + recheckMs);
}

/** What is due but must not be said now, and when to look again; null when it may be. */
export function heldBack({
  now,
  settings: { quietHours },
  looking,
  timeZone,
}: AlertContext): { until: number; why: Silence } | null {
  if (looking !== null) return { until: now + focusRecheckMs, why: 'focused' };
  if (!isQuiet(now, quietHours, timeZone)) return null;
  const left = untilQuietEnds(now, quietHours, timeZone);
  return { until: now + Math.min(recheckMs, Math.max(leadMs, left)), why: 'quiet-hours' };
}

/** Whether what is shown is too old for news that comes now to join it. */
export function isOutlived({ provider, toldAt }: Subject, now: number): boolean {
  return provider.nature === 'news' && now - (toldAt ?? 0) > newsMergeMs;
}
