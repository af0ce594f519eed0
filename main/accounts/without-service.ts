/** A computer without any keychain: what is said about it, and when. */
import { FailureError } from '../../preload/failure.ts';
import type { KnownAccount } from './account-book.ts';
import type { VaultWatch } from './vault-watch.ts';

export function isWithoutService(error: unknown): boolean {
  return (
    error instanceof FailureError && error.failure.kind === 'keychain' && error.failure.state === 'no-service'
  );
}

/** A person has to choose first where the key is kept: Clerk need not be asked before that. Rejects with `FailureError`. */
export async function refuseWithoutService(
  watch: Pick<VaultWatch, 'trouble' | 'check'>,
  keepIn: KnownAccount['keptIn'],
): Promise<void> {
  if (keepIn !== 'keychain' || watch.trouble !== 'no-service') return;
  const state = await watch.check();
  if (state === 'no-service') throw new FailureError({ kind: 'keychain', state });
}
