/**
 * What a keychain's own words mean for a person. `@napi-rs/keyring` gives every error the code `GenericFailure`, so
 * only the message tells. Sources: keyring-core `error.rs`, dbus-secret-service `error.rs`,
 * apple-native-keyring-store `keychain.rs` with the English text of Security.framework, and
 * windows-native-keyring-store `utils.rs`; the Linux ones were seen from a real gnome-keyring.
 */
import type { VaultState } from '../../preload/failure.ts';

/** Why a keychain did not do what it was asked. */
export type KeychainRefusal = Exclude<VaultState, 'ready' | 'session-only'>;

const wordings: readonly (readonly [RegExp, KeychainRefusal])[] = [
  // Linux, Secret Service: a prompt closed without an answer, or nobody to ask.
  [/prompt was dismissed|prompt dismissed/i, 'locked'],
  [/Secret Service: object locked|org\.freedesktop\.Secret\.Error\.IsLocked|\bis locked\b/i, 'locked'],
  // Linux: the service runs, but there is no keyring to put anything into.
  [/Secret Service: no result found|No such (secret )?(object|collection)/i, 'no-service'],
  [/No DBus session or Secret Service provider/i, 'no-service'],
  [/AccessDenied|rejected send message|not allowed to (own|send)/i, 'denied'],
  // Linux, D-Bus itself: no bus, no provider, a provider that crashed or hangs.
  [/DBus error|D-Bus|\bdbus\b|org\.freedesktop\.(DBus|zbus)/i, 'no-service'],
  // macOS. A screen that is locked, or a session without a person (ssh): errSecInteractionNotAllowed.
  [/User interaction is not allowed|-25308/i, 'locked'],
  // macOS: errSecAuthFailed is also what a locked login keychain answers to a wrong password.
  [/passphrase you entered is not correct|-25293/i, 'locked'],
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
