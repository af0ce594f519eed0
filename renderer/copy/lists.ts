/** Words for the lists of an audience: of invitations, and of the waitlist. */

import type { AudienceKind } from '../../preload/audience-rules.ts';
import type { KnownAddresses, Status } from '../../preload/invitation.ts';
import type { QueueOperation } from '../../preload/queue.ts';
import type { Statistics } from '../../preload/statistics.ts';
import { counted } from './invite.ts';

export interface AudienceWords {
  tabs: Record<Status | 'queue', string>;
  list: string;
  search: string;
  loading: string;
  firstSync: (done: string, total: string) => string;
  /** Where nobody is in a list, and how somebody gets into it. */
  empty: Record<Status, { title: string; text: string }>;
  /** In place of the rows, as long as Clerk's list could not be read once. */
  unread: string;
  /** Under which search nobody was found. */
  among: (tab: string) => string;
  /** Heads of columns of a wide list; empty: there is no such thing. */
  began: string;
  ends: string;
  metadata: string;
  /** Beside what became of somebody. */
  beganBefore: (ago: string) => string;
  /** The same of one in the first list, alone. */
  pending: (ago: string) => string;
  /** Of the field that adds to it. */
  field: string;
  /** What is about to happen, so that nobody writes to sixty people, or to real ones, by surprise. */
  add: (count: number, production: boolean) => string;
  adding: (count: number) => string;
  /** On an address that is typed, what is known of it. */
  known: Record<KnownAddresses['known'][number]['status'] | 'queued', string>;
  deleting: (count: number) => string;
  /** Without names: whoever was deleted is not to be read anywhere any more. */
  deleted: (count: number) => string;
  /** Of an item of the queue: what is to be done, is being done, and was done. */
  work: Record<QueueOperation, { what: string; doing: string; done: string }>;
  /** Of who was there before somebody was added. */
  alreadyPending: string;
  /** How it goes. */
  statistics: (
    statistics: Statistics,
    sum: (days: readonly number[]) => string,
  ) => { now: string; month: string };
  /** Behind a rate in per cent: what those have done, and of whom. */
  rate: { done: string; of: string };
}

/** From so many on, the button of a production instance says where they go. */
const manyAtOnce = 5;

/** `Invite`, `Invite 60 · Production`. */
function addWords(verb: string, count: number, production: boolean): string {
  if (count < 2) return verb;
  return `${verb} ${count.toLocaleString('en')}${production && count >= manyAtOnce ? ' · Production' : ''}`;
}

const queued = 'already in the queue';
const number = (value: number): string => value.toLocaleString('en');

const tabs: AudienceWords['tabs'] = {
  pending: 'Pending',
  accepted: 'Accepted',
  expired: 'Expired',
  revoked: 'Revoked',
  other: 'Other',
  invited: 'Invited',
  completed: 'Joined',
  rejected: 'Rejected',
  queue: 'Queue',
};

const none = { title: '', text: '' };

const work: AudienceWords['work'] = {
  create: { what: 'Invitation', doing: 'Inviting', done: 'Invited' },
  resend: { what: 'Resend', doing: 'Resending', done: 'Resent' },
  revoke: { what: 'Revoke', doing: 'Revoking', done: 'Revoked' },
  delete: { what: 'Deletion', doing: 'Deleting', done: 'Deleted' },
  invite: { what: 'Invitation from the waitlist', doing: 'Inviting', done: 'Invited' },
  reject: { what: 'Rejection', doing: 'Rejecting', done: 'Rejected' },
};

