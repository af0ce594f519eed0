/** What stood and stands no more. */
import type { Draft } from './draft.ts';
import type { Fact, MendableFact, Topic } from './fact.ts';
import { correctSoon, isMuted, isRecovered, recoverSoon, tidy } from './manners.ts';
import type { AlertContext } from './policy.ts';
import { type Entry, type Subject, withoutEntry } from './subject.ts';

export interface Ending {
  topic: Topic;
  accountId: string | null;
  id: string;
  /** `gone`: somebody took it back, which is nothing to report. */
  outcome: 'well' | 'gone';
}

function isMendable(fact: Fact): fact is MendableFact {
  return fact.topic === 'work' || fact.topic === 'key' || fact.topic === 'keychain';
}

/** Only what was told is worth saying that it is over. */
function withRecovery(
  subject: Subject,
  id: string,
  { fact, standing }: Entry,
  context: AlertContext,
): Subject {
  const worthIt = standing === 'told' && !isMuted('recovered', context.settings);
  if (!worthIt || !isMendable(fact)) return subject;
  return { ...subject, mended: new Map(subject.mended).set(id, fact) };
}

export function mend(draft: Draft, { topic, accountId, id, outcome }: Ending, context: AlertContext): void {
  const subject = draft.subject(topic, accountId);
  const entry = subject.entries.get(id);
  if (entry === undefined) return;
  const left = withoutEntry(subject, id);
  const recovering = outcome === 'well' ? withRecovery(left, id, entry, context) : left;
  const wasShown = subject.shown?.members.includes(id) ?? false;
  const corrected = wasShown ? correctSoon(recovering, context.now) : recovering;
  draft.put(tidy(isRecovered(corrected) ? recoverSoon(corrected, context.now) : corrected));
}
