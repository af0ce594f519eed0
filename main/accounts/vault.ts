/** Where secrets live: the OS keychain, or memory when the person chose so. */
import type { VaultState } from '../../preload/failure.ts';
import type { Keychain } from '../../preload/keychain.ts';

export interface TokenVault {
  /** Asks the store itself, each time: it can be locked or unlocked at any moment. Opens no window. */
  state(): Promise<VaultState>;
  /**
   * The secret, or null when the store is open and has none. Rejects with `FailureError` of kind `keychain`. Asks the
   * person to unlock at most once in a run, so that work in the background does not ask again and again.
   */
  get(name: string): Promise<string | null>;
  /** Rejects with `FailureError` of kind `keychain`; nothing is kept elsewhere instead. May ask the person. */
  set(name: string, secret: string): Promise<void>;
  /** Resolves also when there was none. Rejects with `FailureError` of kind `keychain`. May ask the person. */
  delete(name: string): Promise<void>;
  /** Resolves when what was set would survive a crash of the store; rejects where the store lost it. */
  settled?(): Promise<void>;
  /** A person asks: the next read may open a window again. Waits for the answer, within its patience. */
  unlock?(): Promise<void>;
  /** Lets the person make what the store lacks (`no-collection`). Rejects with `FailureError` of kind `keychain`. */
  createCollection?(): Promise<void>;
  /** Ends its connection; another one is made when it is needed. */
  close?(): void;
  /** Which keychain answered last. */
  about?(): Keychain;
  /** `listener` is called when the store may have changed by itself. */
  onChange?(listener: () => void): void;
}
