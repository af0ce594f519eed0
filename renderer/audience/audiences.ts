/** What differs from one audience to the next, for the whole page: an object for each. */
import type { AudienceKind } from '../../preload/audience-rules.ts';
import type { Invitation, Status } from '../../preload/invitation.ts';
import { orders } from '../../preload/invitation-rules.ts';
import type { Order } from '../../preload/list-query.ts';
import { type AudienceWords, audienceWords } from '../copy/lists.ts';
import type { InviteOptions } from '../invite/options.ts';
import { able, type OwnAct, type Verb } from '../list/row-acts.ts';

export interface AudienceView {
  kind: AudienceKind;
  words: AudienceWords;
  /** To one row, in the order of its buttons. */
  acts(row: Invitation): readonly OwnAct[];
  /** To several rows of one list. */
  verbs(status: Status): readonly Verb[];
  /** How its lists can be sorted. */
  orders: readonly Order[];
  /** What Clerk takes with a new address. */
  takes: readonly (keyof InviteOptions)[];
}

const isOpen = (status: Status): boolean => status === 'pending' || status === 'expired';

/** One that was taken back has no invitation left to resend: the person is invited anew. */
const isInvitableAgain = ({ status, emailAddress, replacedBy }: Invitation): boolean =>
  status === 'revoked' && emailAddress !== '' && replacedBy === undefined;

function invitationActs(row: Invitation, deletes: boolean) {
  const { status, hasLink, emailAddress } = row;
  return able([
    ['copyLink', hasLink],
    ['resend', isOpen(status)],
    ['inviteAgain', isInvitableAgain(row)],
    ['revoke', status === 'pending'],
    // Whatever its status; without an address the queue could not keep its order.
    ['delete', deletes && emailAddress !== ''],
  ]);
}

const invitationVerbs = (status: Status, deletes: boolean): readonly Verb[] =>
  able<Verb>([
    ['resend', isOpen(status)],
    ['revoke', status === 'pending'],
    ['delete', deletes],
  ]);

/** Clerk invites whoever has not signed up, and deletes those who wait alone. */
const entryVerbs = (status: Status): readonly Verb[] =>
  able<Verb>([
    ['invite', status === 'pending' || status === 'invited' || status === 'rejected'],
    ['reject', status === 'pending'],
    ['delete', status === 'pending'],
  ]);

export const audiences: Readonly<Record<AudienceKind, AudienceView>> = {
  application: {
    kind: 'application',
    words: audienceWords.application,
    acts: (row) => invitationActs(row, true),
    verbs: (status) => invitationVerbs(status, true),
    orders,
    takes: ['days', 'redirectUrl', 'notify', 'ignoreExisting', 'template', 'metadata'],
  },
  organization: {
    kind: 'organization',
    words: audienceWords.organization,
    // Clerk deletes none into an organization.
    acts: (row) => invitationActs(row, false),
    verbs: (status) => invitationVerbs(status, false),
    orders,
    // It takes no template there, and knows no second invitation.
    takes: ['days', 'redirectUrl', 'notify', 'metadata'],
  },
  waitlist: {
    kind: 'waitlist',
    words: audienceWords.waitlist,
    acts: ({ status, emailAddress }) => (emailAddress === '' ? [] : entryVerbs(status)),
    verbs: entryVerbs,
    // Nobody's place on it expires.
    orders: orders.filter((order) => !order.endsWith('expires_at')),
    takes: ['notify'],
  },
};

/** In whose list a row stands. */
export function audienceOfRow({
  membership,
  waiting,
}: Pick<Invitation, 'membership' | 'waiting'>): AudienceView {
  if (waiting) return audiences.waitlist;
  return membership ? audiences.organization : audiences.application;
}
