/** Words for the list of invitations. */
import type { Membership, Odd, Status } from '../../preload/invitation.ts';
import { counted } from './invite.ts';

export const tabWords: Record<Status | 'queue', string> = {
  pending: 'Pending',
  accepted: 'Accepted',
  expired: 'Expired',
  revoked: 'Revoked',
  other: 'Other',
  invited: 'Invited',
  completed: 'Signed up',
  rejected: 'Rejected',
  queue: 'Queue',
};

export const listCopy = {
  list: 'Invitations',
  tabs: 'Show',
  search: 'Search invitations',
  searchPlaceholder: 'Search',
  clearSearch: 'Clear the search',
  sort: 'Sort',
  orders: {
    '-created_at': 'Newest first',
    '+created_at': 'Oldest first',
    '+email_address': 'Address A–Z',
    '-email_address': 'Address Z–A',
    '+expires_at': 'Expires first',
    '-expires_at': 'Expires last',
    '-updated_at': 'Last changed',
  },
  resend: 'Resend',
  inviteAgain: 'Invite again',
  revoke: 'Revoke',
  delete: 'Delete',
  details: 'Details',
  actions: 'Actions',
  copyLink: 'Copy link',
  linkCopied: (address: string) => `The link for ${address} is on the clipboard. Whoever has it can use it.`,
  undo: 'Undo',
  into: ({ organizationName, organizationId, roleName, role }: Membership) =>
    `${organizationName ?? organizationId} · ${roleName ?? role}`,
  invited: (words: string) => `Invited ${words}`,
  invitedBefore: (words: string) => `invited ${words}`,
  accepted: (words: string) => `Accepted ${words}`,
  revoked: (words: string) => `Revoked ${words}`,
  replaced: (words: string) => `Replaced ${words}`,
  waiting: {
    invited: (words: string) => `Invited ${words}`,
    completed: (words: string) => `Signed up ${words}`,
    rejected: (words: string) => `Rejected ${words}`,
  },
  expires: (words: string) => `expires ${words}`,
  expired: (words: string) => `Expired ${words}`,
  neverExpires: 'does not expire',
  never: 'never',
  /** Heads of the columns of a wide list. */
  columns: {
    address: 'Address',
    status: 'Status',
    invited: 'Invited',
    expires: 'Expires',
    metadata: 'Metadata',
    replaced: 'Replaced',
  },
  /** Why it is among the others. */
  odd: ({ word, field }: Odd) => {
    if (field !== null) return `“${field}” could not be read`;
    return word === null ? 'Clerk told no status' : `Status “${word}”`;
  },
  matched: (key: string, value: string) => `${key}: ${value}`,
  marks: { soon: 'Expires soon', long: 'Waiting long', new: 'New' },
  loading: 'Loading invitations…',
  firstSync: (done: number, total: number) =>
    `Reading invitations: ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`,
};

export const selectionCopy = {
  title: 'Selection',
  count: (count: number) => `${count.toLocaleString('en')} selected`,
  none: 'Nothing selected',
  row: (address: string) => `Select ${address}`,
  copy: 'Copy addresses',
  copyShort: 'Copy',
  resend: (count: number) => (count === 1 ? 'Resend' : 'Resend all'),
  revoke: (count: number) => (count === 1 ? 'Revoke' : 'Revoke all'),
  delete: 'Delete',
  clear: 'Clear the selection',
  resending: (count: number) => `${counted(count, 'person gets', 'people get')} a new invitation.`,
  deleting: (count: number) => `Deleting ${counted(count, 'invitation', 'invitations')}.`,
  copied: (count: number) => `${counted(count, 'address', 'addresses')} copied.`,
};

export const emptyCopy: Record<Status, { title: string; text: string }> = {
  pending: { title: 'Nobody is waiting', text: 'Type an address above and press Enter to invite someone.' },
  accepted: { title: 'Nobody has accepted yet', text: 'People appear here once they sign up.' },
  expired: {
    title: 'Nothing has expired',
    text: 'Invitations that ran out appear here, ready to be resent.',
  },
  revoked: { title: 'Nothing was revoked', text: 'Invitations that were taken back appear here.' },
  other: {
    title: 'Nothing of another kind',
    text: 'Invitations with a status that Guestlist does not know appear here, and those that it could not read.',
  },
  invited: {
    title: 'Nobody was invited',
    text: 'People from the waitlist appear here once they are invited.',
  },
  completed: {
    title: 'Nobody has signed up yet',
    text: 'People from the waitlist appear here once they do.',
  },
  rejected: { title: 'Nobody was rejected', text: 'People who are not let in appear here.' },
};

/** In place of the rows, as long as Clerk's list could not be read once. */
export const unreadCopy = {
  title: 'Not read yet',
  text: 'Who was invited is shown as soon as Clerk’s list can be read. Inviting works meanwhile.',
};

/** While somebody searches. */
export const foundCopy = {
  /** `where`: a tab's word. */
  found: (count: number, where: string, search: string) =>
    count === 0
      ? `Nobody in ${where} matches.`
      : `${counted(count, 'match', 'matches')} in ${where} for “${search}”.`,
  showAll: 'Show all',
};

export const noMatchCopy = {
  title: (search: string) => `No match for “${search}”`,
  text: (tab: string) => `Among ${tab.toLowerCase()} invitations.`,
};

/** `who`: an address, or `12 people`. `where`: the account's label in production, else null. */
