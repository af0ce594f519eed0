/** Which accounts are being opened, and which of them the keychain keeps shut, and why. */
import type { Account } from '../../preload/account.ts';
import type { FailureOf } from '../../preload/failure.ts';
import type { KnownAccount } from './account-book.ts';
import { type OpeningPorts, openAccount } from './opening.ts';
import type { VaultWatch } from './vault-watch.ts';

type Shut = Pick<Account, 'shut' | 'shutEntries'>;

export class Openings {
  readonly #ports: OpeningPorts;
  readonly #watch: VaultWatch;
  readonly #changed: () => void;
  /** Accounts whose list and queue on disk the keychain does not let us open, and why. */
  readonly #shut = new Map<string, FailureOf<'keychain'>>();
  readonly #opening = new Set<string>();

  /** `changed`: another one is shut, or no more, or for another reason. */
  constructor(ports: OpeningPorts, watch: VaultWatch, changed: () => void) {
    this.#ports = ports;
    this.#watch = watch;
    this.#changed = changed;
  }

  /** Never rejects: what does not open is shut. */
  async open(account: KnownAccount): Promise<void> {
    this.#opening.add(account.id);
    const failure = await openAccount(this.#ports, account);
    const before = this.about(account).shut;
    this.#opening.delete(account.id);
    if (failure?.kind === 'keychain') this.#shut.set(account.id, failure);
    else this.#shut.delete(account.id);
    if (before !== this.about(account).shut) this.#changed();
  }

  forget(accountId: string): void {
    this.#shut.delete(accountId);
  }

  /** Whether the key to what is on disk is gone for good. */
  isLost(accountId: string): boolean {
    return this.#shut.get(accountId)?.state === 'missing';
  }

  about({ id, keptIn }: KnownAccount): Shut {
    const shut = this.#shut.get(id);
    // It waits for the keychain's answer, which can take as long as a person does.
    const waits = this.#opening.has(id) && keptIn === 'keychain' ? this.#watch.trouble : null;
    return { shut: shut?.state ?? waits, shutEntries: shut?.entries ?? [] };
  }
}
