/** Guestlist's secrets in the Secret Service: when its answers are believed, when it is asked again, and when a person is. */
import { FailureError } from '../../../preload/failure.ts';
import type { Keychain, VaultState } from '../../../preload/keychain.ts';
import { type Clock, type Log, systemClock } from '../../ports.ts';
import { Mutex } from '../mutex.ts';
import type { TokenVault } from '../vault.ts';
import { describeEntry } from './entries.ts';
import { Pace } from './pace.ts';
import { type By, Prompting } from './prompting.ts';
import { PromptDismissed } from './prompts.ts';
import type { Provider } from './providers.ts';
import { toMake, toOpen, toRead } from './questions.ts';
import { isWorthAnother, type Refusal, refusalOf, StillWaiting } from './refusals.ts';
import { type Attributes, type Look, SecretService } from './secret-service.ts';
import { Unsettled } from './unsettled.ts';

export interface SecretServiceOptions {
  /** Under which name the entries stand in the keychain's own window. */
  service?: string;
  /** Milliseconds that a call waits for a person. The window stays open after that, and its answer counts. */
  timeoutMs?: number;
  log?: Log;
  clock?: Clock;
}

/** Windows' Credential Manager holds 2560 bytes of UTF-16. The same everywhere, so that no platform surprises. */
const longestSecret = 1280;
/** Milliseconds in which several signals of the service count as one. */
const settleMs = 200;

/** Opens nothing yet: each call asks the keychain as it then is, so that an unlocked one works at once. */
export function createSecretServiceVault(options: SecretServiceOptions = {}): TokenVault {
  return new SecretServiceVault(options);
}

class SecretServiceVault implements TokenVault {
  readonly #name: string;
  readonly #log: Log | undefined;
  readonly #clock: Clock;
  readonly #prompting: Prompting;
  readonly #writes = new Mutex();
  readonly #pace: Pace;
  readonly #listeners = new Set<() => void>();
  /** One for the whole run: KeePassXC asks the person again for each connection. */
  #connection: Promise<SecretService> | null = null;
  #provider: Provider | null = null;
  readonly #unsettled: Unsettled;
  #reason = '';
  #callOff: (() => void) | null = null;

