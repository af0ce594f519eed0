/** Hands accounts to the invitations room, each with a client that reads its key when it needs it. */
import type { Failure } from '../../preload/failure.ts';
import type { Clerk } from '../clerk/audience-api.ts';
import type { Log } from '../ports.ts';
import { asFault } from '../storage/fault.ts';
import type { AccountBook, KnownAccount } from './account-book.ts';
import type { AccountKeys } from './account-keys.ts';
import type { OpenAccount } from './open-account.ts';
import type { TokenVault } from './vault.ts';

export interface OpeningPorts {
  book: AccountBook;
  keys: AccountKeys;
  keychain: TokenVault;
  log: Log;
  createClient(account: { apiUrl: string; secretKey: () => Promise<string> }): Clerk;
  opened(account: OpenAccount): Promise<void>;
  removed(accountId: string): Promise<void>;
}

/** Never rejects: an account that does not open is listed all the same, with why, and tried again when the keychain is back. */
export async function openAccount(ports: OpeningPorts, account: KnownAccount): Promise<Failure | null> {
  const { book, keys, keychain, log } = ports;
  const { id, environment, apiUrl, keptIn } = account;
  try {
    // While an account moves to another address this client still asks the old one, where the new key does not go.
    const current = () => {
      const now = book.get(id);
      return now.apiUrl === apiUrl ? now : account;
    };
    const client = ports.createClient({ apiUrl, secretKey: async () => keys.read(current()) });
    const vault = keptIn === 'sandbox' ? null : keychain;
    await ports.opened({ id, environment, client, vault, beginsOnDisk: keptIn === 'keychain' });
    // Removed while it opened.
    if (!book.has(id)) await ports.removed(id);
    return null;
  } catch (error) {
    const failure = asFault(log, 'accounts.cannot-open', error);
    const state = failure.kind === 'keychain' ? { state: failure.state } : {};
    log.error('accounts.open-failed', { reason: failure.kind, ...state });
    return failure;
  }
}
