/** Compares what should be shown of each subject with what is shown. */
import { messageOf } from './message.ts';
import type { NextState } from './next-state.ts';
import { isQuiet } from './quiet-hours.ts';
import { heldBack, isDue, isMuted, isOver, isWatched, leadMs, planRest, stillShown } from './rules.ts';
import { factsOf, idsOf, type Status, type Subject } from './state.ts';

function setStatus({ entries }: Subject, ids: readonly string[], status: Status): void {
  for (const id of ids) {
    const entry = entries.get(id);
    if (entry) entries.set(id, { ...entry, status });
  }
}

/** The notification is no more on the screen. What was told stays told. */
export function closed(subject: Subject, now: number): void {
  subject.shown = null;
  subject.isStale = false;
  planRest(subject, now);
}

/** Takes the notification off the screen, if it is there. */
export function dismiss(subject: Subject, { context, decisions }: NextState): void {
  if (subject.shown !== null) decisions.push({ do: 'dismiss', id: subject.id });
  closed(subject, context.now);
}

/** The person sees it in the popup: nothing about it needs to be told any more. */
export function see(subject: Subject, next: NextState): void {
  setStatus(subject, idsOf(subject, 'fresh'), 'seen');
  subject.over.clear();
  dismiss(subject, next);
}

/** Nothing new, but what is shown is no longer right. */
function correct(subject: Subject, next: NextState): void {
  const members = stillShown(subject, next.context.now);
  const alert = messageOf(subject, factsOf(subject, members), { silent: true }, next.context);
  if (alert === null || subject.shown === null) {
    dismiss(subject, next);
    return;
  }
  const { title, body } = subject.shown.alert;
  subject.shown = { alert, members };
  subject.isStale = false;
  if (alert.title !== title || alert.body !== body) next.decisions.push({ do: 'update', alert });
}

/** Tells what is fresh together with what is still shown, or, when nothing is, that all is over. */
function tell(subject: Subject, fresh: readonly string[], next: NextState): void {
  const { context, decisions } = next;
  const { provider, shown, isQuiet: silent } = subject;
  const allOver = fresh.length === 0;
  const members = allOver ? [] : [...stillShown(subject, context.now), ...fresh];
  const facts = allOver ? [...subject.over.values()] : factsOf(subject, members);
  if (allOver) subject.over.clear();
  const isUntold = allOver && isMuted('recovered', context.settings);
  const alert = isUntold ? null : messageOf(subject, facts, { silent, allOver }, context);
  if (alert === null) {
    dismiss(subject, next);
    return;
  }
  const inPlace = silent && shown !== null && !allOver;
  decisions.push({ do: inPlace ? 'update' : facts.length > 1 ? 'summarise' : 'notify', alert });
  subject.shown = { alert, members };
  subject.isStale = false;
  subject.toldAt = context.now;
  setStatus(subject, fresh, 'told');
  if (provider.nature !== 'news') return;
  for (const id of subject.entries.keys()) if (!members.includes(id)) subject.entries.delete(id);
}

function presentOne(subject: Subject, next: NextState): void {
  const { provider } = subject;
  const { settings } = next.context;
  subject.dueAt = null;
  // What was muted while it waited is as good as seen.
  const muted = idsOf(subject, 'fresh').filter((id) =>
    factsOf(subject, [id]).some((fact) => isMuted(provider.kindOf(fact), settings)),
  );
  setStatus(subject, muted, 'seen');
  const fresh = idsOf(subject, 'fresh');
  if (fresh.length > 0 || isOver(subject)) tell(subject, fresh, next);
  else if (subject.isStale) correct(subject, next);
}

/** Shows, changes and takes away what is due, unless it is not the time. */
export function present(next: NextState): void {
  const { context } = next;
  const due = [...next.subjects.values()].filter((subject) => isDue(subject, context.now));
  // News first: what comes last lies on top, and that should be a failure.
  const isNews = ({ provider }: Subject) => Number(provider.nature === 'news');
  for (const subject of due.sort((a, b) => isNews(b) - isNews(a))) {
    const held = heldBack(context);
    if (isWatched(subject, context)) see(subject, next);
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
  const { context, decisions } = next;
  const { now, settings, timeZone } = context;
  if (subject.dueAt !== null) subject.dueAt = Math.min(subject.dueAt, now + leadMs);
  const { shown } = subject;
  if (shown === null) return;
  const facts = isMuted(shown.alert.kind, settings) ? [] : factsOf(subject, shown.members);
  const alert = messageOf(subject, facts, { silent: true }, context);
  if (alert?.title === shown.alert.title && alert.body === shown.alert.body) return;
  // An address must go at once, also at a time at which nothing new may be shown.
  if (alert === null || isQuiet(now, settings.quietHours, timeZone)) dismiss(subject, next);
  else {
    subject.shown = { ...shown, alert };
    decisions.push({ do: 'update', alert });
  }
}
