import type { Clerk } from '../clerk/audience-api.ts';
import type { TokenVault } from './vault.ts';

/** An account ready to work: its client, and the vault that holds its data key. */
export interface OpenAccount {
  id: string;
  environment: 'development' | 'production';
  client: Clerk;
  /** Null: nothing of this account may be written to disk (no keychain, or a sandbox account). */
  vault: TokenVault | null;
  /**
   * False: its key is kept for this session only, so nothing is begun on disk. What lies there since the key was in the
   * keychain goes on there, because queued work must neither be hidden nor lost.
   */
  beginsOnDisk: boolean;
}
