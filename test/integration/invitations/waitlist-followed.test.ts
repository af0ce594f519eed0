import { describe, expect, it } from 'vitest';
import { createExports } from '../../../main/invitations/import/exports.ts';
import type { WaitlistStatus } from '../../../preload/invitation.ts';
import { HeldClock } from '../../support/held-clock.ts';
import { accountId, enterRoom, pause } from '../../support/invitations-room.ts';
import { importsOf } from '../../support/room-imports.ts';
import {
  audiencesOf,
  idOf,
  invite,
  listOf,
  mails,
  openWithWaitlist,
  patiently,
  waiting,
  waitlist,
} from './waitlist-room.ts';

describe('a file for the waitlist', () => {
  it('adds whom it does not have yet, and comes out again with the words of its lists', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 0, waitlist: 0 } });
    await waiting(room, 'p0@example.com', 'p1@example.com');
    await openWithWaitlist(room);
    const { handlers } = room.invitations;
    await invite(room, 'p1@example.com');
    await room.quiet();
    const imports = importsOf(room);
    const text = ['email,team', ...Array.from({ length: 70 }, (_, n) => `p${n}@example.com,x`)].join('\n');
    const { preview, commit } = imports.handlers;
    const view = await preview({ accountId, audience: waitlist, files: [{ name: '', text }] });
    expect(view.totals?.states).toMatchObject({ ready: 68, pending: 2 });
    const { importId, revision } = view;
    await commit({ accountId, importId, revision });
    await room.quiet();
    expect((await listOf(room, 'pending')).total).toBe(69);
    expect(mails(room)).toEqual(['p1@example.com']);
    await handlers.waitlist.reject({ accountId, ids: [await idOf(room, 'p2@example.com')] });
    await room.quiet();
    const exports = createExports(handlers.invitations);
    const query = { accountId, audience: 'waitlist', search: '', order: '+email_address' } as const;
    const { csv, rows } = await exports.csv({ ...query, status: 'all' });
    expect(rows).toBe(70);
    const [head] = csv.slice(1).split('\r\n');
    expect(head).toBe('"email_address","status","created_at","updated_at","id"');
    // Who was rejected is not invited for being in a file.
    const back = await preview({ accountId, files: [{ name: 'export.csv', text: csv }] });
    expect(back.totals?.states).toMatchObject({ ready: 68, pending: 1, 'was-revoked': 1 });
  });
});

describe('five hundred who are let in', () => {
  it('go out within Clerk’s limits, over a pause and restarts, each of them once', async () => {
    const clock = new HeldClock(Date.now());
    await using room = await enterRoom({
      // Here invitations from the waitlist count as creates: a hundred an hour, which nobody is told before.
      sandbox: { invitations: 0, waitlist: 0, limits: 'shared', now: () => clock.now() },
      // The clock goes on faster than an answer comes.
      tuning: { limits: null, timeoutMs: 600_000 },
      clock,
      monotonic: () => clock.now(),
    });
    await waiting(room, ...Array.from({ length: 500 }, (_, n) => `p${n}@example.com`));
    await openWithWaitlist(room);
    const { items } = await room.invitations.handlers.waitlist.invite({
      accountId,
      matching: { status: 'pending', search: '' },
    });
    expect(items).toHaveLength(500);
    /** Goes on until so many were sent and the queue waits; looks that are due by the clock are let happen. */
    const until = (sent: number) =>
      expect
        .poll(async () => {
          clock.advance(100);
          const { summary } = await room.invitations.handlers.queue.list({ accountId, offset: 0, limit: 1 });
          return [mails(room).length, summary.sending];
        }, patiently)
        .toEqual([sent, 0]);
    await until(100);
    const waits = () =>
      room.invitations.handlers.queue.list({ accountId, offset: 0, limit: 1, states: ['waiting'] });
    await expect.poll(async () => (await waits()).items[0]?.waitingFor, patiently).toBe('limit');
    expect((await waits()).summary.lastOutAt).toBeGreaterThan(clock.now() + 50 * 60_000);
    await room.invitations.handlers.queue.pause({ accountId });
    clock.advance(3_700_000);
    await room.restart();
    await pause(50);
    expect(mails(room)).toHaveLength(100);
    await room.invitations.handlers.queue.resume({ accountId });
    // Ended in the middle of it, and begun again.
    await expect.poll(() => mails(room).length, patiently).toBeGreaterThan(130);
    await room.restart();
    await until(200);
    for (const sent of [300, 400, 500]) {
      clock.advance(3_700_000);
      await until(sent);
    }
    const done = await room.quiet();
    expect(new Set(done.map(({ state, already }) => already ?? state))).toEqual(new Set(['sent']));
    expect(new Set(mails(room)).size).toBe(500);
    expect(mails(room)).toHaveLength(500);
    const refused = room.sandbox.control.journal().filter(({ status }) => status === 429);
    expect(refused.length).toBeLessThanOrEqual(20);
    expect((await listOf(room, 'invited')).total).toBe(500);
  }, 180_000);
});

