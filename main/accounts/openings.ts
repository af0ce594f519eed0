/** Which accounts are being opened, and which of them the keychain keeps shut, and why. */
import type { Account } from '../../preload/account.ts';
import type { FailureOf } from '../../preload/failure.ts';
import type { Clock } from '../ports.ts';
import type { KnownAccount } from './account-book.ts';
import { type OpeningPorts, openAccount } from './opening.ts';
import { Relook } from './relook.ts';
import type { VaultWatch } from './vault-watch.ts';

type Shut = Pick<Account, 'shut' | 'shutEntries'>;

export class Openings {
  readonly #ports: OpeningPorts & { clock: Clock };
  readonly #watch: VaultWatch;
  readonly #changed: () => void;
  /** Accounts whose list and queue on disk the keychain does not let us open, and why. */
  readonly #shut = new Map<string, FailureOf<'keychain'>>();
  /** Which try is the latest of each account that is being opened. */
  readonly #opening = new Map<string, symbol>();
  /**
   * An open keychain that has no entry is not the last word: it may have been opened a moment ago and not be done with
   * it, and what was deleted can be put back. It tells neither.
   */
  readonly #relook: Relook;

  /** `changed`: another one is shut, or no more, or for another reason. */
  constructor(ports: OpeningPorts & { clock: Clock }, watch: VaultWatch, changed: () => void) {
    this.#ports = ports;
    this.#watch = watch;
    this.#changed = changed;
    this.#relook = new Relook(ports.clock, async () => {
      const lost = ports.book.all().filter(({ id }) => this.isLost(id) && !this.#opening.has(id));
      await Promise.all(lost.map((account) => this.#try(account)));
      return this.#someAreLost;
    });
  }

  /** Opens nothing more by itself. */
  stop(): void {
    this.#relook.stop();
  }

  /** Never rejects: what does not open is shut. */
  async open(account: KnownAccount): Promise<void> {
    await this.#try(account);
    if (this.isLost(account.id)) this.#relook.begin();
    else if (!this.#someAreLost) this.#relook.end();
  }

  async #try(account: KnownAccount): Promise<void> {
    const turn = Symbol();
    this.#opening.set(account.id, turn);
    const failure = await openAccount(this.#ports, account);
    const before = this.about(account).shut;
    const isLatest = this.#opening.get(account.id) === turn;
    if (isLatest) this.#opening.delete(account.id);
    if (failure?.kind !== 'keychain') this.#shut.delete(account.id);
    // What a try met that another one has overtaken says nothing of what that one found or made.
    else if (isLatest) this.#shut.set(account.id, failure);
    if (before !== this.about(account).shut) this.#changed();
  }

  forget(accountId: string): void {
    this.#shut.delete(accountId);
  }

  /** Whether an open keychain has no key to what is on disk. */
  isLost(accountId: string): boolean {
    return this.#shut.get(accountId)?.state === 'missing';
  }

  get #someAreLost(): boolean {
    return [...this.#shut.values()].some(({ state }) => state === 'missing');
  }

  about({ id, keptIn }: KnownAccount): Shut {
    const shut = this.#shut.get(id);
    // It waits for the keychain's answer, which can take as long as a person does.
    const waits = this.#opening.has(id) && keptIn === 'keychain' ? this.#watch.trouble : null;
    return { shut: shut?.state ?? waits, shutEntries: shut?.entries ?? [] };
  }
}
