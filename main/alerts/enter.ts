/** Takes a fact into its subject, and decides whether it is to be told. */
import { commonCode } from './cause.ts';
import type { Draft } from './draft.ts';
import { type Fact, kindOf, type Topic } from './fact.ts';
import { correctSoon, isMuted, isWatched, tellSoon } from './manners.ts';
import type { AlertContext, Silence } from './policy.ts';
import { type Entry, type Standing, type Subject, withEntry } from './subject.ts';

export interface Incoming {
  topic: Topic;
  accountId: string | null;
  /** Of the thing within its subject. */
  id: string;
  fact: Fact;
  version: number;
  /** False when a sync found it that is silent. */
  settled: boolean;
}

/** A failed item that was tried again and failed again is a transition; a condition that goes on is none. */
function goesOn(before: Entry, { fact, version }: Incoming): boolean {
  return before.standing !== 'unsaid' && (fact.topic !== 'work' || version <= before.version);
}

/** How the cause that all items will meet was dealt with before, or null when it is new. */
function ofSameCause(subject: Subject, incoming: Incoming): 'told' | 'seen' | null {
  const code = incoming.fact.topic === 'work' ? commonCode(incoming.fact.failure) : null;
  if (code === null) return null;
  const standings = [...subject.entries.values()].flatMap(({ fact, standing }) =>
    fact.topic === 'work' && commonCode(fact.failure) === code ? standing : [],
  );
  return standings.find((standing) => standing === 'told' || standing === 'seen') ?? null;
}

function judge(
  subject: Subject,
  incoming: Incoming,
  context: AlertContext,
): { standing: Standing; why: Silence } {
  const before = subject.entries.get(incoming.id);
  if (before !== undefined && goesOn(before, incoming)) return { standing: before.standing, why: 'known' };
  // Told, over and back again before anybody said that it was over.
  if (subject.mended.has(incoming.id) && incoming.fact.topic !== 'work') {
    return { standing: 'told', why: 'known' };
  }
  if (isMuted(kindOf(incoming.fact), context.settings)) return { standing: 'seen', why: 'muted' };
  if (isWatched(subject, context)) return { standing: 'seen', why: 'focused' };
  const secondLook = before !== undefined && incoming.version > before.version;
  if (!incoming.settled && !secondLook) return { standing: 'unsaid', why: 'first-sync' };
  const cause = ofSameCause(subject, incoming);
  return cause === null ? { standing: 'fresh', why: 'gathering' } : { standing: cause, why: 'known' };
}

function withMember(subject: Subject, id: string): Subject {
  if (subject.shown === null || subject.shown.members.includes(id)) return subject;
  return { ...subject, shown: { ...subject.shown, members: [...subject.shown.members, id] } };
}

/** Something that stands until it is mended. */
export function enterProblem(draft: Draft, incoming: Incoming, context: AlertContext): void {
  const subject = draft.subject(incoming.topic, incoming.accountId);
  const { standing, why } = judge(subject, incoming, context);
  draft.stayQuiet(subject.id, why);
  const mended = new Map(subject.mended);
  mended.delete(incoming.id);
  const { fact, version } = incoming;
  const entered = withEntry({ ...subject, mended }, incoming.id, { fact, version, standing });
  if (standing === 'fresh') draft.put(tellSoon(entered, context.now));
  else if (standing === 'told') draft.put(correctSoon(withMember(entered, incoming.id), context.now));
  else draft.put(entered);
}

/** Something that is told and over, or not told and forgotten. */
export function enterNews(draft: Draft, incoming: Incoming, context: AlertContext): void {
  const subject = draft.subject(incoming.topic, incoming.accountId);
  const why = silenceAbout(subject, incoming, context);
  draft.stayQuiet(subject.id, why ?? 'gathering');
  if (why !== null) return;
  const { id, fact, version } = incoming;
  draft.put(tellSoon(withEntry(subject, id, { fact, version, standing: 'fresh' }), context.now));
}

function silenceAbout(subject: Subject, incoming: Incoming, context: AlertContext): Silence | null {
  if (isMuted(kindOf(incoming.fact), context.settings)) return 'muted';
  if (isWatched(subject, context)) return 'focused';
  return incoming.settled ? null : 'first-sync';
}
