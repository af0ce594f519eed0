/** The first half of a decision: what an event changes, and whether there is anything to say about it. */
import { Draft } from './draft.ts';
import { enterNews, enterProblem } from './enter.ts';
import type { AlertEvent } from './event.ts';
import { hearBlocked, hearDrained, hearFlowing } from './hear-queue.ts';
import { hearWorkEnded, hearWorkFailed } from './hear-work.ts';
import { isMuted, isSettled, isWatched, seen, unshown } from './manners.ts';
import { mend } from './mend.ts';
import type { AlertContext, AlertState, Step } from './policy.ts';
import { reviseShown } from './revise.ts';

type Heard<T extends AlertEvent['type']> = Extract<AlertEvent, { type: T }>;

function hearKey(draft: Draft, event: Heard<'key'>, context: AlertContext): void {
  const { accountId, failure, at } = event;
  const { id } = draft.subject('key', accountId);
  const about = { topic: 'key', accountId, id: 'key' } as const;
  if (draft.hear(id, at) === 'old') draft.stayQuiet(id, 'outdated');
  else if (failure === null) mend(draft, { ...about, outcome: 'well' }, context);
  else {
    const settled = draft.syncedAt.has(accountId);
    enterProblem(draft, { ...about, fact: { topic: 'key', failure }, version: at, settled }, context);
  }
}

function hearKeychain(draft: Draft, { state, at }: Heard<'keychain'>, context: AlertContext): void {
  const about = { topic: 'keychain', accountId: null, id: 'keychain' } as const;
  const fine = state === 'ready' || state === 'session-only';
  if (draft.hear('keychain', at) === 'old') draft.stayQuiet('keychain', 'outdated');
  else if (fine) mend(draft, { ...about, outcome: 'well' }, context);
  else
    enterProblem(
      draft,
      { ...about, fact: { topic: 'keychain', state }, version: at, settled: true },
      context,
    );
}

function hearAccepted(draft: Draft, event: Heard<'accepted'>, context: AlertContext): void {
  const { accountId, invitations, silent, at } = event;
  const { id: subject } = draft.subject('accepted', accountId);
  const settled = !silent && isSettled(draft, accountId, context.now);
  for (const { id, emailAddress } of invitations) {
    // Nobody accepts the same invitation twice, whatever the time of the event.
    if (draft.hear(`accepted ${id}`, 0) !== 'new') draft.stayQuiet(subject, 'known');
    else {
      const fact = { topic: 'accepted', emailAddress } as const;
      enterNews(draft, { topic: 'accepted', accountId, id, fact, version: at, settled }, context);
    }
  }
}

function forgetAccount(draft: Draft, accountId: string): void {
  draft.syncedAt.delete(accountId);
  for (const subject of [...draft.subjects.values()]) {
    if (subject.accountId !== accountId) continue;
    draft.subjects.delete(subject.id);
    if (subject.shown !== null) draft.decisions.push({ do: 'dismiss', id: subject.id });
  }
}

function seeAll(draft: Draft, context: AlertContext): void {
  for (const subject of [...draft.subjects.values()]) {
    if (!isWatched(subject, context)) continue;
    const look = seen(subject);
    draft.put(look.subject);
    draft.decisions.push(...look.decisions);
  }
}

function hearExpiring(draft: Draft, event: Heard<'expiring'>, context: AlertContext): void {
  const { accountId, count, soonestAt, emailAddress, at: version } = event;
  const fact = { topic: 'expiring', count, soonestAt, emailAddress } as const;
  const settled = isSettled(draft, accountId, context.now);
  enterNews(draft, { topic: 'expiring', accountId, id: 'expiring', fact, version, settled }, context);
}

function hearImport(draft: Draft, event: Heard<'import-finished'>, context: AlertContext): void {
  const { accountId, sent, failed, at: version } = event;
  const fact = { topic: 'import', sent, failed } as const;
  // That all of it failed is told as its failures.
  if (sent === 0 && !isMuted('invite-failed', context.settings)) {
    draft.stayQuiet(draft.subject('import', accountId).id, 'known');
    return;
  }
  enterNews(draft, { topic: 'import', accountId, id: 'import', fact, version, settled: true }, context);
}

function hearGone(draft: Draft, id: string): void {
  const subject = draft.subjects.get(id);
  if (subject !== undefined) draft.put(unshown(subject));
}

function noteSynced(draft: Draft, { accountId, at }: Heard<'synced'>): void {
  if (!draft.syncedAt.has(accountId)) draft.syncedAt.set(accountId, at);
}

type Hearing<T extends AlertEvent['type']> = (draft: Draft, event: Heard<T>, context: AlertContext) => void;

/** One entry for each event: a missing one does not compile. */
const hearings: { [T in AlertEvent['type']]: Hearing<T> } = {
  'work-failed': hearWorkFailed,
  'work-ended': hearWorkEnded,
  'queue-blocked': hearBlocked,
  'queue-flowing': hearFlowing,
  'queue-drained': hearDrained,
  key: hearKey,
  keychain: hearKeychain,
  accepted: hearAccepted,
  expiring: hearExpiring,
  'import-finished': hearImport,
  synced: noteSynced,
  resumed: (draft) => draft.syncedAt.clear(),
  'account-removed': (draft, { accountId }) => forgetAccount(draft, accountId),
  gone: (draft, { id }) => hearGone(draft, id),
  focused: (draft, _event, context) => seeAll(draft, context),
  settings: (draft, _event, context) => reviseShown(draft, context),
  tick: () => undefined,
};

export function hear(state: AlertState, event: AlertEvent, context: AlertContext): Step {
  const draft = new Draft(state);
  (hearings[event.type] as Hearing<AlertEvent['type']>)(draft, event, context);
  return draft.step();
}
