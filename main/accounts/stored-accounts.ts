/** What is kept of the accounts outside the vault. No key is among it: a key's fingerprint is enough to know it by. */
import * as z from 'zod/mini';
import type { Log } from '../ports.ts';
import type { SettingsStore } from '../storage/settings-store.ts';

const storeKey = 'accounts';

const accountSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  /** Clerk's id of the instance. */
  instanceId: z.string().check(z.minLength(1)),
  label: z.string().check(z.minLength(1), z.maxLength(60)),
  environment: z.enum(['development', 'production']),
  fingerprint: z.string().check(z.regex(/^sk_(test|live)_….{0,4}$/)),
  apiUrl: z.url({ protocol: /^https?$/ }),
  keptIn: z.enum(['keychain', 'session']),
  /** Part of the key's name in the vault; each key that an account has had had its own. */
  keyId: z.string().check(z.minLength(1), z.maxLength(64)),
});
export type StoredAccount = z.infer<typeof accountSchema>;

const documentSchema = z.object({
  currentId: z.catch(z.nullable(z.string()), null),
  accounts: z.array(z.unknown()),
  /** Names in the keychain that could not be deleted when their time had come. */
  leftovers: z.catch(z.array(z.string()), []),
});

export interface StoredAccounts {
  currentId: string | null;
  accounts: StoredAccount[];
  leftovers: string[];
}

/** A damaged entry costs itself alone, and is named in the log. */
export function readStoredAccounts(settings: SettingsStore, log: Log): StoredAccounts {
  const stored = settings.get(storeKey);
  const none: StoredAccounts = { currentId: null, accounts: [], leftovers: [] };
  if (stored === undefined) return none;
  const document = documentSchema.safeParse(stored);
  if (!document.success) {
    log.warn('accounts.damaged', { what: 'the whole list' });
    return none;
  }
  const accounts = document.data.accounts.flatMap((entry, index) => {
    const account = accountSchema.safeParse(entry);
    if (account.success) return [account.data];
    const fields = account.error.issues.map(({ path }) => path.join('.'));
    log.warn('accounts.damaged', { what: `entry ${index + 1}`, fields });
    return [];
  });
  const ids = new Set<string>();
  const unique = accounts.filter(({ id }) => !ids.has(id) && ids.add(id));
  return { ...document.data, accounts: unique };
}

/** On disk when it returns. */
export function writeStoredAccounts(settings: SettingsStore, accounts: StoredAccounts): void {
  settings.set(storeKey, accounts);
}
