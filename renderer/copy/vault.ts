/** Where a secret key is kept, in words: while connecting, in settings, and when the keychain refuses. */
import type { Account, Accounts } from '../../preload/account.ts';
import { assertNever } from '../../preload/assert-never.ts';
import type { KeychainProvider } from '../../preload/keychain.ts';
import { adviceOf, capital, keychainCopy, keychainName, type Trouble, type Vault } from './keychain.ts';

interface VaultWords {
  title: string;
  explanation: string;
  /** Under the key field, before connecting. */
  whereKept: string;
  /** Whether the keychain can take a key now, or when it is opened for that. */
  canKeep: boolean;
}

/** `entries`: of twins, each in words. */
export function vaultWords(
  state: Trouble,
  provider: KeychainProvider | null = null,
  entries: readonly string[] = [],
): VaultWords {
  const name = keychainName(provider);
  const Name = capital(name);
  const advice = adviceOf(state, provider);
  switch (state) {
    case 'ready':
      return {
        title: `${Name} is ready`,
        explanation: `Secret keys are kept in ${provider ? name : 'this computer’s keychain'}, and nowhere else.`,
        whereKept: `Kept in ${provider ? name : 'this computer’s keychain'}, and nowhere else.`,
        canKeep: true,
      };
    case 'no-service':
      return {
        title: 'There is no keychain here',
        explanation: `${advice ?? 'This computer runs no keychain service (Secret Service).'} A key can only be kept in memory, until Guestlist ends.`,
        whereKept: 'This computer has no keychain, so the key can only stay in memory until Guestlist ends.',
        canKeep: false,
      };
    case 'no-collection':
      return {
        title: `${Name} has nothing to keep a key in`,
        explanation: advice ?? `${Name} runs, and has no keyring to keep a key in yet.`,
        whereKept: `${advice ?? `${Name} has no keyring yet.`} Or keep the key until Guestlist ends.`,
        canKeep: false,
      };
    case 'locked':
      return {
        title: `${Name} is locked`,
        explanation: `${advice ?? 'Unlock it, then try again.'} The key is still in there.`,
        whereKept: `${Name} is locked. Unlock it to keep the key there, or keep it until Guestlist ends.`,
        canKeep: false,
      };
    case 'waiting':
      return {
        title: `${Name} waits for you`,
        explanation: advice ?? 'A window of the keychain waits for an answer. It may lie under others.',
        whereKept: `A window of ${name} waits for an answer. Or keep the key until Guestlist ends.`,
        canKeep: false,
      };
    case 'denied':
      return {
        title: `${Name} said no`,
        explanation:
          advice ??
          'Guestlist was not allowed to use it. Allow it in the keychain’s own settings, then try again.',
        whereKept: `${Name} does not let Guestlist in. The key can stay in memory until Guestlist ends.`,
        canKeep: false,
      };
    case 'session-only':
      return {
        title: 'Keys stay in memory',
        explanation: 'You chose to keep keys for this session only: they are forgotten when Guestlist ends.',
        whereKept: 'Stays in memory, and is forgotten when Guestlist ends.',
        canKeep: false,
      };
    case 'missing':
      return {
        title: `The key is not in ${name}`,
        explanation: `${Name} is open, and the entry is not there or has nothing in it. ${advice ?? 'It may lie in another keychain, or was deleted.'}`,
        whereKept: `Kept in ${name}, and nowhere else.`,
        canKeep: true,
      };
    case 'twins':
      return {
        title: keychainCopy.twinsTitle,
        explanation: entries.length > 0 ? keychainCopy.twinsText(name, entries) : keychainCopy.twinsUnnamed,
        whereKept: `Kept in ${name}, and nowhere else.`,
        canKeep: true,
      };
    default:
      return assertNever(state);
  }
}

export const vaultCopy = {
  sessionOnly: 'Keep it for this session only',
};

/** Under the key field; of an `account` whose key was in the keychain so far, also what becomes of its queue. */
export function whereKept(vault: Vault, sessionOnly: boolean, account?: Account): string {
  const kept = vaultWords(sessionOnly ? 'session-only' : vault.state, vault.provider).whereKept;
  if (account?.keptIn !== 'keychain') return kept;
  if (!vaultWords(vault.state).canKeep)
    return `${kept} What is queued on this computer waits for the keychain.`;
  if (!sessionOnly) return kept;
  return `${kept} The list and the queue stay on this computer; after a restart, what is queued waits for the key.`;
}

/** Where an account's key is, in settings. */
export function keptInWords({ keptIn }: Account, { provider }: Vault): string {
  switch (keptIn) {
    case 'keychain':
      return `Key in ${keychainName(provider)}`;
    case 'session':
      return 'Key in memory until Guestlist ends';
    case 'sandbox':
      return 'Sandbox: ends with Guestlist';
    default:
      return assertNever(keptIn);
  }
}

/** What `accounts.list` says of the keychain, in one piece. */
export function vaultOf({ vault, keychain }: Pick<Accounts, 'vault' | 'keychain'>): Vault {
  return { state: vault, ...keychain };
}
