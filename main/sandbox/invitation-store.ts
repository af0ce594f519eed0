/** All invitations to the application of one instance. */
import type { ClerkStatus } from '../../preload/invitation.ts';
import { type InvitationRecord, statusAt } from './invitation-record.ts';
import type { ListQuery, OrderField } from './list-query.ts';
import { byAddress, byCreation, RecordStore, type StoredRecord } from './record-store.ts';

type Expiring = StoredRecord & Pick<InvitationRecord, 'expiresAt'>;

/** Databases put null last in ascending order. */
const expiry = (record: Expiring) => record.expiresAt ?? Number.MAX_SAFE_INTEGER;

export const orders = {
  created_at: byCreation,
  email_address: byAddress,
  expires_at: (a: Expiring, b: Expiring) => expiry(a) - expiry(b) || a.sequence - b.sequence,
};

export const expiring = { order: 'expires_at', at: expiry } as const;

export function countByStatus(
  records: readonly Parameters<typeof statusAt>[0][],
  now: number,
): Record<ClerkStatus, number> {
  const counts = { pending: 0, accepted: 0, expired: 0, revoked: 0 };
  for (const record of records) counts[statusAt(record, now)] += 1;
  return counts;
}

export class InvitationStore extends RecordStore<InvitationRecord, OrderField, ListQuery> {
  constructor() {
    super({ orders, matcher, expiring });
  }

  pendingAt(emailAddress: string, now: number): boolean {
    return this.atAddress(emailAddress).some((record) => statusAt(record, now) === 'pending');
  }

  counts(now: number): Record<ClerkStatus, number> {
    return countByStatus(this.all(), now);
  }
}

/** Without a status: all but the revoked. `query` finds a part of the address, or the whole id. */
function matcher({ status, query }: ListQuery, now: number): (record: InvitationRecord) => boolean {
  const hasStatus = (record: InvitationRecord) =>
    status === null ? record.outcome !== 'revoked' : statusAt(record, now) === status;
  if (query === null) return hasStatus;
  const part = query.toLowerCase();
  return (record) => hasStatus(record) && (record.emailAddress.includes(part) || record.id === query);
}
