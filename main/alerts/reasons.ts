/** Every failure as one sentence of a notification: why it happened, in Clerk's own words where Clerk gave some. */

import type { ClerkError, Failure, FailureOf, StorageReason, VaultState } from '../../preload/failure.ts';
import type { EntryTrouble } from '../../preload/keychain.ts';
import { timeOf, type WallClock } from './time-words.ts';

/** Ends with a full stop, whoever wrote it. */
function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** One sentence for each thing that Clerk found, or ours when it gave no reason. */
function clerkSays(errors: readonly ClerkError[], otherwise: string): string {
  const said = errors.map(({ longMessage, message }) => longMessage || message).filter((text) => text.trim());
  return said.length === 0 ? otherwise : [...new Set(said)].map(sentence).join(' ');
}

const vaultReasons: Record<VaultState | EntryTrouble, string> = {
  ready: 'The keychain is open.',
  'no-service': 'This computer’s keychain service is gone.',
  'no-collection': 'The keychain has no keyring to keep a key in.',
  locked: 'The keychain is locked.',
  waiting: 'A window of the keychain waits for an answer.',
  denied: 'The keychain does not let Guestlist in.',
  'session-only': 'Keys are kept in memory only.',
  missing: 'The secret key is not in the keychain.',
  twins: 'Two entries of the keychain have one name and differ.',
};

const storageReasons: Record<StorageReason, string> = {
  full: 'The disk is full.',
  'read-only': 'The disk is read-only.',
  denied: 'Guestlist may not use its data folder.',
  failing: 'The disk could not be read or written.',
};

type Reasons = { [K in Failure['kind']]: (failure: FailureOf<K>, clock: WallClock) => string };

const reasons: Reasons = {
  offline: () => 'This computer has no network.',
  unreachable: ({ host }) => `${host} cannot be reached.`,
  tls: ({ host }) => `The certificate of ${host} was refused.`,
  timeout: ({ afterMs }) => `Clerk did not answer within ${Math.round(afterMs / 1000)} seconds.`,
  unauthorized: ({ errors }) =>
    clerkSays(errors, 'It may have been deleted or rotated in the Clerk dashboard.'),
  forbidden: ({ html, errors }) =>
    html
      ? 'Something between here and Clerk refused, a proxy or a CDN; the key is not to blame.'
      : clerkSays(errors, 'This key may not do that.'),
  'rate-limited': ({ until }, clock) => `Clerk asks to wait until ${timeOf(until, clock)}.`,
  clerk: ({ errors }) => clerkSays(errors, 'Clerk refused and gave no reason.'),
  'clerk-down': ({ errors, status }) =>
    clerkSays(errors, `Clerk’s API answered with an error (HTTP ${status}).`),
  unreadable: ({ status }) =>
    status >= 400 && status < 500
      ? `Something on the way to Clerk refused it (HTTP ${status}).`
      : 'Something answered, but not in Clerk’s words.',
  keychain: ({ state }) => vaultReasons[state],
  storage: ({ reason }) => storageReasons[reason],
  'invalid-input': ({ fields }) =>
    fields.map(({ message }) => sentence(message)).join(' ') || 'Something needs another look.',
  internal: ({ id }) => `Guestlist made a mistake (log entry ${id}).`,
};

/** Not yet redacted: see redaction.ts. */
export function reasonOf<K extends Failure['kind']>(failure: FailureOf<K>, clock: WallClock): string {
  return reasons[failure.kind as K](failure, clock);
}
