/** What a row says about its invitation at a given time. Pure. */
import type { Invitation } from '../../preload/invitation.ts';
import { audienceOfRow } from '../audience/audiences.ts';
import { listCopy } from '../copy/list.ts';
import { entryWords, lockedWords } from '../copy/lists.ts';
import { ago, ahead, longPendingMs, newMs, soonMs } from '../words/time.ts';

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

type TimeWords = Omit<RowWords, 'matched' | 'into'>;

function timeWords(invitation: Invitation, now: number): TimeWords {
  const { status, createdAt, waiting, odd } = invitation;
  const { words } = audienceOfRow(invitation);
  const began = words.beganBefore(ago(createdAt, now));
  if (status === 'other') {
    // 1970 stands for a time that could not be read.
    const before = createdAt === 0 ? '' : began;
    return { when: listCopy.odd(odd ?? { word: null, field: null }), expiry: before, mark: null };
  }
  if (status === 'pending') return pendingWords(invitation, words.pending(ago(createdAt, now)), now);
  return { ...outcomeWords(invitation, now), expiry: waiting?.locked ? lockedWords : began };
}

function pendingWords({ createdAt, expiresAt, waiting }: Invitation, when: string, now: number): TimeWords {
  const mark = now - createdAt > longPendingMs ? 'long' : null;
  if (waiting) return { when, expiry: waiting.locked ? lockedWords : '', mark };
  if (expiresAt === null) return { when, expiry: listCopy.neverExpires, mark };
  const soon = expiresAt - now < soonMs;
  return { when, expiry: listCopy.expires(ahead(expiresAt, now)), mark: soon ? 'soon' : mark };
}

/** What became of it, and whether that is new. */
function outcomeWords(
  { status, updatedAt, expiresAt, replacedBy }: Invitation,
  now: number,
): Pick<TimeWords, 'when' | 'mark'> {
  const isNew = (status === 'accepted' || status === 'completed') && now - updatedAt < newMs;
  const at = status === 'expired' ? (expiresAt ?? updatedAt) : updatedAt;
  const words = replacedBy ? listCopy.replaced : outcomes[status];
  return { when: words?.(ago(at, now)) ?? '', mark: isNew ? 'new' : null };
}

const outcomes: Partial<Record<Invitation['status'], (ago: string) => string>> = {
  accepted: listCopy.accepted,
  expired: listCopy.expired,
  revoked: listCopy.revoked,
  ...entryWords,
};

/** What is read out with an address: `Pending, Invited 2 days ago, …`; the other states stand in `when`. */
export function descriptionOf(
  invitation: Invitation,
  { when, expiry, matched, into, mark }: RowWords,
  doing: string | null,
): string {
  const tab = invitation.status === 'pending' ? audienceOfRow(invitation).words.tabs.pending : '';
  const words = doing === null ? [into, when, expiry, matched, mark ? listCopy.marks[mark] : ''] : [doing];
  return [tab, ...words].filter(Boolean).join(', ');
}
