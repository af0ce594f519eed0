/** A queue that Clerk's limit holds back. It is told once, and not again until the queue has run empty. */
import type { Draft } from './draft.ts';
import { enterProblem } from './enter.ts';
import type { AlertEvent } from './event.ts';
import { tidy } from './manners.ts';
import type { AlertContext } from './policy.ts';
import { type Subject, withoutEntry } from './subject.ts';
import { worthWaitingMs } from './timing.ts';

type Heard<T extends AlertEvent['type']> = Extract<AlertEvent, { type: T }>;

const id = 'limit';

function withdraw(draft: Draft, subject: Subject): void {
  if (subject.shown !== null) draft.decisions.push({ do: 'dismiss', id: subject.id });
  draft.put(tidy({ ...subject, shown: null, stale: false }));
}

/** The subject, unless something newer was heard of it. */
function current(draft: Draft, accountId: string, at: number): Subject | null {
  const subject = draft.subject('limit', accountId);
  if (draft.hear(subject.id, at) !== 'old') return subject;
  draft.stayQuiet(subject.id, 'outdated');
  return null;
}

export function hearBlocked(draft: Draft, event: Heard<'queue-blocked'>, context: AlertContext): void {
  const { accountId, until, clockSkewMs = 0, waiting, at } = event;
  const subject = current(draft, accountId, at);
  if (subject === null) return;
  if (!subject.entries.has(id) && until - clockSkewMs - context.now < worthWaitingMs) {
    draft.stayQuiet(subject.id, 'short');
    return;
  }
  const fact = { topic: 'limit', until, waiting } as const;
  enterProblem(draft, { topic: 'limit', accountId, id, fact, version: at, settled: true }, context);
}

/** Something goes out: what is shown is over, but a large import meets the limit every hour. */
export function hearFlowing(draft: Draft, { accountId, at }: Heard<'queue-flowing'>): void {
  const subject = current(draft, accountId, at);
  if (subject === null) return;
  const untold = subject.entries.get(id)?.standing === 'fresh';
  withdraw(draft, untold ? withoutEntry(subject, id) : subject);
}

export function hearDrained(draft: Draft, { accountId, at }: Heard<'queue-drained'>): void {
  const subject = current(draft, accountId, at);
  if (subject !== null) withdraw(draft, withoutEntry(subject, id));
}
