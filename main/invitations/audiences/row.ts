/** A row of an audience's list, as sync, copy and outbox know it: an invitation, or an entry of the waitlist. */
import type { Status, Waiting } from '../../../preload/invitation.ts';
import type { ClerkInvitation, ClerkRow } from '../../clerk/api.ts';

export interface Row
  extends ClerkRow<Exclude<Status, 'other'>>,
    Pick<ClerkInvitation, 'publicMetadata' | 'url' | 'expiresAt'> {
  /** Set: it is an entry of the waitlist. */
  waiting?: Waiting;
}
