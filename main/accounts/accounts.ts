/** The Clerk instances a person works with: connecting, keeping, opening and removing them. */
import { randomUUID } from 'node:crypto';
import type { Account, Connect } from '../../preload/account.ts';
import type { Handlers } from '../../preload/contract.ts';
import { FailureError, invalidInput } from '../../preload/failure.ts';
import type { Keychain } from '../../preload/keychain.ts';
import type { ClerkInstance } from '../clerk/api.ts';
import { parseTypedApiUrl } from '../clerk/api-url.ts';
import { AccountBook, type KnownAccount } from './account-book.ts';
import { AccountKeys } from './account-keys.ts';
import { checkKey } from './key-check.ts';
import { defaultLabel, uniqueLabel } from './labels.ts';
import { Mutex } from './mutex.ts';
import { newAccount } from './new-account.ts';
import { Openings } from './openings.ts';
import { reportingVault } from './reporting-vault.ts';
import { refuseStranger } from './same-instance.ts';
import { parseSecretKey, type SecretKey } from './secret-key.ts';
import type { Accounts, AccountsPorts } from './service.ts';
import type { TokenVault } from './vault.ts';
import { VaultWatch } from './vault-watch.ts';
import { isWithoutService, refuseWithoutService } from './without-service.ts';

/** Milliseconds that the start waits for accounts to open; the rest open when they can. */
const startMs = 2000;

export function createAccounts(ports: AccountsPorts): Accounts {
  return new AccountsRoom(ports);
}

type Handler<V extends keyof Handlers['accounts']> = Handlers['accounts'][V];

class AccountsRoom implements Accounts {
  readonly #ports: AccountsPorts;
  readonly #book: AccountBook;
  readonly #keys: AccountKeys;
  readonly #watch: VaultWatch;
  readonly #mutex = new Mutex();
  readonly #openings: Openings;
  readonly #changed: () => void;
  #stopped = false;

