/** Words for notifications, in settings and on the page, and for resetting. */
import type { AlertKind } from '../../preload/alert.ts';

export const notificationCopy = {
  title: 'Notifications',
  on: 'Tell me what happens in the background',
  kinds: 'Notify about',
  kind: {
    'invite-failed': 'Invitations that fail',
    'resend-failed': 'Resends that fail',
    'revoke-failed': 'Revokes that fail',
    'queue-blocked': 'A queue held back by Clerk’s limit',
    'key-refused': 'A key refused by Clerk',
    keychain: 'A locked or missing keychain',
    recovered: 'When one of these is over',
    accepted: 'People who accept',
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

export const alertCopy = {
  title: 'Notification',
  open: 'Open',
  retry: 'Retry',
  dismiss: 'Dismiss',
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
