/**
 * Secrets in the keychain of macOS (Keychain) or Windows (Credential Manager), from documents and source, and never run
 * there. On both, "not there" is believed: macOS finds what a locked keychain holds and then asks for its password, and
 * Windows has no lock of its own.
 */
import { FailureError } from '../../preload/failure.ts';
import type { Keychain, KeychainProvider, VaultState } from '../../preload/keychain.ts';
import { type Clock, type Log, systemClock } from '../ports.ts';
import { classifyRefusal, type KeychainRefusal } from './keychain-errors.ts';
import { KeychainMutex, KeychainTimeout } from './keychain-mutex.ts';
import { PromptPause } from './prompt-pause.ts';
import type { TokenVault } from './vault.ts';

type Keyring = Pick<typeof import('@napi-rs/keyring'), 'AsyncEntry'>;
type Entry = InstanceType<Keyring['AsyncEntry']>;

export interface NativeKeychainOptions {
  /** Under which name the entries stand in the keychain's own window. */
  service?: string;
  /** Milliseconds for one call, including a prompt that waits for the person. */
  timeoutMs?: number;
  log?: Log;
  clock?: Clock;
  /** Replaced in tests. A module that cannot be loaded is a machine without a keychain. */
  load?: () => Promise<Keyring>;
  /** Which of the two it is. */
  platform?: NodeJS.Platform;
}

/** Windows' Credential Manager holds 2560 bytes of UTF-16. The same everywhere, so that no platform surprises. */
const longestSecret = 1280;
/** Never stored: to look for it proves the way to the store, and asks nobody for a password. */
const probeName = 'probe';
const probeMs = 4000;

const providerOf: Partial<Record<NodeJS.Platform, KeychainProvider>> = { darwin: 'macos', win32: 'windows' };

/** Opens nothing yet: each call asks the keychain as it then is, so that an unlocked one works at once. */
export function createNativeKeychain(options: NativeKeychainOptions = {}): TokenVault {
  return new NativeKeychain(options);
}

class NativeKeychain implements TokenVault {
  readonly #service: string;
  readonly #timeoutMs: number;
  readonly #log: Log | undefined;
  readonly #load: () => Promise<Keyring>;
  readonly #provider: KeychainProvider | null;
  readonly #mutex: KeychainMutex;
  readonly #pause: PromptPause;
  readonly #entries = new Map<string, Entry>();
  /** What the newest read or write met, and the reason last logged. */
  #refused: KeychainRefusal | null = null;
  #reason = '';

  constructor(options: NativeKeychainOptions) {
    const clock = options.clock ?? systemClock;
    this.#service = options.service ?? 'guestlist';
    this.#timeoutMs = options.timeoutMs ?? 30_000;
    this.#log = options.log;
    this.#load = options.load ?? (() => import('@napi-rs/keyring'));
    this.#provider = providerOf[options.platform ?? process.platform] ?? null;
    this.#mutex = new KeychainMutex(clock);
    this.#pause = new PromptPause(clock);
  }

  async state(): Promise<VaultState> {
    try {
      const probe = () => this.#use(probeName, (entry) => entry.getPassword());
      await this.#mutex.run(probe, Math.min(probeMs, this.#timeoutMs));
    } catch (error) {
      return this.#note(error);
    }
    // Nobody can say without a prompt: what the newest call met is the best that is known.
    return this.#refused ?? 'ready';
  }

  about(): Keychain {
    return { provider: this.#provider, canCreate: false };
  }

  async get(name: string): Promise<string | null> {
    if (this.#pause.isOn) throw this.#refusal(this.#refused ?? 'locked');
    return this.#call(name, (entry) => entry.getPassword());
  }

  async set(name: string, secret: string): Promise<void> {
    if (secret.length > longestSecret) {
      throw this.#failure(new Error(`A secret can have at most ${longestSecret} characters.`));
    }
    // A write that was refused for lack of an answer must not stand in the keychain once the answer comes.
    const undo = () => this.#use(name, (entry) => entry.deletePassword()).then(() => undefined);
    await this.#call(name, (entry) => entry.setPassword(secret), undo);
  }

  async delete(name: string): Promise<void> {
    await this.#call(name, (entry) => entry.deletePassword());
    this.#entries.delete(name);
  }

  async #call<T>(name: string, use: (entry: Entry) => Promise<T>, late?: () => Promise<void>): Promise<T> {
    const task = async () => {
      try {
        const result = await this.#use(name, use);
        this.#recovered();
        return result;
      } catch (error) {
        if (refusalOf(error) !== 'no-service') this.#pause.sentAway();
        throw error;
      }
    };
    try {
      return await this.#mutex.run(task, this.#timeoutMs, late);
    } catch (error) {
      throw this.#failure(error);
    }
  }

  async #use<T>(name: string, use: (entry: Entry) => Promise<T>): Promise<T> {
    const kept = this.#entries.get(name);
    if (kept) {
      try {
        return await use(kept);
      } catch (error) {
        // An entry that failed once is never asked again; whether a new one fares better depends on why.
        this.#entries.delete(name);
        if (refusalOf(error) !== 'no-service') throw error;
      }
    }
    const { AsyncEntry } = await this.#load();
    const entry = new AsyncEntry(this.#service, name);
    const result = await use(entry);
    this.#entries.set(name, entry);
    return result;
  }

  /** Also by a call that nobody waits for any more. */
  #recovered(): void {
    this.#pause.answered();
    if (this.#refused) this.#log?.info('keychain.recovered');
    this.#refused = null;
    this.#reason = '';
  }

  #failure(error: unknown): FailureError {
    const state = this.#note(error);
    this.#refused = state;
    return this.#refusal(state, error);
  }

  #refusal(state: KeychainRefusal, cause?: unknown): FailureError {
    const provider = this.#provider ? { provider: this.#provider } : {};
    return new FailureError({ kind: 'keychain', state, ...provider }, { cause });
  }

  /** Logs a reason once, not with every poll. */
  #note(error: unknown): KeychainRefusal {
    const state = refusalOf(error);
    const reason = error instanceof Error ? error.message : String(error);
    if (reason !== this.#reason) this.#log?.warn('keychain.refused', { state, reason });
    this.#reason = reason;
    return state;
  }
}

function refusalOf(error: unknown): KeychainRefusal {
  if (error instanceof KeychainTimeout) return 'waiting';
  const { code, message = '' } = error as NodeJS.ErrnoException;
  // The module, or its binary for this platform, is not here.
  if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND' || code === 'ERR_DLOPEN_FAILED') {
    return 'no-service';
  }
  return classifyRefusal(message);
}
