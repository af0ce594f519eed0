/** Copy and queue are those of one instance: its key and its address lead to that one, and one account does. */
import { invalidInput } from '../../preload/failure.ts';
import type { ClerkInstance } from '../clerk/api.ts';
import type { KnownAccount } from './account-book.ts';

/** Throws `FailureError` (`invalid-input`) about the address where that is another one than `before`, else the key. */
export function refuseStranger(
  { id, instanceId, apiUrl }: KnownAccount,
  before: KnownAccount,
  instance: ClerkInstance,
  all: readonly KnownAccount[],
): void {
  const moves = apiUrl !== before.apiUrl;
  if (instance.id !== instanceId) {
    const elsewhere = 'Connect that one as an account of its own.';
    throw moves
      ? invalidInput('apiUrl', `At ${new URL(apiUrl).host} this key leads to another instance. ${elsewhere}`)
      : invalidInput('secretKey', `This key belongs to another instance. ${elsewhere}`);
  }
  const twin = all.find(
    (other) => other.id !== id && other.instanceId === instanceId && other.apiUrl === apiUrl,
  );
  if (moves && twin)
    throw invalidInput('apiUrl', `“${twin.label}” is this instance at this address already.`);
}
