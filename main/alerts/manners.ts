/** The reasons to say nothing, or nothing yet. */
import type { AlertKind } from '../../preload/alert.ts';
import type { AlertContext, AlertSettings, AlertState, Decision } from './policy.ts';
import { idsOf, restand, type Subject } from './subject.ts';
import { burstMs, leadMs, settleMs } from './timing.ts';

export function isMuted(kind: AlertKind, settings: AlertSettings): boolean {
  return !settings.notifications || settings.mutedNotifications.includes(kind);
}

/** Whether the person has this in view: the popup has the focus and shows the account, or it is about all. */
export function isWatched(subject: Subject, { looking }: AlertContext): boolean {
  return looking !== null && (subject.accountId === null || subject.accountId === looking.accountId);
}

function sooner(subject: Subject, at: number): Subject {
  return { ...subject, dueAt: Math.min(subject.dueAt ?? at, at) };
}

/** Plans to tell what is fresh: soon, or when the burst that it belongs to is over. */
export function tellSoon(subject: Subject, now: number): Subject {
  const { spokeAt } = subject;
  const bursting = spokeAt !== null && spokeAt <= now && now < spokeAt + burstMs;
  return { ...sooner(subject, bursting ? spokeAt + burstMs : now + leadMs), quietly: bursting };
}

/** Plans to put right what is shown, if anything is, no more often than once in a burst. */
export function correctSoon(subject: Subject, now: number): Subject {
  if (subject.shown === null) return subject;
  const changedAt = Math.min(now, subject.shown.alert.at);
  return { ...sooner(subject, Math.max(now + leadMs, changedAt + burstMs)), stale: true };
}

/** Plans to say that it is over. */
export function recoverSoon(subject: Subject, now: number): Subject {
  return sooner(subject, now + leadMs);
}

/** Whether what was told is over, all of it, and nobody said so yet. */
export function isRecovered(subject: Subject): boolean {
  return subject.mended.size > 0 && idsOf(subject, 'told').length === 0;
}

/** Calls the next word off when there is nothing left to say. */
export function tidy(subject: Subject): Subject {
  const pending = subject.stale || isRecovered(subject) || idsOf(subject, 'fresh').length > 0;
  return pending ? subject : { ...subject, dueAt: null };
}

/** The notification is no more on the screen. What was told stays told. */
export function unshown(subject: Subject): Subject {
  return tidy({ ...subject, shown: null, stale: false });
}

/** The person sees it in the popup: nothing about it needs to be told any more. */
export function seen(subject: Subject): { subject: Subject; decisions: Decision[] } {
  const decisions: Decision[] = subject.shown === null ? [] : [{ do: 'dismiss', id: subject.id }];
  const over: Subject = { ...restand(subject, 'fresh', 'seen'), mended: new Map() };
  return { subject: unshown(over), decisions };
}

/** Whether what a sync of this account finds now is news: the first one since the start or a wake-up is not. */
export function isSettled(
  { syncedAt }: Pick<AlertState, 'syncedAt'>,
  accountId: string,
  now: number,
): boolean {
  const first = syncedAt.get(accountId);
  return first !== undefined && Math.abs(now - first) >= settleMs;
}
