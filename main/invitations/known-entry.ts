/** What both copies, of the waitlist and of the application, know of somebody who is to be let in. */
import { application } from '../../preload/audience.ts';
import type { KnownInvitation } from './audiences/audience.ts';
import type { FollowedList } from './followed-list.ts';

/** The person's invitations; null: Clerk must be asked. `address` by `mailboxKey`. */
export function entryKnown(
  waitlist: Pick<FollowedList, 'sync' | 'copy'> | undefined,
  atApplication: Pick<FollowedList, 'known'>,
  entryId: string,
  address: string,
): KnownInvitation[] | null {
  if (waitlist === undefined || !waitlist.sync.isFresh()) return null;
  // Who stands anywhere but in line has had an invitation, and that one may be older than what is known.
  if (waitlist.copy.head(entryId)?.status !== 'pending') return null;
  return atApplication.known(address, application);
}
