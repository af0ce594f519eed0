/** A data folder, or its queue alone, that somebody restored from a backup: what it still has to do was done since. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accountId, type Room } from '../../support/invitations-room.ts';
import { emails, invite, pendingIds, synced } from './outbox-room.ts';

/** What is restored: everything, or only the queue while the copy is as new as ever. */
type Extent = 'whole' | 'queue';

class Backup implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'guestlist-backup-'));
  readonly #room: Room;

  private constructor(room: Room) {
    this.#room = room;
  }

  static async of(room: Room): Promise<Backup> {
    const backup = new Backup(room);
    await room.invitations.stop();
    cpSync(room.dataDir, backup.#folder, { recursive: true });
    await room.restart();
    return backup;
  }

  async restore(extent: Extent): Promise<void> {
    await this.#room.invitations.stop();
    cpSync(this.#folder, this.#room.dataDir, {
      recursive: true,
      filter: (from) => extent === 'whole' || !/(copy|history)\.db/.test(from),
    });
    await this.#room.restart();
  }

  [Symbol.dispose]() {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

const queue = (room: Room) => room.invitations.handlers.queue;
const to = (room: Room, address: string) => emails(room).filter((each) => each === address).length;
const again = (room: Room, emailAddress: string) =>
  room.invitations.handlers.invitations.create({
    accountId,
    drafts: [{ emailAddress, ignoreExisting: true }],
  });
const addressOf = (room: Room, id: string) =>
  room.sandbox.control.invitations().find((each) => each.id === id)?.emailAddress ?? '';

async function workOff(room: Room) {
  await queue(room).resume({ accountId });
  return room.quiet();
}

describe.each(['whole', 'queue'] as const)('restored from a backup: %s', (extent) => {
  it('an invitation that Clerk would not refuse is not sent again', async () => {
    await using room = await synced();
    await queue(room).pause({ accountId });
    await again(room, 'ada@example.com');
    using backup = await Backup.of(room);
    await workOff(room);
    expect(to(room, 'ada@example.com')).toBe(1);
    await backup.restore(extent);
    expect((await workOff(room)).at(-1)).toMatchObject({ state: 'sent', already: 'meanwhile' });
    expect(to(room, 'ada@example.com')).toBe(1);
  });

  it('a resend is not done again', async () => {
    await using room = await synced();
    const [id = ''] = pendingIds(room);
    const address = addressOf(room, id);
    const before = to(room, address);
    await queue(room).pause({ accountId });
    await room.invitations.handlers.invitations.resend({ accountId, ids: [id] });
    using backup = await Backup.of(room);
    await workOff(room);
    await backup.restore(extent);
    expect((await workOff(room)).at(-1)).toMatchObject({ state: 'sent', already: 'meanwhile' });
    expect(to(room, address)).toBe(before + 1);
  });

  it('nor is one that stood between its halves', async () => {
    await using room = await synced();
    const [id = ''] = pendingIds(room);
    const address = addressOf(room, id);
    const before = to(room, address);
    room.sandbox.control.inject({
      kind: 'error',
      code: 'not_allowed_access',
      method: 'POST',
      path: '/invitations',
    });
    await room.invitations.handlers.invitations.resend({ accountId, ids: [id] });
    expect((await room.quiet()).at(-1)).toMatchObject({ state: 'failed', canRetry: true });
    using backup = await Backup.of(room);
    const retried = async () => {
      await queue(room).retryFailed({ accountId });
      return room.quiet();
    };
    expect((await retried()).at(-1)).toMatchObject({ state: 'sent', already: null });
    expect(to(room, address)).toBe(before + 1);
    await backup.restore(extent);
    expect((await retried()).at(-1)).toMatchObject({ state: 'sent', already: 'meanwhile' });
    expect(to(room, address)).toBe(before + 1);
  });

  it('somebody whose invitation was revoked since is not invited again', async () => {
    await using room = await synced();
    await queue(room).pause({ accountId });
    await invite(room, 'ada@example.com');
    using backup = await Backup.of(room);
    const sent = (await workOff(room)).at(-1)?.invitationId ?? '';
    await room.client.revoke(sent);
    await backup.restore(extent);
    expect((await workOff(room)).at(-1)).toMatchObject({ state: 'sent', already: 'meanwhile' });
    expect(to(room, 'ada@example.com')).toBe(1);
  });

  it('of two that were asked for one after the other, each is found again', async () => {
    await using room = await synced();
    const [id = ''] = pendingIds(room);
    const address = addressOf(room, id);
    const before = to(room, address);
    await queue(room).pause({ accountId });
    await room.invitations.handlers.invitations.resend({ accountId, ids: [id] });
    await again(room, address);
    using backup = await Backup.of(room);
    await workOff(room);
    expect(to(room, address)).toBe(before + 2);
    await backup.restore(extent);
    expect((await workOff(room)).map(({ already }) => already)).toEqual(['meanwhile', 'meanwhile']);
    expect(to(room, address)).toBe(before + 2);
  });
});

describe('what was queued before a start', () => {
  it('goes out as it was asked for, when nothing was sent since', async () => {
    await using room = await synced();
    const [id = '', other = ''] = pendingIds(room);
    const addresses = [addressOf(room, id), addressOf(room, other)] as const;
    const before = addresses.map((address) => to(room, address));
    await queue(room).pause({ accountId });
    await room.invitations.handlers.invitations.resend({ accountId, ids: [id, other] });
    await again(room, addresses[0]);
    await invite(room, 'eve@example.com');
    await room.restart();
    expect((await workOff(room)).map(({ state, already }) => ({ state, already }))).toEqual(
      Array(4).fill({ state: 'sent', already: null }),
    );
    expect(addresses.map((address) => to(room, address))).toEqual([
      (before[0] ?? 0) + 2,
      (before[1] ?? 0) + 1,
    ]);
    expect(to(room, 'eve@example.com')).toBe(1);
  });

  it('costs plain invitations no look of their own, because they wait for the sync', async () => {
    await using room = await synced();
    room.network.plug(false);
    await invite(room, 'ada@example.com', 'eve@example.com', 'ida@example.com');
    await room.invitations.stop();
    room.network.plug(true);
    const asked = () => room.sandbox.control.requests().endpoints['GET /invitations']?.requests ?? 0;
    const before = asked();
    await room.restart();
    await room.quiet();
    expect(to(room, 'ida@example.com')).toBe(1);
    // Of the sync alone: each of the lists once, and a steady look after what went out.
    expect(asked() - before).toBeLessThanOrEqual(5);
  });

  it('goes out although it was asked for while the list was long out of date', async () => {
    await using room = await synced();
    await room.client.create({ emailAddress: 'ada@example.com' });
    room.sandbox.control.advanceClock(60_000);
    // Its answer tells Clerk's time, and nothing of Ada.
    await invite(room, 'eve@example.com');
    await room.quiet();
    await queue(room).pause({ accountId });
    await again(room, 'ada@example.com');
    await room.restart();
    await workOff(room);
    expect(to(room, 'ada@example.com')).toBe(2);
  });
});

describe('an invitation from elsewhere while ours waits', () => {
  it('does not keep ours from going out, as long as Guestlist runs', async () => {
    await using room = await synced();
    await queue(room).pause({ accountId });
    await again(room, 'ada@example.com');
    await room.client.create({ emailAddress: 'ada@example.com' });
    expect((await workOff(room)).at(-1)).toMatchObject({ state: 'sent', already: null });
    expect(to(room, 'ada@example.com')).toBe(2);
  });
});
