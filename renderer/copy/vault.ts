/** Where a secret key is kept, in words: while connecting, in settings, and when the keychain refuses. */
import type { Account } from '../../preload/account.ts';
import type { VaultState } from '../../preload/failure.ts';

interface VaultWords {
  title: string;
  explanation: string;
  /** Under the key field, before connecting. */
  whereKept: string;
  /** Whether the keychain can take a key now. */
  canKeep: boolean;
}

export const vaultWords: Record<VaultState, VaultWords> = {
  ready: {
    title: 'The keychain is ready',
    explanation: 'Secret keys are kept in this computer’s keychain, and nowhere else.',
    whereKept: 'Kept in this computer’s keychain, and nowhere else.',
    canKeep: true,
  },
  'no-service': {
    title: 'There is no keychain here',
    explanation:
      'This computer runs no keychain service (Secret Service), so a key can only be kept in memory, until Guestlist ends.',
    whereKept: 'This computer has no keychain, so the key can only stay in memory until Guestlist ends.',
    canKeep: false,
  },
  locked: {
    title: 'The keychain is locked',
    explanation: 'Unlock it, then try again. The key is still in there.',
    whereKept: 'The keychain is locked. Unlock it to keep the key there, or keep it until Guestlist ends.',
    canKeep: false,
  },
  denied: {
    title: 'The keychain said no',
    explanation:
      'Guestlist was not allowed to use it. Allow it in the keychain’s own settings, then try again.',
    whereKept: 'The keychain does not let Guestlist in. The key can stay in memory until Guestlist ends.',
    canKeep: false,
  },
  'session-only': {
    title: 'Keys stay in memory',
    explanation: 'You chose to keep keys for this session only: they are forgotten when Guestlist ends.',
    whereKept: 'Stays in memory, and is forgotten when Guestlist ends.',
    canKeep: false,
  },
};

export const vaultCopy = {
  sessionOnly: 'Keep it for this session only',
  retryVault: 'Check the keychain again',
};

/** Under the key field; of an `account` whose key was in the keychain so far, also what becomes of its queue. */
export function whereKept(vault: VaultState, sessionOnly: boolean, account?: Account): string {
  const kept = vaultWords[sessionOnly ? 'session-only' : vault].whereKept;
  if (account?.keptIn !== 'keychain') return kept;
  if (!vaultWords[vault].canKeep) return `${kept} What is queued on this computer waits for the keychain.`;
  if (!sessionOnly) return kept;
  return `${kept} The list and the queue stay on this computer; after a restart, what is queued waits for the key.`;
}

/** Where an account's key is, in settings. */
export const keptInWords: Record<Account['keptIn'], string> = {
  keychain: 'Key in the keychain',
  session: 'Key in memory until Guestlist ends',
  sandbox: 'Sandbox: ends with Guestlist',
};
