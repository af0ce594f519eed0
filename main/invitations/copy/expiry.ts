/** Whose time is over, and whose is next: all moments are by Clerk's clock. */
import { statuses } from '../../../preload/invitation.ts';
import type { Columns } from './columns.ts';

/** Ids of those whose time is over, while Clerk called them pending when they were last seen. */
export function overdue(columns: Columns, now: number): string[] {
  const ids: string[] = [];
  for (let slot = 0; slot < columns.length; slot += 1) {
    if (columns.isPendingAtClerk(slot) && columns.expires(slot) <= now) {
      ids.push(columns.id(slot));
    }
  }
  return ids;
}

/** When the next pending one expires, in Clerk's time; Infinity when none does. */
export function nextExpiry(columns: Columns): number {
  const pending = statuses.indexOf('pending');
  let next = Number.POSITIVE_INFINITY;
  for (let slot = 0; slot < columns.length; slot += 1) {
    if (columns.statusNumber(slot) !== pending || !columns.has(slot)) continue;
    next = Math.min(next, columns.expires(slot));
  }
  return next;
}

/** Ids of pending ones that expire between two moments of Clerk's time. */
export function expiringBetween(columns: Columns, now: number, then: number): string[] {
  const ids: string[] = [];
  for (let slot = 0; slot < columns.length; slot += 1) {
    const expires = columns.expires(slot);
    if (expires > now && expires <= then && columns.isPendingAtClerk(slot)) {
      ids.push(columns.id(slot));
    }
  }
  return ids;
}
