/** The person changed what may be told: what is on the screen follows at once. */
import { alertOf } from './compose.ts';
import type { Draft } from './draft.ts';
import { isMuted, unshown } from './manners.ts';
import type { AlertContext, Decision } from './policy.ts';
import { isQuiet } from './quiet-hours.ts';
import type { Subject } from './subject.ts';
import { leadMs } from './timing.ts';

/** What was held may be sayable now. */
function hurried(subject: Subject, now: number): Subject {
  return subject.dueAt === null ? subject : { ...subject, dueAt: Math.min(subject.dueAt, now + leadMs) };
}

/** The subject as the new settings want it, and what that takes. */
function revised(subject: Subject, context: AlertContext): { subject: Subject; decision: Decision | null } {
  if (subject.shown === null) return { subject, decision: null };
  const { alert: before, members } = subject.shown;
  const alert = isMuted(before.kind, context.settings) ? null : alertOf(subject, members, context, true);
  if (alert?.title === before.title && alert.body === before.body) return { subject, decision: null };
  // An address must go at once, also at a time at which nothing new may be shown.
  if (alert === null || isQuiet(context.now, context.settings.quietHours, context.timeZone)) {
    return { subject: unshown(subject), decision: { do: 'dismiss', id: subject.id } };
  }
  return { subject: { ...subject, shown: { alert, members } }, decision: { do: 'update', alert } };
}

export function reviseShown(draft: Draft, context: AlertContext): void {
  for (const subject of [...draft.subjects.values()]) {
    const { subject: next, decision } = revised(subject, context);
    draft.put(hurried(next, context.now));
    if (decision !== null) draft.decisions.push(decision);
  }
}
