/** The key that an account's databases are sealed with. It lives in the account's vault, never in a file. */

import { FailureError } from '../../preload/failure.ts';
import type { TokenVault } from '../accounts/vault.ts';
import { newDataKey } from '../storage/sealer.ts';

const nameOf = (accountId: string): string => `data:${accountId}`;

/**
 * The data key of what is on disk already. Never makes one: that would take the place of the right one, which may lie
 * in another keychain, and what is queued under it could not be read again. Rejects with `FailureError` of kind
 * `keychain`: `missing` where the vault is open and has none.
 */
export async function readDataKey(vault: TokenVault, accountId: string): Promise<Buffer> {
  const key = await keptKey(vault, accountId);
  if (key !== null) return key;
  const provider = vault.about?.().provider;
  throw new FailureError({ kind: 'keychain', state: 'missing', ...(provider && { provider }) });
}

/**
 * The data key for an account that begins on disk, made where there is none. Null when the vault is not ready: then
 * nothing may be written to disk. Rejects with `FailureError` of kind `keychain` when the vault fails half-way.
 */
export async function makeDataKey(vault: TokenVault, accountId: string): Promise<Buffer | null> {
  if ((await vault.state()) !== 'ready') return null;
  const kept = await keptKey(vault, accountId);
  if (kept !== null) return kept;
  const key = newDataKey();
  await vault.set(nameOf(accountId), key.toString('base64'));
  // Nothing may be queued under a key that a crash of the keychain would take along.
  await vault.settled?.();
  return key;
}

async function keptKey(vault: TokenVault, accountId: string): Promise<Buffer | null> {
  const kept = await vault.get(nameOf(accountId));
  const key = kept === null ? null : Buffer.from(kept, 'base64');
  return key?.length === 32 ? key : null;
}

/** Without its key what is left on disk (a copy set aside, a backup) cannot be read by anyone. */
export async function forgetDataKey(vault: TokenVault, accountId: string): Promise<void> {
  await vault.delete(nameOf(accountId));
}
