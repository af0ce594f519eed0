/** Under which name a key lies in the vault. */
import { createHash } from 'node:crypto';

/**
 * Bound to the API address: an address changed behind Guestlist's back, in a settings file that anything of this
 * user can write, leads to a name that has no key, and the key cannot be sent there.
 */
export function keyName(account: { keyId: string; apiUrl: string }): string {
  const address = createHash('sha256').update(account.apiUrl).digest('hex').slice(0, 16);
  return `key:${account.keyId}:${address}`;
}
