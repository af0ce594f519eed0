/** All organization invitations of one instance, and small lists that are sorted as they are asked for. */
import type { ClerkStatus } from '../../preload/invitation.ts';
import { statusAt } from './invitation-record.ts';
import { countByStatus, expiring, orders } from './invitation-store.ts';
import type { OrganizationInvitationQuery } from './organization-queries.ts';
import type { OrganizationInvitationRecord } from './organization-record.ts';
import type { Order, PageQuery } from './query-fields.ts';
import { RecordStore } from './record-store.ts';

type Stored = OrganizationInvitationRecord;

export class OrganizationInvitationStore extends RecordStore<
  Stored,
  'created_at' | 'email_address' | 'expires_at',
  OrganizationInvitationQuery
> {
  constructor() {
    super({ orders, matcher, expiring });
  }

  pendingAt(organizationId: string, emailAddress: string, now: number): boolean {
    return this.atAddress(emailAddress).some(
      (record) => record.organizationId === organizationId && statusAt(record, now) === 'pending',
    );
  }

  counts(now: number, organizationId?: string): Record<ClerkStatus, number> {
    const all = this.all();
    const own = organizationId === undefined ? all : all.filter(isOf(organizationId));
    return countByStatus(own, now);
  }
}

const isOf = (organizationId: string) => (record: Stored) => record.organizationId === organizationId;

function matcher(query: OrganizationInvitationQuery, now: number): (record: Stored) => boolean {
  const { statuses, organizationId } = query;
  const part = query.query?.toLowerCase() ?? '';
  return (record) =>
    (organizationId === null || record.organizationId === organizationId) &&
    (statuses.length === 0 || statuses.includes(statusAt(record, now))) &&
    record.emailAddress.includes(part);
}

/** One page of a list that is short enough to be sorted each time. */
export function pageOf<T, F extends string>(
  all: readonly T[],
  { orderBy, descending, limit, offset }: PageQuery & Order<F>,
  keyOf: (item: T, field: F) => string | number,
): T[] {
  const sorted = all.toSorted((a, b) => {
    const [left, right] = [keyOf(a, orderBy), keyOf(b, orderBy)];
    return left < right ? -1 : left > right ? 1 : 0;
  });
  if (descending) sorted.reverse();
  return sorted.slice(offset, offset + limit);
}
