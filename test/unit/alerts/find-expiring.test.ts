import { describe, expect, it } from 'vitest';
import { findExpiring, isLookDue, soonMs } from '../../../main/alerts/find-expiring.ts';
import type { Invitation } from '../../../preload/invitation.ts';
import { hour, minute, noon } from './scene.ts';

const day = 24 * hour;

/** The list of an account, in the order that is asked for, with what was asked. */
function listOf(expiries: (number | null)[]) {
  const asked: number[] = [];
  const rows = expiries.map(
    (expiresAt, index): Invitation => ({
      id: `inv_${index}`,
      emailAddress: `p${index}@example.com`,
      status: 'pending',
      createdAt: noon,
      updatedAt: noon,
      expiresAt,
      publicMetadata: {},
      hasLink: true,
    }),
  );
  const counts = { pending: rows.length, accepted: 0, expired: 0, revoked: 0, other: 0 };
  const list = ({ offset, limit }: { offset: number; limit: number }) => {
    asked.push(offset);
    return { rows: rows.slice(offset, offset + limit), total: rows.length, counts };
  };
  return { asked, list };
}

describe('what expires soon', () => {
  it('is what ends within three days and has not ended', async () => {
    const { list } = listOf([null, noon - 1, noon + hour, noon + soonMs, noon + soonMs + 1]);
    expect(await findExpiring(list, 'acme', noon, null)).toEqual({
      type: 'expiring',
      accountId: 'acme',
      count: 2,
      soonestAt: noon + hour,
      emailAddress: 'p2@example.com',
      at: noon,
    });
  });

  it('is not what was told before', async () => {
    const { list } = listOf([noon + hour, noon + 2 * day, noon + 2 * day + hour]);
    expect(await findExpiring(list, 'acme', noon, noon + 2 * day)).toMatchObject({
      count: 1,
      emailAddress: 'p2@example.com',
    });
    expect(await findExpiring(list, 'acme', noon, noon + soonMs)).toBeNull();
  });

  it('is counted over as many pages as it fills, and no more are read', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => noon + index * minute * 5);
    const { list, asked } = listOf(many);
    expect(await findExpiring(list, 'acme', noon, null)).toMatchObject({ count: 864 });
    expect(asked).toEqual([0, 500]);
  });

  it('is looked for once a day, and at once when the clock was put back', () => {
    expect(isLookDue(noon, null)).toBe(true);
    const told = noon + soonMs;
    expect(isLookDue(noon + day - 1, told)).toBe(false);
    expect(isLookDue(noon + day, told)).toBe(true);
    expect(isLookDue(noon - 1, told)).toBe(true);
  });
});
