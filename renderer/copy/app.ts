/** Words for the frame: the status line, the states of the whole, keys. */
import type { ConnectionState } from '../host/connection.ts';

export const appCopy = {
  name: 'Guestlist',
  status: 'Status',
  invite: 'Invite',
  lists: 'Lists',
  settings: 'Settings',
  close: 'Close',
  refresh: 'Check for changes now',
  pageTitle: (pending: number) => `${pending.toLocaleString('en')} pending · Guestlist`,
  keys: 'Keyboard shortcuts',
  syncing: 'Checking…',
  neverSynced: 'Not checked yet',
  upToDate: (words: string) => `Checked ${words}`,
  stale: (words: string) => `Last checked ${words}`,
  unreadable: (checked: string, count: number) =>
    `${checked}, ${count.toLocaleString('en')} could not be read`,
  offlineSince: (time: string) => `Offline since ${time}`,
  /** What was told above the list is over. */
  online: 'You are online again.',
  readAgain: 'Clerk’s list can be read again.',
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
    text: 'If it was only held up, this page goes on by itself. If it was closed, start it again and open the link that it prints.',
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
