/** The account at a glance, from the columns of its copy alone: nothing on disk is read. */

import { statuses } from '../../preload/invitation.ts';
import { type Statistics, statisticsDays } from '../../preload/statistics.ts';
import type { Columns } from './copy/columns.ts';
import { madeByResend, type Replaced, replacedIn } from './copy/replaced.ts';

const dayMs = 86_400_000;
/** The days move on with the clock; so long an answer serves when nothing changed. */
const keptMs = 600_000;

/** One list has the one, the waitlist the other. */
const ends: ReadonlySet<number> = new Set([statuses.indexOf('accepted'), statuses.indexOf('completed')]);

/** The lower of the two in the middle, so that it is somebody's own time. */
function median(values: Float64Array): number | null {
  return values.length === 0 ? null : (values.sort()[(values.length - 1) >> 1] ?? null);
}

function countDay(days: number[], at: number, now: number): void {
  const ago = Math.floor(Math.max(0, now - at) / dayMs);
  const day = statisticsDays - 1 - ago;
  if (day >= 0) days[day] = (days[day] ?? 0) + 1;
}

/**
 * `now`: milliseconds since 1970. When somebody accepted is not told by Clerk; the last change of an accepted
 * invitation is the best estimate. Revoked ones count neither for nor against: a resend leaves one behind. What a
 * resend made invited nobody new: it is counted on the day of the first.
 */
export function statisticsAt(
  columns: Columns,
  now: number,
  replaced: Replaced = replacedIn(columns),
): Statistics {
  const invitedPerDay = new Array<number>(statisticsDays).fill(0);
  const acceptedPerDay = new Array<number>(statisticsDays).fill(0);
  const accepted = columns.count('accepted') + columns.count('completed');
  const waits = new Float64Array(accepted);
  const again = madeByResend(columns, replaced);
  let known = 0;
  for (let slot = 0; slot < columns.length; slot += 1) {
    if (!columns.has(slot)) continue;
    const created = columns.created(slot);
    if (!again.has(slot)) countDay(invitedPerDay, created, now);
    if (!ends.has(columns.statusNumber(slot))) continue;
    const updated = columns.updated(slot);
    countDay(acceptedPerDay, updated, now);
    waits[known] = Math.max(0, updated - created);
    known += 1;
  }
  const ended = accepted + columns.count('expired') + columns.count('invited');
  return {
    pending: columns.count('pending'),
    accepted,
    expired: columns.count('expired'),
    acceptanceRate: ended === 0 ? null : accepted / ended,
    medianAcceptMs: median(waits),
    invitedPerDay,
    acceptedPerDay,
  };
}

/** Looks again only when `revision` has moved on, or after ten minutes. */
export function keptStatistics(
  columns: Columns,
  revision: () => number,
  replaced = (): Replaced => replacedIn(columns),
): (now: number) => Statistics {
  let kept: { revision: number; at: number; statistics: Statistics } | null = null;
  return (now) => {
    const fresh = kept?.revision === revision() && Math.abs(now - kept.at) < keptMs;
    if (!kept || !fresh)
      kept = { revision: revision(), at: now, statistics: statisticsAt(columns, now, replaced()) };
    return kept.statistics;
  };
}
