/** One entry of the waitlist as the sandbox keeps it, and as the API answers it. */
import { type InvitationRecord, invitationJson, type LinkIssuer } from './invitation-record.ts';

export const waitlistStatuses = ['pending', 'invited', 'completed', 'rejected'] as const;
export type WaitlistStatus = (typeof waitlistStatuses)[number];

export interface WaitlistRecord {
  id: string;
  /** Order of creation, which breaks ties of `created_at`. */
  sequence: number;
  emailAddress: string;
  status: WaitlistStatus;
  /** A batch of the dashboard works on it. */
  locked: boolean;
  createdAt: number;
  updatedAt: number;
  /** Null: not yet. */
  invitedAt: number | null;
  invitation: InvitationRecord | null;
}

/** The `WaitlistEntry` of the API, which does not tell when it was invited. */
export function waitlistJson(record: WaitlistRecord, now: number, issuer: LinkIssuer) {
  return {
    object: 'waitlist_entry',
    id: record.id,
    email_address: record.emailAddress,
    status: record.status,
    is_locked: record.locked,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    // By the letter of the document it is never null: its schema is a nullable one and an invitation's, both at once.
    ...(record.invitation && { invitation: invitationJson(record.invitation, now, issuer) }),
  };
}
