/** The key that an account's databases are sealed with. It lives in the account's vault, never in a file. */
import type { TokenVault } from '../accounts/vault.ts';
import { newDataKey } from '../storage/sealer.ts';

const nameOf = (accountId: string): string => `data:${accountId}`;

/**
 * The account's data key, made on first use. Null when the vault is not ready: then nothing may be written to
 * disk. Rejects with `FailureError` of kind `keychain` when the vault fails half-way.
 */
export async function openDataKey(vault: TokenVault, accountId: string): Promise<Buffer | null> {
  if ((await vault.state()) !== 'ready') return null;
  const kept = await vault.get(nameOf(accountId));
  if (kept !== null) {
    const key = Buffer.from(kept, 'base64');
    if (key.length === 32) return key;
  }
  const key = newDataKey();
  await vault.set(nameOf(accountId), key.toString('base64'));
  return key;
}

/** Without its key what is left on disk (a copy set aside, a backup) cannot be read by anyone. */
export async function forgetDataKey(vault: TokenVault, accountId: string): Promise<void> {
  await vault.delete(nameOf(accountId));
}
