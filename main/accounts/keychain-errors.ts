/**
 * What the words of macOS and Windows mean for a person. `@napi-rs/keyring` gives every error the code
 * `GenericFailure`, so only the message tells. Sources: keyring-core `error.rs`, apple-native-keyring-store
 * `keychain.rs` with the English text of Security.framework, and windows-native-keyring-store `utils.rs`. Read, and never
 * run: there was no such machine. On Linux the Secret Service is asked itself (secret-service/).
 */
import type { VaultState } from '../../preload/failure.ts';

/** Why a keychain did not do what it was asked. */
export type KeychainRefusal = Exclude<VaultState, 'ready' | 'session-only'>;

const wordings: readonly (readonly [RegExp, KeychainRefusal])[] = [
  // macOS. A screen that is locked, or a session without a person (ssh): errSecInteractionNotAllowed.
  [/User interaction is not allowed|-25308/i, 'locked'],
  // macOS: errSecAuthFailed is also what a locked login keychain answers to a wrong password.
  [/passphrase you entered is not correct|-25293/i, 'locked'],
  // macOS: the person pressed Deny, or an update is another program to the entry's access list (errSecUserCanceled).
  [/User cancell?ed the operation|-128\b/i, 'denied'],
  [/keychain could not be found|No keychain is available|not a valid keychain|-2529[145]/i, 'no-service'],
  [/keychain cannot be modified|read.?only|permissions? error|-25292|-61\b|-34018|entitlement/i, 'denied'],
  // Windows. No profile is loaded (services, some remote sessions), or a policy forbids stored credentials.
  [/ERROR_NO_SUCH_LOGON_SESSION|error code 1312\b/i, 'no-service'],
  [/Windows error code 5\b|Windows error code 1314\b/i, 'denied'],
  // The package is here, its binary for this platform is not.
  [/Cannot find native binding|Failed to load native binding/i, 'no-service'],
  // keyring-core's own frame: storage that could not be reached, in words not listed above (other languages).
  [/Couldn't access platform (secure )?storage/i, 'no-service'],
];

/** Words that nobody listed count as a refusal: the keychain is there and did not do it. */
export function classifyRefusal(message: string): KeychainRefusal {
  return wordings.find(([pattern]) => pattern.test(message))?.[1] ?? 'denied';
}
