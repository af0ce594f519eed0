/** Lists over invitations in memory, for the fake `Guestlist`; the statistics are main's own. */
import { Columns } from '../../main/invitations/copy/columns.ts';
import { matchIn, metadataQuery } from '../../main/invitations/copy/metadata-match.ts';
import { statisticsAt } from '../../main/invitations/statistics.ts';
import type { Invitation, Match, WindowRequest } from '../../preload/invitation.ts';
import type { Statistics } from '../../preload/statistics.ts';

const orderBy: Record<string, (row: Invitation) => string | number> = {
  created_at: (row) => row.createdAt,
  email_address: (row) => row.emailAddress,
  expires_at: (row) => row.expiresAt ?? 0,
  updated_at: (row) => row.updatedAt,
};

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Every row that matches, in order. */
export function matching(
  invitations: readonly Invitation[],
  { status, search, order }: Pick<WindowRequest, 'status' | 'search' | 'order'>,
): Invitation[] {
  const key = orderBy[order.slice(1)] ?? ((row: Invitation) => row.createdAt);
  const sign = order.startsWith('-') ? -1 : 1;
  return invitations
    .filter((row) => row.status === status)
    .flatMap((row) => found(row, search) ?? [])
    .sort((a, b) => sign * compare(key(a), key(b)));
}

/** As a search shows it; null: it does not match. */
export function found<T extends { emailAddress: string; publicMetadata?: Record<string, unknown> }>(
  each: T,
  search: string,
): (T & { matched?: Match }) | null {
  if (each.emailAddress.toLowerCase().includes(search.trim().toLowerCase())) return each;
  const query = metadataQuery(search);
  const matched = query && matchIn(each.publicMetadata ?? {}, query);
  return matched && { ...each, matched };
}

export function columnsOf(invitations: readonly Invitation[]): Columns {
  const columns = new Columns();
  for (const { publicMetadata, odd, waiting, ...head } of invitations) {
    const pendingAtClerk = head.status === 'pending';
    columns.put({
      ...head,
      ...(odd && { odd }),
      ...(waiting && { waiting: true }),
      pendingAtClerk,
      hasMetadata: Object.keys(publicMetadata).length > 0,
    });
  }
  return columns;
}

export function statisticsOf(invitations: readonly Invitation[]): Statistics {
  return statisticsAt(columnsOf(invitations), Date.now());
}
