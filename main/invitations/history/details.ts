/** One invitation with all that is known of it, put together from the copy and the history of its address. */
import type { Details } from '../../../preload/history.ts';
import type { InvitationCopy } from '../copy/copy.ts';
import type { History } from './history.ts';

/** Null when there is no such invitation. */
export function detailsOf(
  { copy, history }: { copy: InvitationCopy; history: History },
  invitationId: string,
): Details | null {
  const head = copy.head(invitationId);
  if (head === null) return null;
  const { pendingAtClerk: _, hasMetadata: __, ...facts } = head;
  const hasLink = facts.hasLink && facts.status === 'pending';
  return {
    invitation: { ...facts, hasLink, publicMetadata: copy.metadata(invitationId) },
    sentWith: history.sentWith(facts.emailAddress, invitationId),
    history: history.of(facts.emailAddress),
  };
}
