/** What the accounts room needs, and what it offers to the composition (main/app.ts). */
import type { Handlers } from '../../preload/contract.ts';
import type { Clerk } from '../clerk/audience-api.ts';
import type { Clock, Emit, Log } from '../ports.ts';
import type { SettingsStore } from '../storage/settings-store.ts';
import type { OpenAccount } from './open-account.ts';
import type { TokenVault } from './vault.ts';

export interface AccountsPorts {
  settings: SettingsStore;
  keychain: TokenVault;
  session: TokenVault;
  clock: Clock;
  log: Log;
  emit: Emit;
  createClient(account: { apiUrl: string; secretKey: () => Promise<string> }): Clerk;
  /** Called once; `apiUrl` is on loopback. */
  startSandbox(): Promise<{ apiUrl: string; secretKey: string }>;
  /** Idempotent: also called when the keychain comes back. */
  opened(account: OpenAccount): Promise<void>;
  closed(accountId: string): Promise<void>;
  removed(accountId: string): Promise<void>;
  /** Puts what is on disk of an account that is not open out of the way, so that it can begin anew. */
  setAside(accountId: string): Promise<void>;
}

export interface Accounts {
  handlers: Handlers['accounts'];
  /** Opens the stored accounts; does not wait for a keychain that takes its time. */
  start(): Promise<void>;
  stop(): Promise<void>;
}
