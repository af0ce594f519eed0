/** Words for notifications, in settings and on the page, and for resetting. */
import type { AlertKind } from '../../preload/alert.ts';

export const notificationCopy = {
  title: 'Notifications',
  on: 'Tell me what happens in the background',
  kinds: 'About',
  kind: {
    'invite-failed': 'Invitations that fail',
    'resend-failed': 'Resends that fail',
    'revoke-failed': 'Revokes that fail',
    'queue-blocked': 'A queue that Clerk’s limit holds back',
    'key-refused': 'A key that Clerk refuses',
    keychain: 'A keychain that is locked or gone',
    recovered: 'When such a thing is over',
    accepted: 'People who accept',
    expiring: 'Invitations that expire soon',
    'import-finished': 'Imports that are through',
  } satisfies Record<AlertKind, string>,
  hideAddresses: 'Keep addresses out of them',
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