  constructor(ports: AccountsPorts) {
    const { settings, keychain, session, clock, log, emit } = ports;
    this.#ports = ports;
    this.#changed = () => emit('accounts.changed', {});
    this.#book = new AccountBook(settings, log);
    this.#watch = new VaultWatch(keychain, clock, (state) => {
      this.#changed();
      if (state === 'ready') void this.#recover();
    });
    const reporting = reportingVault(keychain, (state, met) => {
      // A person who said no to the entry of one account, or gave a wrong password for it, must not be asked again with
      // each poll of the other. Where all is locked, whoever reads a key meets that too.
      if (state !== 'denied' && (state !== 'locked' || met === 'vault')) this.#watch.note(state);
    });
    this.#keys = new AccountKeys({
      keychain,
      session,
      clock,
      log,
      book: this.#book,
      noteKeychain: (state) => this.#watch.note(state),
      changed: this.#changed,
    });
    const parts = { ...ports, book: this.#book, keys: this.#keys, keychain: reporting };
    this.#openings = new Openings(parts, this.#watch, this.#changed);
  }

  async start(): Promise<void> {
    const opening = Promise.all([
      this.#watch.state(),
      ...this.#book.all().map((account) => this.#openings.open(account)),
    ]);
    const { promise: patience, resolve } = Promise.withResolvers<void>();
    const callOff = this.#ports.clock.after(startMs, resolve);
    await Promise.race([opening, patience]);
    callOff();
    void this.#keys.sweep();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#watch.stop();
    this.#openings.stop();
    this.#keys.forget();
  }

  readonly handlers: Handlers['accounts'] = {
    list: async () => ({
      vault: await this.#watch.state(),
      keychain: this.#about(),
      accounts: this.#book.all().map((account) => this.#view(account)),
      currentId: this.#book.currentId,
    }),
    unlock: async () => {
      await this.#asked((keychain) => keychain.unlock?.());
      return this.handlers.list({});
    },
    createKeychain: async () => {
      await this.#asked((keychain) => keychain.createCollection?.());
      return this.handlers.list({});
    },
    startAfresh: ({ accountId }) => this.#mutex.run(() => this.#startAfresh(accountId)),
    connect: (payload) => this.#connect(payload),
    trySandbox: () => this.#mutex.run(() => this.#trySandbox()),
    select: ({ accountId }) =>
      this.#mutex.run(async () => {
        this.#book.select(accountId);
        this.#changed();
        return {};
      }),
    rename: ({ accountId, label }) =>
      this.#mutex.run(async () => {
        const account = { ...this.#book.get(accountId), label };
        this.#book.put(account);
        this.#changed();
        return this.#view(account);
      }),
    replaceKey: (payload) => this.#replaceKey(payload),
    remove: ({ accountId }) => this.#mutex.run(() => this.#remove(accountId)),
  };

  async #connect({ secretKey, label, apiUrl: address, keepIn }: Connect): Promise<Account> {
    const key = parseSecretKey(secretKey);
    const apiUrl = parseTypedApiUrl(address);
    await refuseWithoutService(this.#watch, keepIn);
    const instance = await checkKey(this.#ports, key, apiUrl);
    return this.#mutex.run(async () => {
      const known = this.#book.find(
        (account) =>
          account.instanceId === instance.id && account.apiUrl === apiUrl && account.keptIn !== 'sandbox',
      );
      if (known) {
        const relabelled = label ? { ...known, label } : known;
        const account = await this.#changeKey(relabelled, key, keepIn, instance);
        this.#book.select(account.id);
        this.#changed();
        return this.#view(account);
      }
      const name = label || defaultLabel(instance.environment, key.environment, this.#book.all());
      return this.#add(newAccount(instance, key, { label: name, apiUrl, keptIn: keepIn }), key);
    });
  }

  async #trySandbox(): Promise<Account> {
    const running = this.#book.find(({ keptIn }) => keptIn === 'sandbox');
    if (running) {
      this.#book.select(running.id);
      this.#changed();
      return this.#view(running);
    }
    const sandbox = await this.#ports.startSandbox();
    const key = parseSecretKey(sandbox.secretKey);
    const instance = await checkKey(this.#ports, key, sandbox.apiUrl);
    const { apiUrl } = sandbox;
    const label = uniqueLabel('Sandbox', this.#book.all());
    return this.#add(newAccount(instance, key, { label, apiUrl, keptIn: 'sandbox' }), key);
  }

  /** The key is safe before the account is listed, and gone again when the account cannot be. */
  async #add(account: KnownAccount, key: SecretKey): Promise<Account> {
    await this.#keep(account, key);
    this.#book.select(account.id);
    this.#ports.log.info('accounts.connected', {
      environment: account.environment,
      keptIn: account.keptIn,
    });
    await this.#openings.open(account);
    this.#changed();
    return this.#view(account);
  }

  async #keep(account: KnownAccount, key: SecretKey): Promise<void> {
    await this.#keys.store(account, key.value);
    try {
      this.#book.put(account);
    } catch (error) {
      await this.#keys.delete(account);
      throw error;
    }
  }

  async #replaceKey({
    accountId,
    secretKey,
    keepIn,
    apiUrl: address,
  }: Parameters<Handler<'replaceKey'>>[0]): Promise<Account> {
    const key = parseSecretKey(secretKey);
    const before = this.#book.get(accountId);
    if (before.keptIn === 'sandbox')
      throw invalidInput('secretKey', 'The sandbox keeps the key that it made.');
    const apiUrl = address === undefined ? before.apiUrl : parseTypedApiUrl(address);
    await refuseWithoutService(this.#watch, keepIn);
    const instance = await checkKey(this.#ports, key, apiUrl);
    return this.#mutex.run(async () => {
      // With the address that this key was checked at, whatever it has become meanwhile: it goes to no other.
      const account = { ...this.#book.get(accountId), apiUrl };
      refuseStranger(account, before, instance, this.#book.all());
      const changed = await this.#changeKey(account, key, keepIn, instance);
      this.#changed();
      return this.#view(changed);
    });
  }

  /** The old key goes only after the new one is safe: a refusal in between leaves the account as it was. */
  async #changeKey(
    account: KnownAccount,
    key: SecretKey,
    keptIn: Connect['keepIn'],
    { environment }: ClerkInstance,
  ): Promise<KnownAccount> {
    const before = this.#book.get(account.id);
    const after: KnownAccount = {
      ...account,
      environment,
      fingerprint: key.fingerprint,
      keptIn,
      keyId: randomUUID(),
    };
    await this.#keep(after, key);
    await this.#keys.settled(after);
    await this.#keys.discard(before);
    await this.#ports.closed(after.id);
    await this.#openings.open(after);
    return after;
  }

  /**
   * What a person asked of the keychain; its state says how that ended. Then whatever waits for it is tried again, also
   * where the keychain as a whole was open all along.
   */
  async #asked(work: (keychain: TokenVault) => Promise<void> | undefined): Promise<void> {
    try {
      await work(this.#ports.keychain);
    } catch (error) {
      if (!(error instanceof FailureError) || error.failure.kind !== 'keychain') throw error;
      this.#ports.log.info('accounts.keychain-not-opened', { state: error.failure.state });
    }
    await this.#watch.check();
    await this.#recover();
  }

  /** Only where the key to what is on disk is gone for good: that is set aside, and a new copy and queue begin. */
  async #startAfresh(accountId: string): Promise<Account> {
    const account = this.#book.get(accountId);
    if (!this.#openings.isLost(accountId)) {
      throw invalidInput('accountId', 'The list and the queue of this account can still be opened.');
    }
    await this.#ports.setAside(accountId);
    await this.#openings.open(account);
    return this.#view(account);
  }

  async #remove(accountId: string): Promise<Record<string, never>> {
    const account = this.#book.get(accountId);
    // Without a keychain service nobody can delete anything from it: then that must not hold the account here.
    try {
      await this.#keys.delete(account);
    } catch (error) {
      if (!isWithoutService(error)) throw error;
      await this.#keys.discard(account);
    }
    try {
      await this.#ports.removed(accountId);
    } catch (error) {
      if (!isWithoutService(error)) throw error;
    }
    this.#book.remove(accountId);
    this.#openings.forget(accountId);
    this.#changed();
    return {};
  }

  /** The keychain is usable again: what was opened without it can have it now. */
  async #recover(): Promise<void> {
    if (this.#stopped) return;
    const waiting = this.#book.all().filter(({ keptIn }) => keptIn !== 'sandbox');
    await Promise.all(waiting.map((account) => this.#openings.open(account)));
    await this.#keys.sweep();
  }

  #view(account: KnownAccount): Account {
    const { id, label, environment, fingerprint, apiUrl, keptIn } = account;
    const hasKey = this.#keys.has(account);
    const shut = this.#openings.about(account);
    return { id, label, environment, fingerprint, apiUrl, keptIn, hasKey, ...shut };
  }

  #about(): Keychain {
    return this.#ports.keychain.about?.() ?? { provider: null, canCreate: false };
  }
}
