/** A keychain that says it is one, so that the copy goes to the disk as it does for a person who has one. */
import type { TokenVault } from '../../main/accounts/vault.ts';

export class MemoryVault implements TokenVault {
  readonly #secrets = new Map<string, string>();

  async state() {
    return 'ready' as const;
  }

  async get(name: string): Promise<string | null> {
    return this.#secrets.get(name) ?? null;
  }

  async set(name: string, secret: string): Promise<void> {
    this.#secrets.set(name, secret);
  }

  async delete(name: string): Promise<void> {
    this.#secrets.delete(name);
  }
}
