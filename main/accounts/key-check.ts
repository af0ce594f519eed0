/** A key that Clerk does not take is not worth keeping: asked before anything is kept. */
import type { ClerkClient, ClerkInstance } from '../clerk/api.ts';
import type { Log } from '../ports.ts';
import type { SecretKey } from './secret-key.ts';

/** Milliseconds that the person waits for Clerk's word on a key. */
const checkMs = 15_000;

export interface KeyCheckPorts {
  createClient(account: { apiUrl: string; secretKey: () => Promise<string> }): ClerkClient;
  log: Log;
}

/** Which instance the key opens at this address, by a live call without retries. Rejects with `ClerkCallError`. */
export async function checkKey(ports: KeyCheckPorts, key: SecretKey, apiUrl: string): Promise<ClerkInstance> {
  const client = ports.createClient({ apiUrl, secretKey: async () => key.value });
  const instance = await client.instance({ retries: { strategy: 'none' }, timeoutMs: checkMs });
  if (instance.environment !== key.environment) {
    ports.log.warn('accounts.environment-disagrees', {
      instance: instance.environment,
      key: key.environment,
    });
  }
  return instance;
}
