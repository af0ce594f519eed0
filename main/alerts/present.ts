/** Compares what should be shown of each subject with what is shown. */
import type { Alert } from '../../preload/alert.ts';
import { messageOf } from './message.ts';
import { providers } from './providers.ts';
import { isQuiet } from './quiet-hours.ts';
import { heldBack, isDue, isMuted, isOutlived, isOver, isWatched, leadMs } from './rules.ts';
import {
  type AlertContext,
  type Decision,
  factsOf,
  idsOf,
  type NextState,
  type Status,
  type Subject,
} from './state.ts';

function setStatus({ entries }: Subject, ids: readonly string[], status: Status): void {
  for (const id of ids) {
    const entry = entries.get(id);
    if (entry) entries.set(id, { ...entry, status });
  }
}

function forgetOver(subject: Subject): void {
  for (const id of idsOf(subject, 'over')) subject.entries.delete(id);
}

/** Takes the notification off the screen, if it is there. What was told stays told. */
export function dismiss(subject: Subject, { decisions }: NextState): void {
  if (subject.shown !== null) decisions.push({ do: 'dismiss', id: subject.id });
  subject.shown = null;
}

/** The person sees it in the popup: nothing about it needs to be told any more. */
export function markSeen(subject: Subject, next: NextState): void {
  setStatus(subject, idsOf(subject, 'fresh'), 'seen');
  forgetOver(subject);
  dismiss(subject, next);
  subject.dueAt = null;
}

interface Wanted {
  /** Null: nothing. */
  alert: Alert | null;
  members: readonly string[];
  /** What it tells that was not told before: that something is so, or that all is over. */
  news: 'fresh' | 'over' | null;
}

/** What should be shown of a subject: what is fresh, with what is shown and still stands; or that all is over. */
function wantedOf(subject: Subject, context: AlertContext): Wanted {
  const { entries, provider, shown } = subject;
  const fresh = idsOf(subject, 'fresh').filter(
    (id) => !isMuted(provider.kindOf(entries.get(id)?.fact), context.settings),
  );
  if (fresh.length === 0 && isOver(subject)) {
    const facts = isMuted('recovered', context.settings) ? [] : factsOf(subject, idsOf(subject, 'over'));
    const alert = messageOf(subject, facts, { silent: true, allOver: true }, context);
    return { alert, members: [], news: 'over' };
  }
  const isApart = fresh.length > 0 && isOutlived(subject, context.now);
  const standing = shown === null || isApart ? [] : shown.members;
  const members = [...standing.filter((id) => entries.get(id)?.status === 'told'), ...fresh];
  const news = fresh.length > 0 ? 'fresh' : null;
  const silent = subject.isQuiet || news === null;
  return { alert: messageOf(subject, factsOf(subject, members), { silent }, context), members, news };
}

/** What it takes to show what is wanted; null when that is shown already. */
function compare(shown: Alert | null, { alert, members, news }: Wanted): Decision | null {
  if (alert === null) return shown && { do: 'dismiss', id: shown.id };
  if (news === 'over') return { do: alert.count > 1 ? 'summarise' : 'notify', alert };
  if (news === 'fresh' && !(shown && alert.silent))
    return { do: members.length > 1 ? 'summarise' : 'notify', alert };
  const isSame = alert.title === shown?.title && alert.body === shown.body;
  return isSame && news === null ? null : { do: 'update', alert };
}

/** Shows what is wanted, by a decision of `compare`. */
function show(
  subject: Subject,
  { alert, members, news }: Wanted,
  decision: Decision | null,
  next: NextState,
): void {
  if (decision !== null) next.decisions.push(decision);
  if (news === 'over') forgetOver(subject);
  subject.shown = alert && { alert, members };
  if (alert === null || news === null) return;
  subject.toldAt = next.context.now;
  setStatus(subject, members, 'told');
  if (subject.provider.nature !== 'news') return;
  for (const id of subject.entries.keys()) if (!members.includes(id)) subject.entries.delete(id);
}

function presentOne(subject: Subject, next: NextState): void {
  const { context } = next;
  subject.dueAt = null;
  const wanted = wantedOf(subject, context);
  const decision = compare(subject.shown?.alert ?? null, wanted);
  const held = heldBack(context);
  if (isWatched(subject, context)) markSeen(subject, next);
  else if (held !== null && (decision !== null || idsOf(subject, 'fresh').length > 0)) {
    // What is held sounds again: it is no longer part of a burst.
    subject.isQuiet = false;
    subject.dueAt = held.until;
    next.staySilent(subject, held.why);
  } else {
    show(subject, wanted, decision, next);
    // What was muted while it waited is as good as seen.
    setStatus(subject, idsOf(subject, 'fresh'), 'seen');
  }
}

/** Shows, changes and takes away what is due, unless it is not the time. */
export function present(next: NextState): void {
  const due = [...next.subjects.values()].filter((subject) => isDue(subject, next.context.now));
  const order = ({ provider }: Subject) => providers.indexOf(provider);
  for (const subject of due.sort((a, b) => order(a) - order(b))) presentOne(subject, next);
}

/** The person changed what may be told: what is on the screen follows at once, and what was held may be sayable. */
export function refresh(subject: Subject, next: NextState): void {
  const { now, settings, timeZone } = next.context;
  if (subject.dueAt !== null) subject.dueAt = Math.min(subject.dueAt, now + leadMs);
  if (subject.shown === null) return;
  const { alert: shown, members } = subject.shown;
  const standing = members.filter((id) => subject.entries.get(id)?.status !== 'over');
  const facts = isMuted(shown.kind, settings) ? [] : factsOf(subject, standing);
  const alert = messageOf(subject, facts, { silent: true }, next.context);
  const wanted = (shownThen: Alert | null): Wanted => ({ alert: shownThen, members, news: null });
  if (compare(shown, wanted(alert)) === null) return;
  // An address must go at once, also at a time at which nothing new may be shown.
  const then = wanted(isQuiet(now, settings.quietHours, timeZone) ? null : alert);
  show(subject, then, compare(shown, then), next);
}