export const invitationWords: AudienceWords = {
  tabs,
  list: 'Invitations',
  search: 'Search invitations',
  loading: 'Loading invitations…',
  firstSync: (done, total) => `Reading invitations: ${done} of ${total}`,
  empty: {
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
    invited: none,
    completed: none,
    rejected: none,
  },
  unread: 'Who was invited is shown as soon as Clerk’s list can be read. Inviting works meanwhile.',
  among: (tab) => `Among ${tab.toLowerCase()} invitations.`,
  began: 'Invited',
  ends: 'Expires',
  metadata: 'Metadata',
  beganBefore: (ago) => `invited ${ago}`,
  pending: (ago) => `Invited ${ago}`,
  field: 'Invite by e-mail',
  add: (count, production) => addWords('Invite', count, production),
  adding: (count) => `Inviting ${counted(count, 'person', 'people')}…`,
  known: {
    pending: 'already invited',
    accepted: 'already accepted',
    invited: 'already invited',
    completed: 'already accepted',
    rejected: 'was rejected',
    queued,
  },
  deleting: (count) => `Deleting ${counted(count, 'invitation', 'invitations')}.`,
  deleted: (count) => `${counted(count, 'invitation', 'invitations')} deleted for good.`,
  work,
  alreadyPending: 'Already invited',
  statistics: ({ pending, accepted, expired, invitedPerDay, acceptedPerDay }, sum) => ({
    now: `${number(pending)} pending, ${number(accepted)} accepted, ${number(expired)} expired`,
    month: `${sum(invitedPerDay)} invited and ${sum(acceptedPerDay)} accepted`,
  }),
  rate: { done: 'accepted', of: 'of those that were accepted or ran out' },
};

const waitlistWords: AudienceWords = {
  tabs: { ...tabs, pending: 'Waiting' },
  list: 'Waitlist',
  search: 'Search the waitlist',
  loading: 'Loading the waitlist…',
  firstSync: (done, total) => `Reading the waitlist: ${done} of ${total}`,
  empty: {
    ...invitationWords.empty,
    pending: {
      title: 'Nobody waits',
      text: 'People who ask to join appear here, and those who are added above.',
    },
    invited: {
      title: 'Nobody was invited',
      text: 'People appear here once they are invited from the waitlist.',
    },
    completed: { title: 'Nobody has joined yet', text: 'People appear here once they sign up.' },
    rejected: {
      title: 'Nobody was rejected',
      text: 'People who are not let in appear here. They can still be invited.',
    },
    other: {
      title: 'Nothing of another kind',
      text: 'Entries with a status that Guestlist does not know appear here, and those that it could not read.',
    },
  },
  unread: 'Who waits is shown as soon as Clerk’s list can be read.',
  among: (tab) => `Under “${tab}” on the waitlist.`,
  began: 'Added',
  ends: '',
  metadata: '',
  beganBefore: (ago) => `added ${ago}`,
  pending: (ago) => `Added ${ago}`,
  field: 'Add to the waitlist by e-mail',
  add: (count, production) => addWords('Add', count, production),
  adding: (count) => `Adding ${counted(count, 'address', 'addresses')} to the waitlist…`,
  known: { ...invitationWords.known, pending: 'already waiting', completed: 'has joined already' },
  deleting: (count) => `Taking ${counted(count, 'person', 'people')} off the waitlist.`,
  deleted: (count) => `${counted(count, 'person', 'people')} taken off the waitlist for good.`,
  work: {
    ...work,
    create: { what: 'Onto the waitlist', doing: 'Adding to the waitlist', done: 'Added to the waitlist' },
    delete: { ...work.delete, doing: 'Taking off the waitlist', done: 'Taken off the waitlist' },
  },
  alreadyPending: 'Already waiting',
  statistics: ({ pending, accepted, invitedPerDay, acceptedPerDay }, sum) => ({
    now: `${number(pending)} waiting, ${number(accepted)} joined`,
    month: `${sum(invitedPerDay)} added and ${sum(acceptedPerDay)} joined`,
  }),
  rate: { done: 'joined', of: 'of those who were invited' },
};

export const audienceWords: Readonly<Record<AudienceKind, AudienceWords>> = {
  application: invitationWords,
  organization: invitationWords,
  waitlist: waitlistWords,
};

/** The last of a row of the waitlist: what became of it. */
export const entryWords: Record<'invited' | 'completed' | 'rejected', (ago: string) => string> = {
  invited: (ago) => `Invited ${ago}`,
  completed: (ago) => `Joined ${ago}`,
  rejected: (ago) => `Rejected ${ago}`,
};

/** Of an entry that nobody can act on now. */
export const lockedWords = 'Locked by Clerk’s dashboard: it waits';
export const lockedShort = 'Locked';
