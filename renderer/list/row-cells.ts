/** What stands about an invitation under the columns of a wide list. Pure. */
import type { Invitation, Status } from '../../preload/invitation.ts';
import { audienceOfRow } from '../audience/audiences.ts';
import { listCopy } from '../copy/list.ts';
import { type AudienceWords, lockedShort, lockedWords } from '../copy/lists.ts';
import { ago, ahead } from '../words/time.ts';
import { matchedWords, rowWords } from './row-words.ts';

export interface RowCells {
  status: string;
  tone: Status | 'soon' | 'new';
  invited: string;
  /** When it ends, or what became of it; the column is named by `columnsOf`. */
  outcome: string;
  soon: boolean;
  /** Values where they are short, and the names of the others. */
  metadata: string;
}

/** The heads of the columns in a list of one status. */
export function columnsOf(status: Status, { began, ends, metadata, tabs }: AudienceWords): string[] {
  const { columns } = listCopy;
  const outcome = status === 'pending' || status === 'other' ? ends : tabs[status];
  return [columns.address, columns.status, began, outcome, metadata];
}

/** 1970 stands for a time that could not be read. */
const past = (at: number, now: number): string => (at === 0 ? '' : ago(at, now));

function outcomeOf({ status, updatedAt, expiresAt, waiting }: Invitation, now: number): string {
  if (status === 'pending' || status === 'other') {
    if (waiting) return waiting.locked ? lockedShort : '';
    if (expiresAt === null) return status === 'pending' ? listCopy.never : '';
    return expiresAt <= now ? past(expiresAt, now) : ahead(expiresAt, now);
  }
  return past(status === 'expired' ? (expiresAt ?? updatedAt) : updatedAt, now);
}

function metadataWords(metadata: Invitation['publicMetadata']): string {
  const isShort = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
  return Object.entries(metadata)
    .map(([key, value]) => (isShort(value) ? listCopy.matched(key, String(value)) : key))
    .join(', ');
}

export function cellsOf(invitation: Invitation, now: number): RowCells {
  const { status, createdAt, odd, replacedBy, publicMetadata } = invitation;
  const { mark, when } = rowWords(invitation, now);
  const { tabs } = audienceOfRow(invitation).words;
  const words = odd ? when : replacedBy ? listCopy.columns.replaced : tabs[status];
  return {
    status: mark ? listCopy.marks[mark] : words,
    tone: mark === 'soon' || mark === 'new' ? mark : status,
    invited: past(createdAt, now),
    outcome: outcomeOf(invitation, now),
    soon: mark === 'soon',
    // What a search found stands there, also where it lies deep.
    metadata:
      matchedWords(invitation) || (invitation.waiting?.locked ? lockedWords : metadataWords(publicMetadata)),
  };
}