  constructor(options: SecretServiceOptions) {
    this.#name = options.service ?? 'guestlist';
    this.#log = options.log;
    this.#clock = options.clock ?? systemClock;
    this.#pace = new Pace(this.#clock);
    this.#prompting = new Prompting({
      clock: this.#clock,
      timeoutMs: options.timeoutMs ?? 30_000,
      changed: () => this.#changed(),
      refused: (about) => this.#failure(about),
    });
    this.#unsettled = new Unsettled({
      clock: this.#clock,
      get: (name) => this.get(name),
      set: (name, secret) => this.set(name, secret),
      lost: (round) => this.#log?.warn('keychain.lost-what-was-written', { round }),
    });
  }

  async state(): Promise<VaultState> {
    // About its entries a keychain asks while it is open.
    const { window } = this.#prompting;
    if (window && window.about !== 'locked') return 'waiting';
    try {
      const { collection, isLocked } = await this.#fresh((service) => this.#look(service));
      if (collection === null) return 'no-collection';
      if (!isLocked) return 'ready';
      return this.#prompting.window ? 'waiting' : 'locked';
    } catch (error) {
      return this.#note(error);
    }
  }

  about(): Keychain {
    return { provider: this.#provider?.id ?? null, canCreate: this.#provider?.newCollection != null };
  }

  close(): void {
    if (this.#connection) this.#drop(this.#connection);
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  get(name: string): Promise<string | null> {
    return this.#told(() => this.#fresh((service) => this.#read(service, name)));
  }

  set(name: string, secret: string): Promise<void> {
    return this.#told(() => {
      if (secret.length > longestSecret)
        throw new Error(`A secret can have at most ${longestSecret} characters.`);
      return this.#writes.run(() => this.#fresh((service) => this.#write(service, name, secret)));
    });
  }

  delete(name: string): Promise<void> {
    this.#unsettled.forget(name);
    return this.#told(() => this.#writes.run(() => this.#fresh((service) => this.#delete(service, name))));
  }

  async settled(): Promise<void> {
    if (!(await this.#unsettled.settle())) throw this.#failure('denied');
  }

  unlock(): Promise<void> {
    return this.#told(() =>
      this.#fresh(async (service) => {
        const { collection } = await this.#open(service, 'person');
        await this.#unlockOurs(service, 'person');
        this.#log?.info('keychain.opened', { hasCollection: collection !== null });
      }),
    );
  }

  createCollection(): Promise<void> {
    return this.#told(() =>
      this.#fresh(async (service) => {
        const { provider, collection } = await this.#look(service);
        if (collection !== null || provider.newCollection === null) return;
        await this.#prompting.ask('person', toMake(service, provider.newCollection));
        if ((await this.#look(service)).collection === null) throw this.#failure('no-collection');
      }),
    );
  }

  #attributes(name: string): Attributes {
    return { service: this.#name, username: name };
  }

  /** Null only from a service that is open: a locked one may know nothing of what it has. */
  async #read(service: SecretService, name: string): Promise<string | null> {
    await this.#open(service, 'background');
    let found = await service.find(this.#attributes(name));
    if (found.locked.length > 0) {
      await this.#unlockOurs(service, 'background');
      found = await service.find(this.#attributes(name));
      if (found.locked.length > 0) throw this.#failure('denied');
    }
    const secrets = await this.#prompting.patiently(
      Promise.all(found.unlocked.map((item) => service.read(item))),
    );
    // KWallet ended before it had written: the entry is there, and nothing in it.
    const filled = new Set(secrets.filter((secret) => secret !== ''));
    if (filled.size > 1) throw await this.#twins(service, found.unlocked);
    const [secret = null] = filled;
    return secret;
  }

  async #write(service: SecretService, name: string, secret: string): Promise<void> {
    const { provider, collection } = await this.#open(service, 'person');
    const attributes = this.#attributes(name);
    if ((await service.find(attributes)).locked.length > 0) await this.#unlockOurs(service, 'person');
    await this.#pace.turn(provider);
    const writing = service.write(collection, `${this.#name}: ${name}`, attributes, secret);
    let item: string;
    try {
      item = await this.#prompting.patiently(writing);
    } catch (error) {
      // What was refused for lack of an answer must not stand in the keychain once the answer comes.
      if (error instanceof StillWaiting) writing.then((late) => service.remove(late)).catch(() => undefined);
      throw error;
    }
    if ((await service.read(item)) !== secret) throw new Error('The keychain gives back another secret.');
    const { unlocked } = await service.find(attributes);
    for (const twin of unlocked) if (twin !== item) await this.#remove(service, provider, twin);
    this.#unsettled.note(name, secret, provider.writtenAfterMs);
  }

  async #delete(service: SecretService, name: string): Promise<void> {
    const { provider } = await this.#open(service, 'person');
    const attributes = this.#attributes(name);
    if ((await service.find(attributes)).locked.length > 0) await this.#unlockOurs(service, 'person');
    const { unlocked } = await service.find(attributes);
    for (const item of unlocked) await this.#remove(service, provider, item);
    const left = await service.find(attributes);
    const all = [...left.unlocked, ...left.locked];
    if (all.length > 0) throw await this.#twins(service, all);
  }

  async #remove(service: SecretService, provider: Provider, item: string): Promise<void> {
    await this.#pace.turn(provider);
    await this.#prompting.patiently(service.remove(item));
  }

  async #look(service: SecretService): Promise<Look> {
    const look = await service.look();
    this.#provider = look.provider;
    return look;
  }

  /** Resolves when the default collection is open. */
  async #open(service: SecretService, by: By): Promise<Look & { collection: string }> {
    const look = await this.#look(service);
    const { collection } = look;
    if (collection === null) throw this.#failure('no-collection');
    if (look.isLocked) await this.#prompting.ask(by, toOpen(service, collection));
    // KWallet wants it said, also of a wallet that is open, and opens no window for that.
    else if (look.provider.locked === 'asked') await this.#prompting.patiently(service.unlock([collection]));
    return { ...look, collection };
  }

  /** All at once, so that KeePassXC shows one window for them. */
  async #unlockOurs(service: SecretService, by: By): Promise<void> {
    const { locked } = await service.find({ service: this.#name });
    if (locked.length === 0) return;
    try {
      await this.#prompting.ask(by, toRead(service, this.#name, locked));
    } catch (error) {
      // The keychain is open: what was sent away is the question whether Guestlist may read.
      throw error instanceof PromptDismissed ? this.#failure('denied', error) : error;
    }
  }

  /** Once more over a new connection where that can help. */
  async #fresh<T>(work: (service: SecretService) => Promise<T>): Promise<T> {
    const connection = this.#connect();
    try {
      return await work(await connection);
    } catch (error) {
      if (error instanceof FailureError || !isWorthAnother(error)) throw error;
      this.#log?.info('keychain.asked-again', { error: (error as Error).name });
      this.#drop(connection);
      return work(await this.#connect());
    }
  }

  #connect(): Promise<SecretService> {
    if (this.#connection) return this.#connection;
    const connection = SecretService.connect(() => this.#changed());
    this.#connection = connection;
    connection.catch(() => {
      if (this.#connection === connection) this.#connection = null;
    });
    return connection;
  }

  #drop(connection: Promise<SecretService>): void {
    if (this.#connection === connection) this.#connection = null;
    // A window that it opened still has to be heard of.
    const close = () => void connection.then((service) => service.close()).catch(() => undefined);
    const { window } = this.#prompting;
    if (window) void window.answered.then(close, close);
    else close();
  }

  #changed(): void {
    this.#callOff ??= this.#clock.after(settleMs, () => {
      this.#callOff = null;
      for (const listener of this.#listeners) listener();
    });
  }

  async #twins(service: SecretService, items: readonly string[]): Promise<FailureError> {
    const entries = await Promise.all(items.map((item) => describeEntry(service, item)));
    this.#log?.warn('keychain.twins', { count: items.length });
    return new FailureError({ kind: 'keychain', state: 'twins', entries, ...this.#named() });
  }

  async #told<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      if (this.#reason !== '') this.#log?.info('keychain.recovered');
      this.#reason = '';
      return result;
    } catch (error) {
      if (error instanceof FailureError) throw error;
      throw this.#failure(this.#note(error), error);
    }
  }

  #failure(state: Refusal, cause?: unknown): FailureError {
    return new FailureError({ kind: 'keychain', state, ...this.#named() }, { cause });
  }

  #named(): { provider?: Provider['id'] } {
    return this.#provider ? { provider: this.#provider.id } : {};
  }

  /** Logs a reason once, not with every poll. */
  #note(error: unknown): Refusal {
    const state = refusalOf(error);
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    if (reason !== this.#reason) this.#log?.warn('keychain.refused', { state, reason });
    this.#reason = reason;
    return state;
  }
}
