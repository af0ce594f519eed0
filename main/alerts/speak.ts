/** The second half of a decision: what falls due is said, or held while it is not the time. */

import { alertOf, recoveryOf } from './compose.ts';
import { isNews, kindOf } from './fact.ts';
import { isMuted, isRecovered, isWatched, seen } from './manners.ts';
import type { AlertContext, AlertState, Decision, Step } from './policy.ts';
import { isQuiet, untilQuietEnds } from './quiet-hours.ts';
import { idsOf, restand, type Subject } from './subject.ts';
import { focusRecheckMs, leadMs, newsMergeMs, recheckMs } from './timing.ts';

interface Said {
  subject: Subject;
  decisions: readonly Decision[];
}

/** A time that lies further ahead than any that is ever set was set by a clock that has been put back. */
function isDue({ dueAt }: Subject, now: number): boolean {
  return dueAt !== null && (now >= dueAt || dueAt > now + recheckMs);
}

/** Says later what must not be said now. What is held sounds again: it is no longer part of a burst. */
function hold(subject: Subject, dueAt: number, why: 'quiet-hours' | 'focused'): Said {
  return {
    subject: { ...subject, dueAt, quietly: false },
    decisions: [{ do: 'stay-silent', subject: subject.id, why }],
  };
}

/** What was muted while it waited is as good as seen. */
function withoutMuted(subject: Subject, { settings }: AlertContext): Subject {
  const entries = Array.from(subject.entries, ([id, entry]) => {
    const muted = entry.standing === 'fresh' && isMuted(kindOf(entry.fact), settings);
    return [id, muted ? { ...entry, standing: 'seen' as const } : entry] as const;
  });
  return { ...subject, entries: new Map(entries) };
}

/** Older entries that stay in the notification, because they still stand and are still shown. */
function stillShown(subject: Subject, now: number): string[] {
  const tooOld = isNews(subject.topic) && now - (subject.spokeAt ?? 0) > newsMergeMs;
  if (subject.shown === null || tooOld) return [];
  return subject.shown.members.filter((id) => subject.entries.get(id)?.standing === 'told');
}

function tell(subject: Subject, fresh: readonly string[], context: AlertContext): Said {
  const { now } = context;
  const members = [...stillShown(subject, now), ...fresh];
  const alert = alertOf(subject, members, context, subject.quietly);
  if (alert === null) return { subject: { ...subject, dueAt: null }, decisions: [] };
  const inPlace = subject.quietly && subject.shown !== null;
  const kept = isNews(subject.topic)
    ? new Map([...subject.entries].filter(([id]) => members.includes(id)))
    : subject.entries;
  return {
    subject: {
      ...restand({ ...subject, entries: kept }, 'fresh', 'told'),
      shown: { alert, members },
      stale: false,
      dueAt: null,
      spokeAt: now,
    },
    decisions: [{ do: inPlace ? 'update' : members.length > 1 ? 'summarise' : 'notify', alert }],
  };
}

function tellRecovery(subject: Subject, context: AlertContext): Said {
  const alert = isMuted('recovered', context.settings) ? null : recoveryOf(subject, context);
  const rest: Subject = { ...subject, mended: new Map(), stale: false, dueAt: null };
  if (alert === null) return withdraw(rest);
  return {
    subject: { ...rest, shown: { alert, members: [] }, spokeAt: context.now },
    decisions: [{ do: alert.count > 1 ? 'summarise' : 'notify', alert }],
  };
}

function withdraw(subject: Subject): Said {
  return {
    subject: { ...subject, shown: null, stale: false, dueAt: null },
    decisions: subject.shown === null ? [] : [{ do: 'dismiss', id: subject.id }],
  };
}

/** Nothing new, but what is shown is no longer right. */
function correct(subject: Subject, context: AlertContext): Said {
  const members = stillShown(subject, context.now);
  const alert = alertOf(subject, members, context, true);
  if (alert === null || subject.shown === null) return withdraw(subject);
  const { title, body } = subject.shown.alert;
  const same = alert.title === title && alert.body === body;
  return {
    subject: { ...subject, shown: { alert, members }, stale: false, dueAt: null },
    decisions: same ? [] : [{ do: 'update', alert }],
  };
}

function speakOf(subject: Subject, context: AlertContext): Said {
  const { now, settings, timeZone } = context;
  if (isWatched(subject, context)) return seen(subject);
  if (context.looking !== null) return hold(subject, now + focusRecheckMs, 'focused');
  if (isQuiet(now, settings.quietHours, timeZone)) {
    const left = untilQuietEnds(now, settings.quietHours, timeZone);
    return hold(subject, now + Math.min(recheckMs, Math.max(leadMs, left)), 'quiet-hours');
  }
  const audible = withoutMuted(subject, context);
  const fresh = idsOf(audible, 'fresh');
  if (fresh.length > 0) return tell(audible, fresh, context);
  if (isRecovered(audible)) return tellRecovery(audible, context);
  return audible.stale ? correct(audible, context) : { subject: { ...audible, dueAt: null }, decisions: [] };
}

/** News first: what comes last lies on top, and that should be a failure. */
function inOrder(subjects: Iterable<Subject>): Subject[] {
  return [...subjects].sort((a, b) => Number(isNews(b.topic)) - Number(isNews(a.topic)));
}

/** Speaks about every subject that is due. */
export function speak(state: AlertState, context: AlertContext): Step {
  const decisions: Decision[] = [];
  const subjects = new Map(state.subjects);
  for (const subject of inOrder(state.subjects.values())) {
    if (!isDue(subject, context.now)) continue;
    const said = speakOf(subject, context);
    subjects.set(subject.id, said.subject);
    decisions.push(...said.decisions);
  }
  return { state: { ...state, subjects }, decisions };
}
