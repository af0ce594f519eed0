/** The accounts by id: those on disk, and the sandbox, which is never written. What it says is on disk first. */
import type { Account } from '../../preload/account.ts';
import { type FailureError, invalidInput } from '../../preload/failure.ts';
import type { Log } from '../ports.ts';
import type { SettingsStore } from '../storage/settings-store.ts';
import {
  readStoredAccounts,
  type StoredAccount,
  type StoredAccounts,
  writeStoredAccounts,
} from './stored-accounts.ts';

/** An account as main knows it; the renderer sees an {@link Account}. */
export type KnownAccount = Omit<StoredAccount, 'keptIn'> & Pick<Account, 'keptIn'>;

export class AccountBook {
  readonly #settings: SettingsStore;
  #stored: StoredAccounts;
  #sandbox: KnownAccount | null = null;
  #currentId: string | null;

  constructor(settings: SettingsStore, log: Log) {
    this.#settings = settings;
    this.#stored = readStoredAccounts(settings, log);
    this.#currentId = this.#stored.currentId;
  }

  all(): readonly KnownAccount[] {
    return this.#sandbox ? [...this.#stored.accounts, this.#sandbox] : this.#stored.accounts;
  }

  /** Throws `FailureError` (`invalid-input`) when the account was removed, perhaps in another window. */
  get(id: string): KnownAccount {
    const account = this.find((other) => other.id === id);
    if (!account) throw noSuchAccount();
    return account;
  }

  find(matches: (account: KnownAccount) => boolean): KnownAccount | undefined {
    return this.all().find(matches);
  }

  has(id: string): boolean {
    return this.all().some((account) => account.id === id);
  }

  /** The account in use, or the first when that one is gone. */
  get currentId(): string | null {
    const known = this.#currentId !== null && this.has(this.#currentId);
    return known ? this.#currentId : (this.all()[0]?.id ?? null);
  }

  select(id: string): void {
    this.get(id);
    this.#currentId = id;
    if (id !== this.#sandbox?.id) this.#write({ currentId: id });
  }

  /** Adds the account, or replaces the one with its id. */
  put(account: KnownAccount): void {
    if (account.keptIn === 'sandbox') {
      this.#sandbox = account;
      return;
    }
    const entry: StoredAccount = { ...account, keptIn: account.keptIn };
    const others = this.#stored.accounts;
    const place = others.findIndex(({ id }) => id === entry.id);
    this.#write({ accounts: place < 0 ? [...others, entry] : others.with(place, entry) });
  }

  remove(id: string): void {
    if (this.#sandbox?.id === id) {
      this.#sandbox = null;
      return;
    }
    const accounts = this.#stored.accounts.filter((account) => account.id !== id);
    const { currentId } = this.#stored;
    this.#write({ accounts, currentId: currentId === id ? (accounts[0]?.id ?? null) : currentId });
  }

  /** Names in the keychain that are still to be deleted. */
  get leftovers(): readonly string[] {
    return this.#stored.leftovers;
  }

  setLeftovers(names: readonly string[]): void {
    this.#write({ leftovers: [...new Set(names)] });
  }

  #write(change: Partial<StoredAccounts>): void {
    const next = { ...this.#stored, ...change };
    writeStoredAccounts(this.#settings, next);
    this.#stored = next;
  }
}

function noSuchAccount(): FailureError {
  return invalidInput('accountId', 'This account is not here any more.');
}
