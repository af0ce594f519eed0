/** Which event deserves which notification. Pure: the same state, event and context always give the same decisions. */
import type { AlertEvent } from './event.ts';
import { dismiss, markSeen, present, refresh } from './present.ts';
import type { End, Known, Observation, Provider } from './provider.ts';
import { providers } from './providers.ts';
import {
  type Arrival,
  isMuted,
  isSettled,
  isWatched,
  judge,
  planCorrection,
  planRecovery,
  planTelling,
} from './rules.ts';
import {
  type AlertContext,
  type AlertState,
  type Decision,
  NextState,
  type Subject,
  subjectId,
} from './state.ts';

function add(subject: Subject, arrival: Arrival, next: NextState): void {
  const { now } = next.context;
  const { status, why } = judge(subject, arrival, next.context);
  next.staySilent(subject, why);
  // News that is not told is forgotten.
  if (subject.provider.nature === 'news' && status !== 'fresh') return;
  const { id, fact, at: version } = arrival;
  // Whatever comes back after it was over stands at the end again.
  if (subject.entries.get(id)?.status === 'over') subject.entries.delete(id);
  subject.entries.set(id, { fact, version, status });
  if (status === 'fresh') planTelling(subject, now);
  if (status !== 'told') return;
  const { shown } = subject;
  if (shown !== null && !shown.members.includes(id)) {
    subject.shown = { ...shown, members: [...shown.members, id] };
  }
  planCorrection(subject, now);
}

function resolve(subject: Subject, id: string, end: End, next: NextState): void {
  const { now, settings } = next.context;
  const { entries, provider, shown } = subject;
  const entry = entries.get(id);
  if (entry?.status === 'over') return;
  // What was told and comes back after a pause is not told again.
  if (end !== 'paused' || entry?.status === 'fresh') entries.delete(id);
  if (provider.overWords === undefined) dismiss(subject, next);
  else if (entry !== undefined) {
    // Only what was told is worth saying that it is over.
    const isWorthIt = end === 'resolved' && entry.status === 'told' && !isMuted('recovered', settings);
    if (isWorthIt) entries.set(id, { ...entry, status: 'over' });
    if (shown?.members.includes(id)) planCorrection(subject, now);
    planRecovery(subject, now);
  }
}

function observe(
  provider: Provider,
  accountId: string | null,
  seen: Observation<unknown>,
  next: NextState,
): void {
  const subject = next.subject(provider, accountId);
  const order = seen.at === null ? 'new' : next.order(`${subject.id} ${seen.id}`, seen.at);
  if (order === 'old') next.staySilent(subject, 'outdated');
  else if ('end' in seen) resolve(subject, seen.id, seen.end, next);
  else if (order === 'same' && provider.nature !== 'condition') next.staySilent(subject, 'known');
  else if ('silence' in seen) next.staySilent(subject, seen.silence);
  else add(subject, { ...seen, at: seen.at ?? next.context.now }, next);
}

/** What an event says about what notifications are about. */
function observeAll(next: NextState, event: AlertEvent): void {
  const { now, settings } = next.context;
  const accountId = 'accountId' in event ? event.accountId : null;
  const firstSyncAt = next.syncedAt.get(accountId ?? '');
  for (const provider of providers) {
    const known: Known = {
      now,
      hasSynced: firstSyncAt !== undefined,
      isSettled: isSettled(firstSyncAt, now),
      has: (id) => next.subjects.get(subjectId(provider, accountId))?.entries.has(id) ?? false,
      isMuted: (kind) => isMuted(kind, settings),
    };
    for (const seen of provider.observe(event, known)) observe(provider, accountId, seen, next);
  }
}

function forget(subject: Subject, next: NextState): void {
  dismiss(subject, next);
  next.subjects.delete(subject.id);
}

/** What an event says about the notifications themselves, whatever they are about. */
function react(next: NextState, event: AlertEvent): void {
  const { context, subjects, syncedAt } = next;
  if (event.type === 'synced' && !syncedAt.has(event.accountId)) syncedAt.set(event.accountId, event.at);
  if (event.type === 'resumed') syncedAt.clear();
  if (event.type === 'account-removed') syncedAt.delete(event.accountId);
  for (const subject of subjects.values()) {
    if (event.type === 'settings') refresh(subject, next);
    else if (event.type === 'gone' && event.id === subject.id) subject.shown = null;
    else if (event.type === 'focused' && isWatched(subject, context)) markSeen(subject, next);
    else if (event.type === 'account-removed' && event.accountId === subject.accountId) forget(subject, next);
  }
}

export interface Step {
  state: AlertState;
  decisions: readonly Decision[];
}

export function decide(state: AlertState, event: AlertEvent, context: AlertContext): Step {
  const next = new NextState(state, context);
  observeAll(next, event);
  react(next, event);
  present(next);
  const { subjects, syncedAt, newest, decisions } = next;
  return { state: { subjects, syncedAt, newest }, decisions };
}

/** When to decide again, with a `tick`; null when nothing is pending. */
export function nextLookAt({ subjects }: AlertState): number | null {
  const due = [...subjects.values()].flatMap(({ dueAt }) => dueAt ?? []);
  return due.length === 0 ? null : Math.min(...due);
}
