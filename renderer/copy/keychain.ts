/** What each keychain is called, and what a person has to click in it: as its own windows have the words. */
import type { EntryTrouble, Keychain, KeychainProvider, VaultState } from '../../preload/keychain.ts';

/** How the keychain is, and which one. */
export interface Vault extends Keychain {
  state: VaultState;
}

export type Trouble = VaultState | EntryTrouble;

const names: Record<KeychainProvider, string> = {
  'gnome-keyring': 'GNOME Keyring',
  keepassxc: 'KeePassXC',
  kwallet: 'KWallet',
  other: 'the keychain',
  macos: 'the macOS keychain',
  windows: 'Windows Credential Manager',
};

/** `KeePassXC`, or `the keychain` where nobody knows which. */
export function keychainName(provider: KeychainProvider | null | undefined): string {
  return provider ? names[provider] : 'the keychain';
}

/** Where a provider has words of its own for it. Read in KeePassXC 2.7.4, KWallet 5.103 and GNOME Keyring 42. */
const advice: Partial<Record<KeychainProvider, Partial<Record<Trouble, string>>>> = {
  'gnome-keyring': {
    locked: 'GNOME Keyring asks for its password, which mostly is the one that you log in with.',
    waiting: 'A window of GNOME Keyring waits for its password. It may lie under others.',
    'no-collection':
      'GNOME Keyring runs and has no keyring yet. Make one here, or in “Passwords and Keys”: it asks for a password for it.',
    denied: 'GNOME Keyring did not let Guestlist read the entry. Try again, and allow it.',
  },
  keepassxc: {
    locked: 'Unlock your database in KeePassXC; Guestlist goes on by itself.',
    waiting:
      'KeePassXC waits for you: in “Unlock Database” type its password, in “Access Request” press “Allow Selected”.',
    'no-collection':
      'KeePassXC shows Guestlist no database. Open yours, and choose a group in Database Settings, under Secret Service Integration.',
    denied:
      'In “Access Request” of KeePassXC Guestlist was not allowed to read its entries. Try again, and press “Allow Selected”; after “Deny All & Future” start Guestlist again first.',
    missing:
      'It may lie in its Recycle Bin, in another database, or in another group than the one that it shows Guestlist.',
  },
  kwallet: {
    locked: 'KWallet asks for the password of your wallet; Guestlist goes on by itself.',
    waiting: 'A window of KWallet, “KDE Wallet Service”, waits for the password of your wallet.',
    'no-collection':
      'KWallet runs and has no wallet yet. Make one here (“Classic, blowfish encrypted file”, unless you have a GPG key), or in System Settings under KDE Wallet, and let it be called kdewallet.',
    missing: 'KWallet writes a few seconds late, and may have ended before it had.',
  },
  macos: {
    locked: 'Unlock the login keychain, in Keychain Access or by logging in again.',
    denied:
      'macOS asks whether Guestlist may use its entry, again after an update: choose “Always Allow”. Once denied, it can be allowed in Keychain Access, under Access Control of the entry “guestlist”.',
  },
  windows: {
    'no-service':
      'Windows keeps no credentials for this session: a policy forbids it, or no profile is loaded.',
    denied: 'Windows did not let Guestlist use its credentials; a policy may forbid to keep them.',
  },
};

export function adviceOf(trouble: Trouble, provider: KeychainProvider | null | undefined): string | null {
  return (provider && advice[provider]?.[trouble]) ?? null;
}

export const keychainCopy = {
  retry: 'Check the keychain again',
  open: 'Open the keychain',
  create: 'Make a keyring',
  createWallet: 'Make a wallet',
  opening: 'Waits for the keychain…',
  shutTitle: 'The key to this list and queue is missing',
  shutText: (label: string, name: string) =>
    `The list and the queue of “${label}” are on this computer, encrypted. ${capital(name)} is open and does not have the key to them.`,
  shutAdvice:
    'Did you use another keychain before? Go back to that, then check again: nothing is lost. Otherwise start afresh: the old files are set aside and stay unreadable, and what was queued in them is not sent.',
  startAfresh: 'Start afresh',
  startAfreshTitle: (label: string) => `Start afresh with ${label}?`,
  startAfreshText:
    'A new list and a new queue begin under a new key. What was still queued is not sent, unless the old key comes back.',
  cancel: 'Cancel',
  startedAfresh: (label: string) => `${label} starts with a new list and queue.`,
  twinsTitle: 'Two entries of the keychain differ',
  twinsText: (name: string, entries: readonly string[]) =>
    `In ${name} there ${entries.length === 2 ? 'are two entries' : 'are several entries'} under one name of Guestlist, with different contents: ${entries.join('; ')}. Delete there what Guestlist did not write, then check again.`,
  twinsUnnamed:
    'There are several entries under one name of Guestlist, with different contents. Delete there what Guestlist did not write, then check again.',
  keepsDeleted: 'KeePassXC keeps deleted entries in its Recycle Bin until you empty it.',
} as const;

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
