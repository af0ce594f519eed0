/** Words for the settings, section by section. */
import type { AlertKind } from '../../preload/alert.ts';

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
  sending: 'Sending',
  metadataByBulk: 'Send metadata by bulk calls',
  metadataByBulkHint:
    'Faster for many people. Somebody reported that metadata sent so does not reach the user: unless this is on, it goes out one by one. Each import can choose for itself.',
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

export const notificationCopy = {
  title: 'Notifications',
  on: 'Tell me what happens in the background',
  kinds: 'Notify about',
  kind: {
    'invite-failed': 'Invitations that fail',
    'resend-failed': 'Resends that fail',
    'revoke-failed': 'Revokes that fail',
    'delete-failed': 'Deletions that fail',
    'queue-blocked': 'A queue held back by Clerk’s limit',
    'key-refused': 'A key refused by Clerk',
    keychain: 'A locked or missing keychain',
    recovered: 'When one of these is over',
    accepted: 'People who accept',
    waitlist: 'New people on the waitlist',
    expiring: 'Invitations that expire soon',
    'import-finished': 'Finished imports',
  } satisfies Record<AlertKind, string>,
  hideAddresses: 'Hide addresses',
  hideHint: 'Notifications can be read on a locked screen.',
  quiet: 'Quiet hours',
  from: 'From',
  to: 'To',
  allow: 'Allow notifications in this browser',
  allowed: 'This browser shows them while the page is in the background.',
  denied: 'This browser does not show them; they appear on the page only.',
};

export const diagnosticsCopy = {
  title: 'When something is wrong',
  text: 'Versions, states, error codes and the end of the log, for a report. No key, link, address or metadata is in it.',
  button: 'Copy diagnostics',
  copied: 'Diagnostics are on the clipboard.',
};

export const resetCopy = {
  button: 'Reset settings',
  title: 'Reset all settings?',
  text: 'Everything on this page goes back to how it came. Accounts, presets and the global shortcut stay.',
  action: 'Reset',
  done: 'Settings are as they came.',
};