describe('what others do to the waitlist', () => {
  it('is found by cheap looks, whatever list somebody leaves for which', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 20, waitlist: 3000 } });
    await openWithWaitlist(room);
    const { waitlist: there } = room.client;
    const now = () => room.sandbox.control.waitlist.entries();
    const some = (status: WaitlistStatus, from: number, count: number) =>
      now()
        .filter((each) => each.status === status)
        .slice(from, from + count);
    const agrees = async () => {
      const counts = (await listOf(room, 'pending')).counts;
      for (const status of ['pending', 'invited', 'completed', 'rejected'] as const) {
        expect([status, counts[status]]).toEqual([
          status,
          now().filter((each) => each.status === status).length,
        ]);
      }
    };
    const { refresh } = room.invitations.handlers.invitations;
    await refresh({ accountId });
    await agrees();
    const before = room.sandbox.control.journal().length;
    // Let in, let in after a rejection, rejected, deleted and joined, all between two looks.
    for (const { id } of [...some('pending', 700, 2), ...some('rejected', 3, 1)]) await there.invite(id);
    for (const { id } of some('pending', 40, 1)) await there.reject(id);
    for (const { id } of some('pending', 90, 1)) await there.delete(id);
    await waiting(room, 'new.one@example.com', 'new.two@example.com');
    await refresh({ accountId });
    await agrees();
    // One of those who were let in signs up; nothing else happens.
    const made = room.sandbox.control
      .invitations()
      .find(({ emailAddress }) => emailAddress.startsWith('waiting.'));
    room.sandbox.control.accept(made?.id ?? '');
    await refresh({ accountId });
    await agrees();
    const reads = room.sandbox.control.journal().slice(before);
    const whole = reads.filter(({ target }) => /^\/waitlist_entries\?.*offset=2500/.test(target));
    expect(whole).toEqual([]);
    const told = room.changes.filter(({ silent }) => !silent).map(({ change }) => change);
    const joined = told.filter(({ asks }) => asks === true);
    expect(joined.map(({ emailAddress }) => emailAddress).toSorted()).toEqual([
      'new.one@example.com',
      'new.two@example.com',
    ]);
    // Once, by the list of the application.
    expect(told.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
  }, 30_000);

  it('costs at most 4 requests and 8 KB a look for three audiences of 10,000 each', async () => {
    await using room = await enterRoom({
      sandbox: { invitations: 10_000, organizations: 50, organizationInvitations: 10_000, waitlist: 10_000 },
    });
    await openWithWaitlist(room);
    await expect.poll(() => audiencesOf(room), patiently).toEqual(['organization', 'waitlist']);
    const { syncState } = room.invitations.handlers.invitations;
    const idle = async () => {
      for (const audience of [undefined, 'organization', 'waitlist'] as const) {
        await expect
          .poll(async () => (await syncState({ accountId, audience })).phase, patiently)
          .toBe('idle');
      }
    };
    // What the first looks still ask for is no part of those that come by themselves.
    await idle();
    for (let turn = 0; turn < 6; turn += 1) {
      const before = room.sandbox.control.journal().at(-1)?.sequence ?? 0;
      const since = () => room.sandbox.control.journal().filter(({ sequence }) => sequence > before);
      room.invitations.setVisible(false);
      room.invitations.setVisible(true);
      const reached = (path: string) => since().some(({ target }) => target.startsWith(path));
      await expect
        .poll(
          () => ['/invitations', '/organization_invitations', '/waitlist_entries'].every(reached),
          patiently,
        )
        .toBe(true);
      await idle();
      expect(since().length).toBeLessThanOrEqual(4);
      expect(since().reduce((sum, { bytesOut }) => sum + bytesOut, 0)).toBeLessThanOrEqual(8192);
    }
  }, 60_000);
});

describe('an instance without a waitlist', () => {
  it('is asked once, not again, and found again when somebody has looked anew', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 5 } });
    await room.open();
    await room.invitations.handlers.invitations.refresh({ accountId });
    await room.restart();
    await room.invitations.handlers.invitations.refresh({ accountId });
    const asked = room.sandbox.control.journal().filter(({ target }) => target.includes('waitlist'));
    expect(asked.map(({ target }) => target)).toEqual(['/waitlist_entries?limit=1']);
    expect(await audiencesOf(room)).toEqual([]);
    await expect(listOf(room, 'pending')).rejects.toThrow();
    await expect(room.invitations.handlers.waitlist.invite({ accountId, ids: ['wle_1'] })).rejects.toThrow();
    await pause(0);
  });
});
