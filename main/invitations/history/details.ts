/** One invitation with all that is known of it, put together from the copy and the history of its address. */
import type { Details } from '../../../preload/history.ts';
import type { InvitationCopy } from '../copy/copy.ts';
import type { History } from './history.ts';

/** Null when there is no such invitation. */
export function detailsOf(
  { copy, history }: { copy: InvitationCopy; history: History },
  invitationId: string,
): Details | null {
  const invitation = copy.row(invitationId);
  if (invitation === null) return null;
  return {
    invitation,
    sentWith: history.sentWith(invitation.emailAddress, invitationId),
    history: history.of(invitation.emailAddress),
  };
}
