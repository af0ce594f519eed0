/** Compares what should be shown of each subject with what is shown. */
import type { Alert } from '../../preload/alert.ts';
import { messageOf } from './message.ts';
import { isQuiet } from './quiet-hours.ts';
import { heldBack, isDue, isMuted, isOver, isWatched, leadMs, planRecovery, stillShown } from './rules.ts';
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

/** The notification is no more on the screen. What was told stays told. */
export function markClosed(subject: Subject, now: number): void {
  subject.shown = null;
  subject.isStale = false;
  planRecovery(subject, now);
}

/** Takes the notification off the screen, if it is there. */
export function dismiss(subject: Subject, { context, decisions }: NextState): void {
  if (subject.shown !== null) decisions.push({ do: 'dismiss', id: subject.id });
  markClosed(subject, context.now);
}

/** The person sees it in the popup: nothing about it needs to be told any more. */
export function markSeen(subject: Subject, next: NextState): void {
  setStatus(subject, idsOf(subject, 'fresh'), 'seen');
  subject.over.clear();
  dismiss(subject, next);
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
  const fresh = idsOf(subject, 'fresh');
  if (fresh.length === 0 && isOver(subject)) {
    const facts = isMuted('recovered', context.settings) ? [] : [...subject.over.values()];
    return {
      alert: messageOf(subject, facts, { silent: true, allOver: true }, context),
      members: [],
      news: 'over',
    };
  }
  const members = [...stillShown(subject, context.now), ...fresh];
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

function show(subject: Subject, wanted: Wanted, next: NextState): void {
  const { alert, members, news } = wanted;
  const { now } = next.context;
  const decision = compare(subject.shown?.alert ?? null, wanted);
  if (decision !== null) next.decisions.push(decision);
  if (news === 'over') subject.over.clear();
  if (alert === null) {
    markClosed(subject, now);
    return;
  }
  subject.shown = { alert, members };
  if (news === null) return;
  subject.toldAt = now;
  setStatus(subject, idsOf(subject, 'fresh'), 'told');
  if (subject.provider.nature !== 'news') return;
  for (const id of subject.entries.keys()) if (!members.includes(id)) subject.entries.delete(id);
}

function presentOne(subject: Subject, next: NextState): void {
  const { context } = next;
  // What was muted while it waited is as good as seen.
  const muted = idsOf(subject, 'fresh').filter((id) =>
    factsOf(subject, [id]).some((fact) => isMuted(subject.provider.kindOf(fact), context.settings)),
  );
  setStatus(subject, muted, 'seen');
  const wanted = wantedOf(subject, context);
  if (wanted.news !== null || subject.isStale) show(subject, wanted, next);
  subject.isStale = false;
  subject.dueAt = null;
}

/** Shows, changes and takes away what is due, unless it is not the time. */
export function present(next: NextState): void {
  const { context } = next;
  const due = [...next.subjects.values()].filter((subject) => isDue(subject, context.now));
  // News first: what comes last lies on top, and that should be a failure.
  const isNews = ({ provider }: Subject) => Number(provider.nature === 'news');
  for (const subject of due.sort((a, b) => isNews(b) - isNews(a))) {
    const held = heldBack(context);
    if (isWatched(subject, context)) markSeen(subject, next);
    else if (held === null) presentOne(subject, next);
    else {
      // What is held sounds again: it is no longer part of a burst.
      subject.dueAt = held.until;
      subject.isQuiet = false;
      next.staySilent(subject, held.why);
    }
  }
}

/** The person changed what may be told: what is on the screen follows at once, and what was held may be sayable. */
export function refresh(subject: Subject, next: NextState): void {
  const { now, settings, timeZone } = next.context;
  if (subject.dueAt !== null) subject.dueAt = Math.min(subject.dueAt, now + leadMs);
  if (subject.shown === null) return;
  const { alert: shown, members } = subject.shown;
  const facts = isMuted(shown.kind, settings) ? [] : factsOf(subject, members);
  const alert = messageOf(subject, facts, { silent: true }, next.context);
  if (compare(shown, { alert, members, news: null }) === null) return;
  // An address must go at once, also at a time at which nothing new may be shown.
  const isTime = !isQuiet(now, settings.quietHours, timeZone);
  show(subject, { alert: isTime ? alert : null, members, news: null }, next);
}
