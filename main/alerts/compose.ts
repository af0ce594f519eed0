/** From a subject and those of its entries that a notification is about to the notification itself. */
import type { Alert } from '../../preload/alert.ts';
import { assertNever } from '../../preload/assert-never.ts';
import type { Errand } from '../../preload/shell.ts';
import { type Fact, kindOf } from './fact.ts';
import type { AlertContext } from './policy.ts';
import type { Subject } from './subject.ts';
import { mendedWords, type Telling, words } from './words.ts';

function tellingOf(subject: Subject, { now, settings, accounts, timeZone }: AlertContext): Telling {
  const label = subject.accountId === null ? undefined : accounts.get(subject.accountId);
  return {
    now,
    timeZone,
    hideAddresses: settings.hideAddresses,
    account: accounts.size > 1 ? (label ?? null) : null,
  };
}

/** Where a person can do something about it. */
function targetOf(first: Fact, count: number): Errand {
  switch (first.topic) {
    case 'work':
      return { kind: 'queue', itemId: count === 1 ? first.id : null };
    case 'limit':
    case 'import':
      return { kind: 'queue', itemId: null };
    case 'key':
    case 'keychain':
      return { kind: 'settings' };
    case 'accepted':
      return { kind: 'list', status: 'accepted' };
    case 'expiring':
      return { kind: 'list', status: 'pending', order: '+expires_at' };
    default:
      return assertNever(first);
  }
}

/** How many things a fact stands for. */
function weightOf(fact: Fact): number {
  if (fact.topic === 'expiring') return fact.count;
  return fact.topic === 'import' ? fact.sent + fact.failed : 1;
}

const groupOf = ({ accountId }: Subject): string => accountId ?? 'guestlist';

/** About the entries of these ids, oldest first; null when none of them stands any more. */
export function alertOf(
  subject: Subject,
  ids: readonly string[],
  context: AlertContext,
  silent: boolean,
): Alert | null {
  const facts = ids.flatMap((id) => subject.entries.get(id)?.fact ?? []);
  const [first] = facts;
  if (first === undefined) return null;
  const itemIds = facts.flatMap((fact) => (fact.topic === 'work' && fact.canRetry ? fact.id : []));
  return {
    id: subject.id,
    group: groupOf(subject),
    kind: kindOf(facts.at(-1) ?? first),
    accountId: subject.accountId,
    ...words(first, facts, tellingOf(subject, context)),
    count: facts.reduce((sum, fact) => sum + weightOf(fact), 0),
    silent,
    actions: itemIds.length > 0 ? ['retry', 'open'] : ['open'],
    itemIds,
    target: targetOf(first, facts.length),
    at: context.now,
  };
}

/** That what was told is over; null when nothing is. Good news makes no sound. */
export function recoveryOf(subject: Subject, context: AlertContext): Alert | null {
  const facts = [...subject.mended.values()];
  const [first] = facts;
  if (first === undefined) return null;
  return {
    id: subject.id,
    group: groupOf(subject),
    kind: 'recovered',
    accountId: subject.accountId,
    ...mendedWords(first, facts, tellingOf(subject, context)),
    count: facts.length,
    silent: true,
    actions: ['open'],
    itemIds: [],
    target: targetOf(first, facts.length),
    at: context.now,
  };
}
