/** Where secrets live: the OS keychain, or memory when the person chose so. */
import type { VaultState } from '../../preload/failure.ts';

export interface TokenVault {
  /** Asks the store itself, each time: it can be locked or unlocked at any moment. */
  state(): Promise<VaultState>;
  /** The secret, or null when there is none. Rejects with `FailureError` of kind `keychain`. */
  get(name: string): Promise<string | null>;
  /** Rejects with `FailureError` of kind `keychain`; nothing is kept elsewhere instead. */
  set(name: string, secret: string): Promise<void>;
  /** Resolves also when there was none. Rejects with `FailureError` of kind `keychain`. */
  delete(name: string): Promise<void>;
}
