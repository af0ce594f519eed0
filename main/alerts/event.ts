/** What happens that a person might have to hear of. Times are the machine's, in milliseconds since 1970. */
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

export interface AcceptedInvitation {
  id: string;
  emailAddress: string;
}

export type AlertEvent =
  | { type: 'work-failed'; accountId: string; items: readonly FailedWork[] }
  | { type: 'work-ended'; accountId: string; items: readonly EndedWork[] }
  /** Clerk's limit lets nothing out before `until`; `waiting` items stand behind it. */
  | {
      type: 'queue-blocked';
      accountId: string;
      /** By Clerk's clock, which is so far ahead of ours; unset: not at all. */
      until: number;
      clockSkewMs?: number;
      waiting: number;
      at: number;
    }
  | { type: 'queue-flowing'; accountId: string; at: number }
  | { type: 'queue-drained'; accountId: string; at: number }
  /** What a sync met; null: Clerk accepted the key. */
  | { type: 'key'; accountId: string; failure: Failure | null; at: number }
  | { type: 'keychain'; state: VaultState; at: number }
  /** `silent`: found by a sync whose findings are no news. */
  | {
      type: 'accepted';
      accountId: string;
      invitations: readonly AcceptedInvitation[];
      silent: boolean;
      at: number;
    }
  /** Pending ones that expire within days, not told before; `emailAddress` is of the first. */
  | {
      type: 'expiring';
      accountId: string;
      count: number;
      soonestAt: number;
      emailAddress: string;
      at: number;
    }
  | { type: 'import-finished'; accountId: string; sent: number; failed: number; at: number }
  /** A sync has ended well. */
  | { type: 'synced'; accountId: string; at: number }
  /** The machine woke up: what the next sync of each account finds is old news. */
  | { type: 'resumed' }
  | { type: 'account-removed'; accountId: string }
  /** The person closed or clicked a notification. */
  | { type: 'gone'; id: string }
  /** The popup has got the focus. */
  | { type: 'focused' }
  | { type: 'settings' }
  | { type: 'tick' };
