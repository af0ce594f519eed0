/** Words for connecting and keeping accounts. */
import type { Account } from '../../preload/account.ts';
import { counted } from './invite.ts';

/** The one word for what kind of instance an account is. */
export function environmentWord(account: Account): 'Sandbox' | 'Production' | 'Development' {
  if (account.keptIn === 'sandbox') return 'Sandbox';
  return account.environment === 'production' ? 'Production' : 'Development';
}

export const accountsCopy = {
  welcomeTitle: 'Invite people in two seconds',
  welcomeText: 'Connect your Clerk instance once. After that: type an address, press Enter.',
  addTitle: 'Add an account',
  addText: 'Connect another Clerk instance. You can switch between them at any time.',
  replaceTitle: 'Replace the key',
  replaceText: (label: string) => `Paste the new secret key for “${label}”. It must be of the same instance.`,
  noKeyTitle: 'The key is needed again',
  noKeyText: (label: string) =>
    `The secret key of “${label}” was kept for one session only. Paste it again to go on. What waited in its queue then is gone, unless it had been on disk before.`,
  goneText: (label: string) =>
    `Paste the secret key of “${label}” again to go on; its list and its queue are as you left them.`,
  secretKey: 'Secret key',
  secretKeyHint: 'From the Clerk dashboard, under API keys: it starts with sk_test_ or sk_live_.',
  secretKeyPlaceholder: 'sk_test_… or sk_live_…',
  showKey: 'Show what was pasted',
  hideKey: 'Hide what was pasted',
  looksDevelopment: 'Development key',
  looksProduction: 'Production key',
  looksPublishable: 'This is a publishable key. Guestlist needs the secret one, which starts with sk_.',
  looksWrong: 'A secret key starts with sk_test_ or sk_live_.',
  keyMissing: 'Paste a secret key first.',
  more: 'API address and label',
  label: 'Label',
  labelPlaceholder: 'My application',
  apiUrl: 'API address',
  apiUrlHint: 'Leave it empty for api.clerk.com. Another one must be https, or http on this computer.',
  connect: 'Connect',
  connecting: 'Checking the key…',
  trySandbox: 'Try the sandbox',
  trySandboxText: 'No key at hand? Practise on made-up people; no e-mail is sent.',
  startingSandbox: 'Starting the sandbox…',
  connected: (label: string) => `${label} is connected.`,
  /** Before the label and the environment. */
  switcher: 'Account: ',
  accounts: 'Accounts',
  addAccount: 'Add account',
  switchedTo: (label: string) => `Now working with ${label}.`,
  rename: 'Rename',
  renameTo: (label: string) => `New label for ${label}`,
  save: 'Save',
  cancel: 'Cancel',
  renamed: (label: string) => `Renamed to ${label}.`,
  replaceKey: 'Replace key',
  keyReplaced: (label: string) => `${label} has its new key.`,
  move: 'Change address',
  moveHint:
    'The key and all that follows go there, so only to one you trust: https, or http on this computer. Empty for api.clerk.com.',
  moved: (label: string, address: string) => `${label} is at ${address} now.`,
  remove: 'Remove',
  removeTitle: (label: string) => `Remove ${label}?`,
  removeText:
    'Its secret key, the local copy of its invitations, its queue and its settings go from this computer. Whatever is still in the queue is not sent. Nothing changes at Clerk.',
  /** What waits or failed there. */
  removeLost: (count: number) =>
    count === 0 ? '' : ` ${counted(count, 'item of its queue is', 'items of its queue are')} lost.`,
  removed: (label: string) => `${label} was removed from this computer.`,
  noKey: 'Needs its key',
};
