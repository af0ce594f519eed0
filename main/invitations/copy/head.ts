/** What the columns hold of one invitation, and what they take of Clerk's row. */
import type { Odd, Status } from '../../../preload/invitation.ts';
import type { Row } from '../audiences/row.ts';
import { organizationIdOf } from './membership.ts';

export interface Head {
  id: string;
  emailAddress: string;
  /** As a person sees it: a pending one whose time is over is expired, whatever Clerk said last. */
  status: Status;
  createdAt: number;
  updatedAt: number;
  expiresAt: number | null;
  hasLink: boolean;
  hasMetadata: boolean;
  /** What Clerk itself called pending when it was last seen. */
  pendingAtClerk: boolean;
  /** Why its status is `other`. */
  odd?: Odd;
  /** Into which organization it invites; unset: to the application. */
  organizationId?: string;
  /** It is an entry of the waitlist. */
  waiting?: true;
}

/** `now`: Clerk's time. */
export function headOf(invitation: Row, now: number): Head {
  const over = invitation.expiresAt !== null && invitation.expiresAt <= now;
  const odd = oddOf(invitation);
  const organizationId = organizationIdOf(invitation);
  return {
    id: invitation.id,
    emailAddress: invitation.emailAddress,
    status: odd ? 'other' : invitation.status === 'pending' && over ? 'expired' : invitation.status,
    createdAt: invitation.createdAt,
    updatedAt: invitation.updatedAt,
    expiresAt: invitation.expiresAt,
    hasLink: invitation.url !== null,
    hasMetadata: Object.keys(invitation.publicMetadata).length > 0,
    pendingAtClerk: invitation.status === 'pending',
    ...(odd && { odd }),
    ...(organizationId !== undefined && { organizationId }),
    ...(invitation.waiting && { waiting: true }),
  };
}

function oddOf({ status, statusWord, unread }: Row): Odd | null {
  if (unread === undefined && status !== 'other') return null;
  const word = status === 'other' ? (statusWord ?? null) : status;
  return { word, field: unread ?? null };
}
