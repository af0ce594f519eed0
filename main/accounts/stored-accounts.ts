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

/** A damaged list is read from the backup; where that is no better, a damaged entry costs itself alone. Both are logged. */
export function readStoredAccounts(settings: SettingsStore, log: Log): StoredAccounts {
  const stored = read(settings.get(storeKey));
  if (stored.damage.length === 0 && settings.get(storeKey) !== undefined) return stored.accounts;
  for (const facts of stored.damage) log.warn('accounts.damaged', facts);
  const backup = read(settings.backup?.(storeKey));
  if (backup.damage.length > 0 || backup.accounts.accounts.length === 0) return stored.accounts;
  log.warn('accounts.restored', { count: backup.accounts.accounts.length });
  return backup.accounts;
}

interface Read {
  accounts: StoredAccounts;
  damage: { what: string; fields?: string[] }[];
}

function read(stored: unknown): Read {
  const none: StoredAccounts = { currentId: null, accounts: [], leftovers: [] };
  if (stored === undefined) return { accounts: none, damage: [] };
  const document = documentSchema.safeParse(stored);
  if (!document.success) return { accounts: none, damage: [{ what: 'the whole list' }] };
  const damage: Read['damage'] = [];
  const accounts = document.data.accounts.flatMap((entry, index) => {
    const account = accountSchema.safeParse(entry);
    if (account.success) return [account.data];
    damage.push({
      what: `entry ${index + 1}`,
      fields: account.error.issues.map(({ path }) => path.join('.')),
    });
    return [];
  });
  const ids = new Set<string>();
  const unique = accounts.filter(({ id }) => !ids.has(id) && ids.add(id));
  return { accounts: { ...document.data, accounts: unique }, damage };
}

/** On disk when it returns. */
export function writeStoredAccounts(settings: SettingsStore, accounts: StoredAccounts): void {
  settings.set(storeKey, accounts);
}
