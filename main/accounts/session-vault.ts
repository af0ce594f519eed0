/** Secrets in memory alone, for a person who chose so. They end with the app. */
import type { TokenVault } from './vault.ts';

export function createSessionVault(): TokenVault {
  const secrets = new Map<string, string>();
  return {
    state: async () => 'session-only',
    get: async (name) => secrets.get(name) ?? null,
    async set(name, secret) {
      secrets.set(name, secret);
    },
    async delete(name) {
      secrets.delete(name);
    },
  };
}
