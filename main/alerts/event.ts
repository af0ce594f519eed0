/** What happens that a person might have to hear of. Times are the machine's, in milliseconds since 1970. */
import type { AudienceKind } from '../../preload/audience.ts';
import type { Failure, VaultState } from '../../preload/failure.ts';
import type { QueueItem } from '../../preload/queue.ts';

/** A queue item that has failed for good; its `updatedAt` tells an older state from a newer one. */
export type FailedWork = Pick<
  QueueItem,
  'id' | 'operation' | 'emailAddress' | 'failure' | 'canRetry' | 'updatedAt'
>;

/** A failed item that is failed no more: `gone` when somebody took it back or forgot it. */
export interface EndedWork {
  id: string;
  outcome: 'sent' | 'gone';
  updatedAt: number;
}

/** Somebody whom a sync found on a list: with an invitation that was accepted, or new on the waitlist. */
export interface FoundPerson {
  id: string;
  emailAddress: string;
  /** Whose list it is; unset: the application's. */
  audience?: AudienceKind;
}

/** Pending invitations that expire within days, not told before; `emailAddress` is of the first. */
export interface ExpiringSoon {
  count: number;
  soonestAt: number;
  emailAddress: string;
}

/** Clerk's limit lets nothing out before `until`; `waiting` items stand behind it. */
export interface QueueBlocked {
  /** By Clerk's clock, which is so far ahead of ours; unset: not at all. */
  until: number;
  clockSkewMs?: number;
  waiting: number;
}

interface OfAccount {
  accountId: string;
}

interface At extends OfAccount {
  at: number;
}

export type AlertEvent =
  | ({ type: 'work-failed'; items: readonly FailedWork[] } & OfAccount)
  | ({ type: 'work-ended'; items: readonly EndedWork[] } & OfAccount)
  | ({ type: 'queue-blocked' } & QueueBlocked & At)
  | ({ type: 'queue-flowing' | 'queue-drained' } & At)
  /** What a sync met; null: Clerk accepted the key. */
  | ({ type: 'key'; failure: Failure | null } & At)
  | { type: 'keychain'; state: VaultState; at: number }
  /** `silent`: found by a sync whose findings are no news. */
  | ({ type: 'accepted'; invitations: readonly FoundPerson[]; silent: boolean } & At)
  /** `silent`: as above. */
  | ({ type: 'waiting'; people: readonly FoundPerson[]; silent: boolean } & At)
  | ({ type: 'expiring' } & ExpiringSoon & At)
  | ({ type: 'import-finished'; sent: number; failed: number } & At)
  /** A sync has ended well. */
  | ({ type: 'synced' } & At)
  /** The machine woke up: what the next sync of each account finds is old news. */
  | { type: 'resumed' }
  | ({ type: 'account-removed' } & OfAccount)
  /** The person closed or clicked a notification. */
  | { type: 'gone'; id: string }
  /** The popup has got the focus. */
  | { type: 'focused' }
  | { type: 'settings' }
  | { type: 'tick' };
