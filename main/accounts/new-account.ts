/** An account that nobody knew before. */
import { randomUUID } from 'node:crypto';
import type { ClerkInstance } from '../clerk/api.ts';
import type { KnownAccount } from './account-book.ts';
import type { SecretKey } from './secret-key.ts';

/** With ids of its own; `instance` is what its key was checked against. */
export function newAccount(
  instance: ClerkInstance,
  { fingerprint }: SecretKey,
  chosen: Pick<KnownAccount, 'label' | 'apiUrl' | 'keptIn'>,
): KnownAccount {
  const { id: instanceId, environment } = instance;
  return { id: randomUUID(), instanceId, environment, fingerprint, ...chosen, keyId: randomUUID() };
}
