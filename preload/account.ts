/** A Clerk instance that a person works with, as the renderer may know it: never its key. */
import * as z from 'zod/mini';
import { entryTroubleSchema, keychainSchema, vaultStateSchema } from './keychain.ts';

export const accountSchema = z.object({
  id: z.string(),
  label: z.string(),
  environment: z.enum(['development', 'production']),
  /** `sk_live_…a1b2`: enough to recognise a key, useless to use it. */
  fingerprint: z.string(),
  apiUrl: z.string(),
  /** Where its secret key lives. `sandbox`: an in-app instance that ends with the app. */
  keptIn: z.enum(['keychain', 'session', 'sandbox']),
  /** False when the key is gone from the vault (a session-only key after a restart): ask for it again. */
  hasKey: z.boolean(),
  /**
   * Why its list and queue on this computer cannot be opened, or null. Nothing is queued then, because it would be in
   * memory beside a queue on disk. `missing`: the keychain is open and has not the key to them.
   */
  shut: z.nullable(z.union([vaultStateSchema, entryTroubleSchema])),
  /** Of `twins`: each entry by its label and by what wrote it. */
  shutEntries: z.array(z.string()),
});
export type Account = z.infer<typeof accountSchema>;

export const accountsSchema = z.object({
  accounts: z.array(accountSchema),
  currentId: z.nullable(z.string()),
  vault: vaultStateSchema,
  keychain: keychainSchema,
});
export type Accounts = z.infer<typeof accountsSchema>;

const secretKeySchema = z.string().check(z.maxLength(512));
const apiUrlSchema = z.string().check(z.trim(), z.maxLength(2048));
/** Where the key is kept; nowhere else, and for no longer. */
const keepInSchema = z.enum(['keychain', 'session']);

export const connectSchema = z.strictObject({
  secretKey: secretKeySchema,
  label: z.optional(z.string().check(z.trim(), z.maxLength(60))),
  /** Unset: https://api.clerk.com/v1. Otherwise https, or http on loopback. */
  apiUrl: z.optional(apiUrlSchema),
  keepIn: keepInSchema,
});

export const replaceKeySchema = z.strictObject({
  accountId: z.string(),
  secretKey: secretKeySchema,
  keepIn: keepInSchema,
  /** Where this key goes from now on; blank means Clerk's own. Unset: where the one before it went. */
  apiUrl: z.optional(apiUrlSchema),
});
export type Connect = z.infer<typeof connectSchema>;
