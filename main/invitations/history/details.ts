/** One invitation with all that is known of it, put together from the copy and the history of its address. */
import type { Details } from '../../../preload/history.ts';
import type { Session } from '../session.ts';
import type { History } from './history.ts';

/** Null when there is no such invitation. */
export function detailsOf(
  { listWith, history }: Pick<Session, 'listWith'> & { history: History },
  invitationId: string,
): Details | null {
  const copy = listWith(invitationId)?.copy;
  const invitation = copy?.row(invitationId);
  if (!copy || !invitation) return null;
  const membership = copy.membership(invitationId);
  return {
    invitation,
    ...(membership && { privateMetadata: membership.privateMetadata }),
    sentWith: history.sentWith(invitation.emailAddress, invitationId),
    history: history.of(invitation.emailAddress),
  };
}
