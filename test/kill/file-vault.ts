/** A stand-in for the keychain that a killed process finds again: one JSON file beside the databases' folder. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { TokenVault } from '../../main/accounts/vault.ts';

export class FileVault implements TokenVault {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async state() {
    return 'ready' as const;
  }

  async get(name: string): Promise<string | null> {
    return this.#read()[name] ?? null;
  }

  async set(name: string, secret: string): Promise<void> {
    writeFileSync(this.#path, JSON.stringify({ ...this.#read(), [name]: secret }), { mode: 0o600 });
  }

  async delete(name: string): Promise<void> {
    const { [name]: _, ...rest } = this.#read();
    writeFileSync(this.#path, JSON.stringify(rest), { mode: 0o600 });
  }

  #read(): Record<string, string> {
    try {
      return JSON.parse(readFileSync(this.#path, 'utf8'));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
      throw error;
    }
  }
}
