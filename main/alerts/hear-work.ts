/** Queue items that failed for good, and those that are failed no more. */
import type { Failure } from '../../preload/failure.ts';
import { causeOfWork } from './cause.ts';
import type { Draft } from './draft.ts';
import { enterProblem } from './enter.ts';
import type { AlertEvent, FailedWork } from './event.ts';
import { mend } from './mend.ts';
import type { AlertContext } from './policy.ts';

type Heard<T extends AlertEvent['type']> = Extract<AlertEvent, { type: T }>;

/** What an item says about the key: as much as a look at it. */
function hearRefusal(
  draft: Draft,
  accountId: string,
  failure: Failure,
  at: number,
  context: AlertContext,
): void {
  const { id: subject } = draft.subject('key', accountId);
  if (draft.hear(subject, at) === 'old') draft.stayQuiet(subject, 'outdated');
  else {
    const fact = { topic: 'key', failure } as const;
    enterProblem(draft, { topic: 'key', accountId, id: 'key', fact, version: at, settled: true }, context);
  }
}

/** The cause is told, once; the items that it holds back are only its symptoms. */
function hearOne(draft: Draft, accountId: string, item: FailedWork, context: AlertContext): void {
  const { id: subject } = draft.subject('work', accountId);
  const { id, failure, updatedAt: version } = item;
  const cause = causeOfWork(failure);
  // The state of the keychain is an event of its own.
  if (cause === 'offline' || cause === 'keychain') {
    draft.stayQuiet(subject, cause === 'offline' ? 'offline' : 'known');
  } else if (cause === 'key' && failure !== null) {
    hearRefusal(draft, accountId, failure, version, context);
  } else {
    const fact = { topic: 'work', ...item } as const;
    enterProblem(draft, { topic: 'work', accountId, id, fact, version, settled: true }, context);
  }
}

export function hearWorkFailed(draft: Draft, event: Heard<'work-failed'>, context: AlertContext): void {
  const { accountId, items } = event;
  const { id: subject } = draft.subject('work', accountId);
  for (const item of items) {
    const news = draft.hear(`item ${item.id}`, item.updatedAt);
    if (news === 'new') hearOne(draft, accountId, item, context);
    else draft.stayQuiet(subject, news === 'same' ? 'known' : 'outdated');
  }
}

export function hearWorkEnded(draft: Draft, event: Heard<'work-ended'>, context: AlertContext): void {
  const { accountId, items } = event;
  for (const { id, outcome, updatedAt } of items) {
    if (draft.hear(`item ${id}`, updatedAt) === 'old') continue;
    mend(draft, { topic: 'work', accountId, id, outcome: outcome === 'sent' ? 'well' : 'gone' }, context);
  }
}
