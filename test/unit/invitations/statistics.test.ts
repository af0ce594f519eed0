/** An account at a glance: what the numbers count, and that they are counted again only when something changed. */
import { describe, expect, it } from 'vitest';
import { keptStatistics, statisticsAt } from '../../../main/invitations/statistics.ts';
import type { Invitation } from '../../../preload/invitation.ts';
import { columnsOf } from '../../support/fake-list.ts';
import { anInvitation } from '../../support/samples.ts';

const now = Date.UTC(2026, 2, 4, 12);
const hour = 3_600_000;
const day = 24 * hour;

let count = 0;
/** Invited so many days ago; accepted, when it was, after so many hours. */
function invited(daysAgo: number, part: Partial<Invitation> = {}): Invitation {
  count += 1;
  const createdAt = now - daysAgo * day;
  return anInvitation({ id: `inv_${count}`, createdAt, updatedAt: createdAt, ...part });
}
function acceptedAfter(daysAgo: number, hours: number): Invitation {
  const updatedAt = now - daysAgo * day + hours * hour;
  return invited(daysAgo, { status: 'accepted', updatedAt });
}

describe('an account at a glance', () => {
  it('has no rate and no time before anybody accepted or let it run out', () => {
    const statistics = statisticsAt(columnsOf([invited(1), invited(2, { status: 'revoked' })]), now);
    expect(statistics).toMatchObject({
      pending: 1,
      accepted: 0,
      expired: 0,
      acceptanceRate: null,
      medianAcceptMs: null,
    });
  });

  it('rates the accepted among those that came to an end by themselves', () => {
    const rows = [
      acceptedAfter(9, 2),
      acceptedAfter(9, 4),
      acceptedAfter(9, 90),
      invited(40, { status: 'expired' }),
      invited(3, { status: 'revoked' }),
      invited(3),
    ];
    expect(statisticsAt(columnsOf(rows), now).acceptanceRate).toBe(0.75);
  });

  it.each([
    [[5], 5],
    [[2, 90, 4], 4],
    [[2, 8, 90, 4], 4],
  ])('of acceptances after %j hours takes the one in the middle', (hours, expected) => {
    const statistics = statisticsAt(columnsOf(hours.map((each) => acceptedAfter(9, each))), now);
    expect(statistics.medianAcceptMs).toBe(expected * hour);
  });

  it('counts the last thirty days, the newest last, and nothing older', () => {
    const rows = [invited(0), invited(0.9), invited(1), invited(29.9), invited(30), acceptedAfter(31, 26)];
    const { invitedPerDay, acceptedPerDay } = statisticsAt(columnsOf(rows), now);
    expect([invitedPerDay.at(-1), invitedPerDay.at(-2), invitedPerDay[0]]).toEqual([2, 1, 1]);
    expect(invitedPerDay.reduce((sum, each) => sum + each)).toBe(4);
    expect(acceptedPerDay[0]).toBe(1);
  });

  it('counts who was sent the same again once, on the day of the first', () => {
    const gone = { status: 'revoked', emailAddress: 'ada@example.com' } as const;
    const at = (daysAgo: number) => now - daysAgo * day;
    const rows = [
      invited(5, { ...gone, updatedAt: at(3) }),
      invited(3, { ...gone, updatedAt: at(2) - 10 * hour }),
      // Taken back, and invited anew much later: that is a new one.
      invited(2, { emailAddress: 'ada@example.com' }),
    ];
    const { invitedPerDay } = statisticsAt(columnsOf(rows), now);
    expect(invitedPerDay.flatMap((each, place) => (each > 0 ? [[29 - place, each]] : []))).toEqual([
      [5, 1],
      [2, 1],
    ]);
  });

  it('takes a clock that is behind Clerk’s for now', () => {
    expect(statisticsAt(columnsOf([invited(-0.5)]), now).invitedPerDay.at(-1)).toBe(1);
  });

  it('forgets what was removed', () => {
    const gone = acceptedAfter(9, 2);
    const columns = columnsOf([gone, acceptedAfter(9, 4)]);
    columns.remove(gone.id);
    expect(statisticsAt(columns, now)).toMatchObject({ accepted: 1, medianAcceptMs: 4 * hour });
  });

  it('is kept while nothing changes, for ten minutes', () => {
    let revision = 1;
    const columns = columnsOf([invited(1)]);
    const statistics = keptStatistics(columns, () => revision);
    const first = statistics(now);
    expect(statistics(now + 60_000)).toBe(first);
    expect(statistics(now + 601_000)).not.toBe(first);
    columns.put({ ...columns.head(0), id: 'inv_new' });
    revision += 1;
    expect(statistics(now).pending).toBe(2);
  });
});
