/** The keychain of this machine: the Secret Service on Linux, and what the system has elsewhere. */
import type { Clock, Log } from '../ports.ts';
import { createNativeKeychain } from './native-keychain.ts';
import { createSecretServiceVault } from './secret-service/vault.ts';
import type { TokenVault } from './vault.ts';

export interface KeychainOptions {
  /** Under which name the entries stand in the keychain's own window. */
  service?: string;
  /** Milliseconds that a call waits for a person. */
  timeoutMs?: number;
  log?: Log;
  clock?: Clock;
}

/** Opens nothing yet: each call asks the keychain as it then is, so that an unlocked one works at once. */
export function createKeychain(options: KeychainOptions = {}): TokenVault {
  return process.platform === 'linux' ? createSecretServiceVault(options) : createNativeKeychain(options);
}
