/** What a row says about its invitation at a given time. Pure. */
import type { Invitation, Status } from '../../preload/invitation.ts';
import { listCopy, tabWords } from '../copy/list.ts';
import { ago, ahead, longPendingMs, newMs, soonMs } from '../words/time.ts';

/** Who it is; an address that could not be read gives way to the id. */
export const titleOf = ({ emailAddress, id }: Pick<Invitation, 'emailAddress' | 'id'>): string =>
  emailAddress === '' ? id : emailAddress;

export interface RowWords {
  /** When it was invited, accepted, expired or revoked. */
  when: string;
  /** When a pending one ends; when any other was invited. Empty: not known. */
  expiry: string;
  /** What of its metadata a search found, where the address does not tell; empty: nothing. */
  matched: string;
  /** Into which organization, and as what; empty: to the application. */
  into: string;
  /** What makes it stand out. */
  mark: 'soon' | 'long' | 'new' | null;
}

/** What a search found in somebody's metadata. */
export const matchedWords = ({ matched }: Pick<Invitation, 'matched'>): string =>
  matched ? listCopy.matched(matched.key, matched.value) : '';

export function rowWords(invitation: Invitation, now: number): RowWords {
  const { membership } = invitation;
  return {
    ...timeWords(invitation, now),
    matched: matchedWords(invitation),
    into: membership ? listCopy.into(membership) : '',
  };
}

function timeWords(invitation: Invitation, now: number): Omit<RowWords, 'matched' | 'into'> {
  const { status, createdAt, updatedAt, expiresAt } = invitation;
  const invited = listCopy.invitedBefore(ago(createdAt, now));
  switch (status) {
    case 'pending': {
      const soon = expiresAt !== null && expiresAt - now < soonMs;
      const long = now - createdAt > longPendingMs;
      return {
        when: listCopy.invited(ago(createdAt, now)),
        expiry: expiresAt === null ? listCopy.neverExpires : listCopy.expires(ahead(expiresAt, now)),
        mark: soon ? 'soon' : long ? 'long' : null,
      };
    }
    case 'accepted':
      return {
        when: listCopy.accepted(ago(updatedAt, now)),
        expiry: invited,
        mark: now - updatedAt < newMs ? 'new' : null,
      };
    case 'invited':
    case 'completed':
    case 'rejected':
      return { when: listCopy.waiting[status](ago(updatedAt, now)), expiry: invited, mark: null };
    case 'expired':
      return { when: listCopy.expired(ago(expiresAt ?? updatedAt, now)), expiry: invited, mark: null };
    case 'other':
      return {
        when: listCopy.odd(invitation.odd ?? { word: null, field: null }),
        // 1970 stands for a time that could not be read.
        expiry: createdAt === 0 ? '' : invited,
        mark: null,
      };
    case 'revoked':
      return {
        when: (invitation.replacedBy ? listCopy.replaced : listCopy.revoked)(ago(updatedAt, now)),
        expiry: invited,
        mark: null,
      };
  }
}

/** What is read out with an address: `Pending, Invited 2 days ago, …`; the other states stand in `when`. */
export function descriptionOf(
  status: Status,
  { when, expiry, matched, into, mark }: RowWords,
  doing: string | null,
): string {
  const words = doing === null ? [into, when, expiry, matched, mark ? listCopy.marks[mark] : ''] : [doing];
  return [status === 'pending' ? tabWords.pending : '', ...words].filter(Boolean).join(', ');
}

/** Only an active invitation can be revoked; one that was accepted needs no new one. */
export function revocable(status: Status): boolean {
  return status === 'pending';
}

/**
 * Whatever its status; without an address the queue could not keep its order. Clerk deletes none into an organization.
 */
export function deletable({
  emailAddress,
  membership,
}: Pick<Invitation, 'emailAddress' | 'membership'>): boolean {
  return emailAddress !== '' && membership === undefined;
}

/** One that was taken back has no invitation left to resend: the person is invited anew. */
export function invitableAgain({
  status,
  emailAddress,
  replacedBy,
}: Pick<Invitation, 'status' | 'emailAddress' | 'replacedBy'>): boolean {
  return status === 'revoked' && emailAddress !== '' && replacedBy === undefined;
}

export function resendable(status: Status): boolean {
  return status === 'pending' || status === 'expired';
}
