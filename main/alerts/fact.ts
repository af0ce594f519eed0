/** What is known about one thing that a notification can speak of, and what kind of notification that makes. */
import type { AlertKind } from '../../preload/alert.ts';
import { assertNever } from '../../preload/assert-never.ts';
import type { Failure, VaultState } from '../../preload/failure.ts';
import type { FailedWork } from './event.ts';

export type Fact =
  | ({ topic: 'work' } & FailedWork)
  | { topic: 'key'; failure: Failure }
  | { topic: 'keychain'; state: VaultState }
  | { topic: 'limit'; until: number; waiting: number }
  | { topic: 'accepted'; emailAddress: string }
  | { topic: 'expiring'; count: number; soonestAt: number; emailAddress: string }
  | { topic: 'import'; sent: number; failed: number };

export type Topic = Fact['topic'];
export type FactOf<T extends Topic> = Extract<Fact, { topic: T }>;
/** What can be over after it was told, and is worth a word then. */
export type MendableFact = FactOf<'work' | 'key' | 'keychain'>;

const workKinds = {
  create: 'invite-failed',
  resend: 'resend-failed',
  revoke: 'revoke-failed',
  delete: 'delete-failed',
} as const;

export function kindOf(fact: Fact): AlertKind {
  switch (fact.topic) {
    case 'work':
      return workKinds[fact.operation];
    case 'key':
      return 'key-refused';
    case 'keychain':
      return 'keychain';
    case 'limit':
      return 'queue-blocked';
    case 'accepted':
      return 'accepted';
    case 'expiring':
      return 'expiring';
    case 'import':
      return 'import-finished';
    default:
      return assertNever(fact);
  }
}

/** News is told and over; anything else stands until it is mended. */
export function isNews(topic: Topic): boolean {
  return topic === 'accepted' || topic === 'expiring' || topic === 'import';
}
