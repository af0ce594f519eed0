/** Where each account's secret key is, and whether it is still there. */
import { FailureError, type VaultState } from '../../preload/failure.ts';
import type { Clock, Log } from '../ports.ts';
import type { AccountBook, KnownAccount } from './account-book.ts';
import { keyName } from './key-name.ts';
import { KeyReader } from './key-reader.ts';
import { reportingVault } from './reporting-vault.ts';
import { createSessionVault } from './session-vault.ts';
import type { TokenVault } from './vault.ts';

export interface AccountKeysPorts {
  keychain: TokenVault;
  session: TokenVault;
  clock: Clock;
  log: Log;
  book: AccountBook;
  /** What the keychain was found to be, with each use. */
  noteKeychain(state: VaultState): void;
  /** A key was found to be gone, or to be there again. */
  changed(): void;
}

export class AccountKeys {
  readonly #ports: AccountKeysPorts;
  readonly #reader: KeyReader;
  readonly #vaults: Record<KnownAccount['keptIn'], TokenVault>;
  /** Names of the keys stored in memory since the start. */
  readonly #inMemory = new Set<string>();
  /** Names that the keychain was found not to have. */
  readonly #gone = new Set<string>();

  constructor(ports: AccountKeysPorts) {
    this.#ports = ports;
    this.#reader = new KeyReader(ports.clock);
    this.#vaults = {
      keychain: reportingVault(ports.keychain, ports.noteKeychain),
      session: ports.session,
      sandbox: createSessionVault(),
    };
  }

  has(account: KnownAccount): boolean {
    const name = keyName(account);
    return account.keptIn === 'keychain' ? !this.#gone.has(name) : this.#inMemory.has(name);
  }

  /** Rejects with `FailureError` of kind `keychain`, also when the key is gone. */
  async read(account: KnownAccount): Promise<string> {
    const name = keyName(account);
    const key = await this.#reader.read(name, () => this.#vaults[account.keptIn].get(name));
    if (account.keptIn === 'keychain' && this.#gone.has(name) !== (key === null)) {
      if (key === null) this.#gone.add(name);
      else this.#gone.delete(name);
      this.#ports.changed();
    }
    if (key !== null) return key;
    // Kept for one session, and that one is over; or deleted in the keychain's own window.
    const state = account.keptIn === 'keychain' ? 'missing' : 'session-only';
    const provider = account.keptIn === 'keychain' ? this.#ports.keychain.about?.().provider : null;
    throw new FailureError({ kind: 'keychain', state, ...(provider && { provider }) });
  }

  /** Rejects with `FailureError` of kind `keychain`; then it is kept nowhere. */
  async store(account: KnownAccount, key: string): Promise<void> {
    const name = keyName(account);
    await this.#vaults[account.keptIn].set(name, key);
    if (account.keptIn === 'keychain') this.#gone.delete(name);
    else this.#inMemory.add(name);
  }

  /** Resolves when what was stored would survive a crash of the keychain. */
  async settled(account: KnownAccount): Promise<void> {
    if (account.keptIn === 'keychain') await this.#ports.keychain.settled?.();
  }

  /** Rejects with `FailureError` of kind `keychain`; then the key may still be there. */
  async delete(account: KnownAccount): Promise<void> {
    const name = keyName(account);
    this.#reader.forget(name);
    await this.#vaults[account.keptIn].delete(name);
    this.#inMemory.delete(name);
  }

  /** As `delete`, but what the keychain does not delete now is deleted when it can be. */
  async discard(account: KnownAccount): Promise<void> {
    try {
      await this.delete(account);
    } catch (error) {
      if (account.keptIn !== 'keychain') throw error;
      const { book, log } = this.#ports;
      book.setLeftovers([...book.leftovers, keyName(account)]);
      log.warn('accounts.key-left-over', { reason: reasonOf(error) });
    }
  }

  /** Deletes what earlier deletions left over. Never rejects. */
  async sweep(): Promise<void> {
    const { book, keychain, log } = this.#ports;
    // Nobody asked for this, so nobody may be asked about it.
    if (book.leftovers.length === 0 || (await keychain.state()) !== 'ready') return;
    for (const name of book.leftovers) {
      try {
        await keychain.delete(name);
        book.setLeftovers(book.leftovers.filter((other) => other !== name));
      } catch (error) {
        log.info('accounts.key-left-over', { reason: reasonOf(error) });
        return;
      }
    }
  }

  /** Forgets what was read from the keychain. */
  forget(): void {
    this.#reader.forgetAll();
  }
}

function reasonOf(error: unknown): string {
  return error instanceof FailureError && error.failure.kind === 'keychain' ? error.failure.state : 'unknown';
}
