/** Words for the frame: the status line, the states of the whole, settings and keys. */
import type { ConnectionState } from '../host/connection.ts';

export const appCopy = {
  name: 'Guestlist',
  status: 'Status',
  settings: 'Settings',
  close: 'Close',
  refresh: 'Check for changes now',
  keys: 'Keyboard shortcuts',
  syncing: 'Checking…',
  neverSynced: 'Not checked yet',
  upToDate: (words: string) => `Checked ${words}`,
  stale: (words: string) => `Last checked ${words}`,
  offlineSince: (time: string) => `Offline since ${time}`,
  loading: 'Loading…',
  copied: 'Copied.',
  copyFailed: 'The clipboard cannot be used here.',
  details: 'Details',
};

export const connectionCopy: Record<
  Exclude<ConnectionState, 'connected'>,
  { title: string; text: string; action: string | null }
> = {
  gone: {
    title: 'Guestlist is not running',
    text: 'This page goes on by itself as soon as Guestlist is back. Nothing in the queue is lost.',
    action: null,
  },
  'session-ended': {
    title: 'This session has ended',
    text: 'Open Guestlist again from its link: it is printed in the terminal where Guestlist was started.',
    action: null,
  },
  outdated: {
    title: 'Guestlist was updated',
    text: 'This page is older than the program behind it.',
    action: 'Reload',
  },
};

/** When drawing itself failed: a fault of ours, and all that matters is in main. */
export const crashCopy = {
  title: 'Something went wrong on this page',
  text: 'It is our fault. Nothing in the queue is lost, and reloading helps.',
  action: 'Reload',
};

export const settingsCopy = {
  title: 'Settings',
  appearance: 'Appearance',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  checking: 'Checking for changes',
  refreshInterval: 'How often',
  intervals: {
    15: 'Every 15 seconds',
    30: 'Every 30 seconds',
    60: 'Every minute',
    300: 'Every 5 minutes',
    900: 'Every 15 minutes',
    3600: 'Every hour',
  },
  seconds: (seconds: number) => `Every ${seconds} seconds`,
  retries: 'When Clerk does not answer',
  strategy: 'Try again by itself',
  strategyHint: 'Reading only. An invitation is never sent twice blindly, whatever is set here.',
  initialInterval: 'First wait',
  maxInterval: 'Longest wait',
  exponent: 'Each wait grows by',
  maxElapsed: 'Give up after',
  retryConnectionErrors: 'Also when there is no connection',
  units: { seconds: 'seconds', times: 'times', minutes: 'minutes' },
  storage: 'Where things are kept',
  storageDurable: 'The list and the queue are on disk, encrypted. The key to them is in the keychain.',
  storageMemory: 'The list and the queue are in memory only, and are gone when Guestlist ends.',
  accounts: 'Accounts',
  about: (version: string, host: string) =>
    `Guestlist ${version}${host === 'browser' ? ', in the browser' : ''}`,
  outOfRange: (min: number, max: number) =>
    `From ${min.toLocaleString('en')} to ${max.toLocaleString('en')}.`,
};

/** Every key that works outside a text field, in the order of the sheet. */
export const keysCopy: { group: string; keys: { keys: string[]; does: string }[] }[] = [
  {
    group: 'Anywhere',
    keys: [
      { keys: ['N', 'I'], does: 'Invite, import' },
      { keys: ['/'], does: 'Search' },
      { keys: ['1', '…', '5'], does: 'Pending, Accepted, Expired, Revoked, Queue' },
      { keys: ['?'], does: 'These shortcuts' },
      { keys: ['Ctrl', ','], does: 'Settings' },
      { keys: ['Esc'], does: 'Clear, step back, hide' },
    ],
  },
  {
    group: 'Invite',
    keys: [
      { keys: ['Enter'], does: 'Send' },
      { keys: ['Backspace'], does: 'Take the last address back' },
      { keys: ['Ctrl', 'O'], does: 'Options' },
      { keys: ['Alt', '1', '…', '9'], does: 'Preset' },
      { keys: ['↓'], does: 'To the list' },
    ],
  },
  {
    group: 'On a row',
    keys: [
      { keys: ['↑', '↓'], does: 'Previous, next' },
      { keys: ['Enter'], does: 'Details' },
      { keys: ['R'], does: 'Resend' },
      { keys: ['E'], does: 'Revoke' },
      { keys: ['C'], does: 'Copy link' },
      { keys: ['Space'], does: 'Select, and act on all that are' },
      { keys: ['Shift', '↓'], does: 'Select up to here' },
      { keys: ['Ctrl', 'A'], does: 'Select all that match' },
      { keys: ['U'], does: 'Undo' },
    ],
  },
];
