/** The keychain as the renderer may know it: which program it is, and how it is. Nothing of what is in it. */
import * as z from 'zod/mini';

/** How a keychain as a whole can be. */
export const vaultStateSchema = z.enum([
  'ready',
  /** Nothing on this machine answers as keychain. */
  'no-service',
  /** A keychain runs, and has nothing to keep a key in yet: no keyring, no wallet, no open database. */
  'no-collection',
  'locked',
  /** A window of the keychain waits for the person. */
  'waiting',
  'denied',
  'session-only',
]);
export type VaultState = z.infer<typeof vaultStateSchema>;

/** What can be wrong with one entry of a keychain that is open. */
export const entryTroubleSchema = z.enum([
  /** It is not there, or there is nothing in it. */
  'missing',
  /** Several entries carry its name and differ. */
  'twins',
]);
export type EntryTrouble = z.infer<typeof entryTroubleSchema>;

export const keychainProviderSchema = z.enum([
  'gnome-keyring',
  'keepassxc',
  'kwallet',
  /** Another program that answers as Secret Service. */
  'other',
  'macos',
  'windows',
]);
export type KeychainProvider = z.infer<typeof keychainProviderSchema>;

/** Which keychain it is, as far as is known. */
export const keychainSchema = z.object({
  provider: z.nullable(keychainProviderSchema),
  /** Whether it can be asked to make what it lacks (`no-collection`). */
  canCreate: z.boolean(),
});
export type Keychain = z.infer<typeof keychainSchema>;
