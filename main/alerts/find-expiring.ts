/** Which pending invitations expire within days and were not told before. */
import type { Handlers } from '../../preload/contract.ts';
import type { AlertEvent } from './event.ts';

const dayMs = 86_400_000;
/** As far ahead as the list marks an invitation that ends soon. */
export const soonMs = 3 * dayMs;
const pageSize = 500;

/** Whether to look: once a day is enough. `toldUntil` in milliseconds since 1970, null when nothing was told yet. */
export function isLookDue(now: number, toldUntil: number | null): boolean {
  return toldUntil === null || now >= toldUntil - soonMs + dayMs || toldUntil > now + soonMs;
}

/** Null when there is none. Rejects with `FailureError` when the account is not open. */
export async function findExpiring(
  list: Handlers['invitations']['list'],
  accountId: string,
  now: number,
  toldUntil: number | null,
): Promise<Extract<AlertEvent, { type: 'expiring' }> | null> {
  const from = Math.max(now, Math.min(toldUntil ?? now, now + soonMs));
  let first: { soonestAt: number; emailAddress: string } | null = null;
  let count = 0;
  for (let offset = 0; ; offset += pageSize) {
    const { rows, total } = await list({
      accountId,
      status: 'pending',
      search: '',
      order: '+expires_at',
      offset,
      limit: pageSize,
    });
    for (const { expiresAt, emailAddress } of rows) {
      if (expiresAt === null || expiresAt <= from || expiresAt > now + soonMs) continue;
      first ??= { soonestAt: expiresAt, emailAddress };
      count += 1;
    }
    const last = rows.at(-1)?.expiresAt ?? null;
    if (offset + pageSize >= total || rows.length === 0 || (last !== null && last > now + soonMs)) break;
  }
  return first === null ? null : { type: 'expiring', accountId, count, ...first, at: now };
}
