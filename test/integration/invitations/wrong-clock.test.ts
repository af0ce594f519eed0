import { describe, expect, it } from 'vitest';
import type { Tuning } from '../../../main/invitations/tuning.ts';
import { type Clock, systemClock } from '../../../main/ports.ts';
import { ago, ahead } from '../../../renderer/words/time.ts';
import { accountId, enterRoom, type Room } from '../../support/invitations-room.ts';
import { aWindow } from '../../support/samples.ts';

const minute = 60_000;
const hour = 60 * minute;

/** The machine's clock, so much ahead of Clerk's, until it is set. */
function wrongClock(byMs: number) {
  const clock: Clock & { byMs: number } = {
    byMs,
    now: () => Date.now() + clock.byMs,
    after: (ms, task) => systemClock.after(ms, task),
  };
  return clock;
}

const refresh = (room: Room) => room.invitations.handlers.invitations.refresh({ accountId });
/** What a page takes for now: its clock is the machine's. */
async function pageNow(room: Room, clock: Clock): Promise<number> {
  const { clockSkewMs } = await room.invitations.handlers.invitations.syncState({ accountId });
  return clock.now() + clockSkewMs;
}

async function roomAt(byMs: number, tuning: Partial<Tuning> = {}) {
  const clock = wrongClock(byMs);
  const monotonic = () => performance.now();
  const room = await enterRoom({ sandbox: { invitations: 0 }, clock, monotonic, tuning });
  await room.open();
  await refresh(room);
  return { room, clock };
}

describe.each([
  ['10 minutes behind', -10 * minute],
  ['10 minutes ahead', 10 * minute],
  ['3 hours behind', -3 * hour],
  ['3 hours ahead', 3 * hour],
])('a machine whose clock is %s', (_, byMs) => {
  it('shows ages, ends, the last look and the history by Clerk’s clock', async () => {
    const { room, clock } = await roomAt(byMs);
    await using _room = room;
    const { create, list, details, statistics } = room.invitations.handlers.invitations;
    await create({ accountId, drafts: [{ emailAddress: 'ada@example.com', expiresInDays: 1 }] });
    await room.quiet();
    room.sandbox.control.advanceClock(24 * hour - 5 * minute);
    const state = await refresh(room);
    const now = await pageNow(room, clock);
    const { rows } = await list(aWindow({ accountId }));
    expect(ahead(rows[0]?.expiresAt ?? 0, now)).toBe('in 5 minutes');
    expect(ago(rows[0]?.createdAt ?? 0, now)).toBe('23 hours ago');
    expect(ago(state.lastSyncAt ?? 0, now)).toBe('just now');
    expect((await statistics({ accountId })).invitedPerDay.at(-1)).toBe(1);

    await create({ accountId, drafts: [{ emailAddress: 'bob@example.com' }] });
    await room.quiet();
    const bob = room.sandbox.control.invitations().at(-1);
    const { history, invitation } = await details({ accountId, invitationId: bob?.id ?? '' });
    const later = await pageNow(room, clock);
    expect(ago(invitation.createdAt, later)).toBe('just now');
    for (const { at } of history) expect(Math.abs(at - later)).toBeLessThan(10_000);
  });

  it('shows what waits, and until when, by Clerk’s clock, also once the clock is set right', async () => {
    // Long enough that what can be taken back still can when its answer is looked at.
    const { room, clock } = await roomAt(byMs, { undoMs: 2000 });
    await using _room = room;
    const { create, revoke } = room.invitations.handlers.invitations;
    await create({ accountId, drafts: [{ emailAddress: 'ada@example.com' }] });
    await room.quiet();
    room.sandbox.control.inject({ kind: 'rate-limit', retryAfterSeconds: 1800, method: 'POST', times: 2 });
    await create({ accountId, drafts: [{ emailAddress: 'bob@example.com' }] });
    const waiting = async () =>
      (await room.queue()).find(({ emailAddress }) => emailAddress === 'bob@example.com');
    // One look: refused by one endpoint it is sent by the other, and has no time meanwhile.
    const off = async () => {
      const item = await waiting();
      return item?.waitingFor === 'limit'
        ? Math.abs((item.until ?? 0) - (Date.now() + 30 * minute))
        : Infinity;
    };
    await expect.poll(off).toBeLessThan(40_000);

    const [item] = (await revoke({ accountId, ids: [room.sandbox.control.invitations()[0]?.id ?? ''] }))
      .items;
    expect(Math.abs((item?.until ?? 0) - (await pageNow(room, clock)))).toBeLessThan(3000);

    clock.byMs = 0;
    const state = await room.invitations.handlers.invitations.syncState({ accountId });
    expect(state.clockSkewMs).toBe(0);
    expect(ago(state.lastSyncAt ?? 0, clock.now())).toBe('just now');
  });
});
