/** Title and body of each notification: what happened, to what, and what was kept. */
import type { Alert } from '../../preload/alert.ts';
import { assertNever } from '../../preload/assert-never.ts';
import type { VaultState } from '../../preload/failure.ts';
import { discreet, maxBody, maxTitle } from './discretion.ts';
import type { Fact, FactOf, MendableFact, Topic } from './fact.ts';
import { reasonOf } from './failure-words.ts';
import { acceptedWords, expiringWords, importWords } from './news-words.ts';
import { timeOf, type WallClock } from './time-words.ts';
import { failedWords, wentOutWords } from './work-words.ts';

export interface Telling extends WallClock {
  hideAddresses: boolean;
  /** The account's label, where there are several to tell apart. */
  account: string | null;
}

export type Words = Pick<Alert, 'title' | 'body'>;

const maxAccount = 60;

const vaultTitles: Record<VaultState, string> = {
  ready: 'The keychain is open',
  'no-service': 'The keychain is gone',
  'no-collection': 'The keychain has no keyring',
  locked: 'The keychain is locked',
  waiting: 'The keychain waits for you',
  denied: 'The keychain refused Guestlist',
  'session-only': 'Keys stay in memory',
};

const vaultAdvice: Record<VaultState, string> = {
  ready: 'Guestlist goes on.',
  'no-service': 'Its service does not answer, so the secret key cannot be read. The queue is kept.',
  'no-collection': 'There is nothing in it to read the secret key from. The queue is kept.',
  waiting: 'One of its windows waits for an answer. The queue is kept.',
  locked: 'Unlock it and Guestlist goes on. The queue is kept.',
  denied: 'Allow it in the keychain’s own settings. The queue is kept.',
  'session-only': 'They are forgotten when Guestlist ends.',
};

function limitWords({ until, waiting }: FactOf<'limit'>, clock: WallClock): Words {
  const rest =
    waiting === 1
      ? 'One item goes out by itself then.'
      : `${waiting.toLocaleString('en')} items go out by themselves from then on.`;
  return {
    title: `The queue waits until ${timeOf(until, clock)}`,
    body: `Clerk’s limit is used up. ${rest}`,
  };
}

function of<T extends Topic>(facts: readonly Fact[], topic: T): FactOf<T>[] {
  return facts.filter((fact): fact is FactOf<T> => fact.topic === topic);
}

function plainWords(first: Fact, facts: readonly Fact[], telling: Telling): Words {
  switch (first.topic) {
    case 'work':
      return failedWords(first, of(facts, 'work'), telling);
    case 'key':
      return {
        title: 'Clerk does not accept the secret key',
        body: `${reasonOf(first.failure, telling)} List and queue are kept: replace the key to go on.`,
      };
    case 'keychain':
      return { title: vaultTitles[first.state], body: vaultAdvice[first.state] };
    case 'limit':
      return limitWords(first, telling);
    case 'accepted':
      return acceptedWords(first, of(facts, 'accepted'), telling);
    case 'expiring':
      return expiringWords(first, telling);
    case 'import':
      return importWords(first);
    default:
      return assertNever(first);
  }
}

function plainMended(first: MendableFact, facts: readonly Fact[], telling: Telling): Words {
  switch (first.topic) {
    case 'work':
      return wentOutWords(first, of(facts, 'work'), telling);
    case 'key':
      return { title: 'Clerk accepts the secret key again', body: 'Guestlist goes on where it stopped.' };
    case 'keychain':
      return { title: 'The keychain is open again', body: 'Guestlist goes on where it stopped.' };
    default:
      return assertNever(first);
  }
}

function discreetly({ title, body }: Words, { hideAddresses, account }: Telling): Words {
  const where = account === null ? '' : ` · ${discreet(account, hideAddresses, maxAccount)}`;
  return {
    title: discreet(title, hideAddresses, maxTitle),
    body: discreet(body, hideAddresses, maxBody - where.length) + where,
  };
}

/** `facts` are of one topic, `first` in front; for a topic that is one thing, only the first counts. */
export function words(first: Fact, facts: readonly Fact[], telling: Telling): Words {
  return discreetly(plainWords(first, facts, telling), telling);
}

/** What was told and is over; `first` in front of `facts`. */
export function mendedWords(first: MendableFact, facts: readonly MendableFact[], telling: Telling): Words {
  return discreetly(plainMended(first, facts, telling), telling);
}
