/** Words for the list of invitations. */
import type { Membership, Odd, Status } from '../../preload/invitation.ts';
import type { Verb } from '../list/row-acts.ts';
import { counted } from './invite.ts';

export const listCopy = {
  tabs: 'Show',
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
  invite: 'Invite',
  reject: 'Reject',
  inviteAgain: 'Invite again',
  revoke: 'Revoke',
  delete: 'Delete',
  /** Where the focus is, when who had it is gone from there. */
  wentOnTo: (address: string) => (address === '' ? '' : `Went on to ${address}.`),
  details: 'Details',
  actions: 'Actions',
  copyLink: 'Copy link',
  linkCopied: (address: string) => `The link for ${address} is on the clipboard. Whoever has it can use it.`,
  undo: 'Undo',
  /** The same for one row. */
  takeBack: 'Take back',
  into: ({ organizationName, organizationId, roleName, role }: Membership) =>
    `${organizationName ?? organizationId} · ${roleName ?? role}`,
  accepted: (words: string) => `Accepted ${words}`,
  revoked: (words: string) => `Revoked ${words}`,
  replaced: (words: string) => `Replaced ${words}`,
  expires: (words: string) => `expires ${words}`,
  expired: (words: string) => `Expired ${words}`,
  neverExpires: 'does not expire',
  never: 'never',
  /** Heads of the columns of a wide list. */
  columns: {
    address: 'Address',
    status: 'Status',
    replaced: 'Replaced',
  },
  /** Why it is among the others. */
  odd: ({ word, field }: Odd) => {
    if (field !== null) return `“${field}” could not be read`;
    return word === null ? 'Clerk told no status' : `Status “${word}”`;
  },
  matched: (key: string, value: string) => `${key}: ${value}`,
  marks: { soon: 'Expires soon', long: 'Waiting long', new: 'New' },
};

export const selectionCopy = {
  title: 'Selection',
  count: (count: number) => `${count.toLocaleString('en')} selected`,
  none: 'Nothing selected',
  row: (address: string) => `Select ${address}`,
  copy: 'Copy addresses',
  copyShort: 'Copy',
  verbs: {
    resend: (count) => (count === 1 ? 'Resend' : 'Resend all'),
    invite: (count, status) =>
      `${status === 'invited' ? 'Invite again' : 'Invite'}${count === 1 ? '' : ' all'}`,
    revoke: (count) => (count === 1 ? 'Revoke' : 'Revoke all'),
    reject: (count) => (count === 1 ? 'Reject' : 'Reject all'),
    delete: () => 'Delete',
  } satisfies Record<Verb, (count: number, status: Status) => string>,
  clear: 'Clear the selection',
  resending: (count: number) => `${counted(count, 'person gets', 'people get')} a new invitation.`,
  inviting: (count: number) => `${counted(count, 'person gets', 'people get')} an invitation.`,
  copied: (count: number) => `${counted(count, 'address', 'addresses')} copied.`,
};

/** In place of the rows, as long as Clerk's list could not be read once. */
export const unreadTitle = 'Not read yet';

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
};

/** `who`: an address, or `12 people`. `where`: the account's label in production, else null. */
