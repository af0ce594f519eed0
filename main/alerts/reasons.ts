/** Every failure as one sentence of a notification: why it happened, in Clerk's own words where Clerk gave some. */

import { assertNever } from '../../preload/assert-never.ts';
import type { ClerkError, Failure, StorageReason, VaultState } from '../../preload/failure.ts';
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

/** Not yet discreet: see discretion.ts. */
export function reasonOf(failure: Failure, clock: WallClock): string {
  switch (failure.kind) {
    case 'offline':
      return 'This computer has no network.';
    case 'unreachable':
      return `${failure.host} cannot be reached.`;
    case 'tls':
      return `The certificate of ${failure.host} was refused.`;
    case 'timeout':
      return `Clerk did not answer within ${Math.round(failure.afterMs / 1000)} seconds.`;
    case 'unauthorized':
      return clerkSays(failure.errors, 'It may have been deleted or rotated in the Clerk dashboard.');
    case 'forbidden':
      return failure.html
        ? 'Something between here and Clerk refused, a proxy or a CDN; the key is not to blame.'
        : clerkSays(failure.errors, 'This key may not do that.');
    case 'rate-limited':
      return `Clerk asks to wait until ${timeOf(failure.until, clock)}.`;
    case 'clerk':
      return clerkSays(failure.errors, 'Clerk refused and gave no reason.');
    case 'clerk-down':
      return clerkSays(failure.errors, `Clerk’s API answered with an error (HTTP ${failure.status}).`);
    case 'unreadable':
      return failure.status >= 400 && failure.status < 500
        ? `Something on the way to Clerk refused it (HTTP ${failure.status}).`
        : 'Something answered, but not in Clerk’s words.';
    case 'keychain':
      return vaultReasons[failure.state];
    case 'storage':
      return storageReasons[failure.reason];
    case 'invalid-input':
      return (
        failure.fields.map(({ message }) => sentence(message)).join(' ') || 'Something needs another look.'
      );
    case 'internal':
      return `Guestlist made a mistake (log entry ${failure.id}).`;
    default:
      return assertNever(failure);
  }
}
