import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishedLimits } from '../../../main/clerk/rate-budgets.ts';
import { accountId, enterRoom } from '../../support/invitations-room.ts';
import { filesWith } from '../../support/secret-search.ts';
import {
  addressesOf,
  audiencesOf,
  idOf,
  invite,
  listOf,
  mails,
  openWithWaitlist,
  outcomes,
  patiently,
  waiting,
  waitlist,
} from './waitlist-room.ts';

describe('the waitlist', () => {
  it('is listed by its own four states, counted, searched and found by id', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 3, waitlist: 60 } });
    await openWithWaitlist(room);
    const entries = room.sandbox.control.waitlist.entries();
    for (const status of ['pending', 'invited', 'completed', 'rejected'] as const) {
      const { total, counts, rows } = await listOf(room, status);
      expect(total).toBe(entries.filter((each) => each.status === status).length);
      expect(counts[status]).toBe(total);
      for (const row of rows)
        expect(row).toMatchObject({ hasLink: false, expiresAt: null, publicMetadata: {} });
    }
    const [first] = entries;
    const { find, details, statistics, known } = room.invitations.handlers.invitations;
    expect((await listOf(room, 'pending', first?.id.toLowerCase())).rows.map(({ id }) => id)).toEqual([
      first?.id,
    ]);
    const found = await find({ accountId, audience: 'waitlist', search: 'waiting.', limit: 5 });
    expect(found.lists.map(({ status }) => status)).toEqual(['pending', 'invited', 'completed', 'rejected']);
    expect((await details({ accountId, invitationId: first?.id ?? '' })).invitation).toMatchObject({
      emailAddress: first?.emailAddress,
      waiting: { invitationId: null, locked: false },
    });
    const signedUp = entries.filter(({ status }) => status === 'completed').length;
    expect(await statistics({ accountId, audience: 'waitlist' })).toMatchObject({ accepted: signedUp });
    const addresses = entries.slice(0, 4).map(({ emailAddress }) => emailAddress.toUpperCase());
    const { known: those } = await known({ accountId, audience: waitlist, addresses });
    expect(those.map(({ status }) => status).toSorted()).toEqual([
      'completed',
      'invited',
      'pending',
      'rejected',
    ]);
  });

  it('lets one in, and shows the invitation in the list of the application at once', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 0, waitlist: 0 } });
    await waiting(room, 'ada@example.com', 'grace@example.com');
    await openWithWaitlist(room);
    await invite(room, 'ada@example.com');
    const [item] = await room.quiet();
    expect(item).toMatchObject({ operation: 'invite', state: 'sent', audience: 'waitlist', already: null });
    const [made] = room.sandbox.control.invitations();
    expect(item?.invitationId).toBe(made?.id);
    expect(await addressesOf(room, 'invited')).toEqual(['ada@example.com']);
    expect(await addressesOf(room, 'pending')).toEqual(['grace@example.com']);
    expect(await room.count('pending')).toBe(1);
    const [row] = (await listOf(room, 'invited')).rows;
    expect(row?.waiting).toEqual({ invitationId: made?.id, locked: false });
    expect(room.invitations.link(accountId, made?.id ?? '')).toContain('ticket');
    expect(mails(room)).toEqual(['ada@example.com']);
    // Their own doing is no news, in either list.
    await room.invitations.handlers.invitations.refresh({ accountId });
    expect(room.changes.filter(({ silent }) => !silent)).toEqual([]);
  });

  it('lets in everybody whom a search finds, and nobody else', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 0, waitlist: 0 } });
    await waiting(room, 'a@acme.example', 'b@acme.example', 'c@other.example');
    await openWithWaitlist(room);
    const { waitlist: entries } = room.invitations.handlers;
    const { items } = await entries.invite({ accountId, matching: { status: 'pending', search: 'ACME' } });
    expect(items).toHaveLength(2);
    await room.quiet();
    expect(mails(room).toSorted()).toEqual(['a@acme.example', 'b@acme.example']);
    await expect(entries.invite({ accountId })).rejects.toThrow();
  });

  it('can be taken back before it goes out, and is asked for once however often', async () => {
    await using room = await enterRoom({
      sandbox: { invitations: 0, waitlist: 0 },
      tuning: { undoMs: 60_000, limits: publishedLimits('production') },
    });
    await waiting(room, 'ada@example.com', 'grace@example.com');
    await openWithWaitlist(room);
    // No instance takes more than a thousand requests in ten seconds.
    const { pace } = room.invitations.handlers.waitlist;
    expect((await pace({ accountId, count: 2 })).lastOutInMs).toBe(0);
    expect((await pace({ accountId, count: 2500 })).lastOutInMs).toBeGreaterThan(10_000);
    const { items } = await invite(room, 'ada@example.com', 'grace@example.com');
    expect(items.map(({ waitingFor }) => waitingFor)).toEqual(['undo', 'undo']);
    const again = await invite(room, 'ada@example.com');
    expect(again.items.map(({ id }) => id)).toEqual([items[0]?.id]);
    await room.invitations.handlers.queue.cancel({ accountId, ids: items.map(({ id }) => id) });
    expect(await outcomes(room)).toEqual({
      'invite ada@example.com': 'cancelled',
      'invite grace@example.com': 'cancelled',
    });
    expect(mails(room)).toEqual([]);
  });

  it('adds fifty at a time, says who stood there already, and sends the confirmation that was asked for', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 0, waitlist: 0 } });
    await waiting(room, 'ada@example.com', 'grace@example.com');
    const ada = await idOf(room, 'ada@example.com');
    await room.client.waitlist.invite(ada);
    await openWithWaitlist(room);
    const { create } = room.invitations.handlers.invitations;
    const drafts = Array.from({ length: 120 }, (_, n) => ({
      emailAddress: `p${n}@example.com`,
      notify: n === 0,
      // Nothing of this goes there.
      expiresInDays: 3,
      publicMetadata: { team: 'x' },
    }));
    await create({ accountId, audience: waitlist, drafts });
    await create({ accountId, audience: waitlist, drafts: [{ emailAddress: 'Ada@example.com' }] });
    await create({ accountId, audience: waitlist, drafts: [{ emailAddress: 'grace@example.com' }] });
    expect(await outcomes(room)).toMatchObject({
      'create p0@example.com': 'sent',
      'create ada@example.com': 'invited',
      'create grace@example.com': 'pending',
    });
    expect((await listOf(room, 'pending')).total).toBe(121);
    const posts = room.sandbox.control.journal().filter(({ target }) => target === '/waitlist_entries/bulk');
    expect(posts.map(({ status }) => status)).toEqual([200, 200, 200]);
    const confirmed = room.sandbox.control
      .ledger(undefined, 'waitlist')
      .filter(
        ({ templateSlug, emailAddress }) =>
          templateSlug === 'waitlist_confirmation' && emailAddress.startsWith('p'),
      );
    expect(confirmed.map(({ emailAddress }) => emailAddress)).toEqual(['p0@example.com']);
  });

  it('rejects and deletes who waits, and does neither to who was let in', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 0, waitlist: 0 } });
    await waiting(room, 'ada@example.com', 'grace@example.com', 'alan@example.com');
    await openWithWaitlist(room);
    await invite(room, 'alan@example.com');
    await room.quiet();
    const { invitations, waitlist: entries } = room.invitations.handlers;
    await entries.reject({ accountId, ids: [await idOf(room, 'ada@example.com')] });
    await invitations.delete({ accountId, ids: [await idOf(room, 'grace@example.com')] });
    await room.quiet();
    expect(await addressesOf(room, 'rejected')).toEqual(['ada@example.com']);
    expect(room.sandbox.control.waitlist.entries().map(({ emailAddress }) => emailAddress)).toEqual([
      'ada@example.com',
      'alan@example.com',
    ]);
    const alan = [await idOf(room, 'alan@example.com')];
    await expect(entries.reject({ accountId, ids: alan })).rejects.toThrow();
    await expect(invitations.delete({ accountId, ids: alan })).rejects.toThrow();
    await expect(invitations.revoke({ accountId, ids: alan })).rejects.toThrow();
    await expect(invitations.resend({ accountId, ids: alan })).rejects.toThrow();
    // Who was rejected can be let in after all.
    await invite(room, 'ada@example.com');
    await room.quiet();
    expect(mails(room)).toEqual(['alan@example.com', 'ada@example.com']);
  });

  it('waits for an entry that is locked, says so, and lets everything else go on', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 0, waitlist: 0 } });
    await waiting(room, 'ada@example.com', 'grace@example.com', 'alan@example.com');
    await openWithWaitlist(room);
    room.sandbox.control.waitlist.lock('ada@example.com', true);
    await invite(room, 'ada@example.com', 'grace@example.com', 'alan@example.com');
    await expect.poll(() => mails(room).length, patiently).toBe(2);
    await room.invitations.handlers.invitations.create({
      accountId,
      drafts: [{ emailAddress: 'new@example.com' }],
    });
    const of = async (address: string) =>
      (await room.queue()).find(({ emailAddress }) => emailAddress === address);
    await expect.poll(async () => (await of('new@example.com'))?.state, patiently).toBe('sent');
    await expect.poll(async () => (await of('ada@example.com'))?.waitingFor, patiently).toBe('locked');
    expect((await of('ada@example.com'))?.failure).toMatchObject({
      errors: [{ code: 'waitlist_entry_locked' }],
    });
    room.sandbox.control.waitlist.lock('ada@example.com', false);
    await room.quiet();
    expect(mails(room).toSorted()).toEqual(['ada@example.com', 'alan@example.com', 'grace@example.com']);
  });

  it('takes for an answer that somebody is invited or has signed up already, and sends nothing', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 0, waitlist: 0 } });
    await waiting(room, 'ada@example.com', 'grace@example.com', 'gone@example.com');
    await openWithWaitlist(room);
    // All of it since the last look.
    await room.client.create({ emailAddress: 'ada@example.com' });
    const made = await room.client.waitlist.invite(await idOf(room, 'grace@example.com'));
    await room.client.waitlist.delete(await idOf(room, 'gone@example.com'));
    const gone = (await listOf(room, 'pending', 'gone')).rows[0]?.id ?? '';
    await room.invitations.handlers.waitlist.invite({ accountId, ids: [gone] });
    await invite(room, 'ada@example.com', 'grace@example.com');
    expect(await outcomes(room)).toEqual({
      'invite ada@example.com': 'pending',
      'invite grace@example.com': 'pending',
      'invite gone@example.com': 'failed',
    });
    const items = await room.queue();
    expect(items.find(({ emailAddress }) => emailAddress === 'grace@example.com')?.invitationId).toBe(
      made.invitation?.id,
    );
    expect((await listOf(room, 'pending', 'gone')).total).toBe(0);
    expect(mails(room)).toEqual(['grace@example.com']);
  });

  it('finds out what became of a request whose answer was lost, and sends nothing twice', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 0, waitlist: 0 } });
    await waiting(room, 'ada@example.com', 'grace@example.com', 'alan@example.com', 'joan@example.com');
    await openWithWaitlist(room);
    const { waitlist: entries, invitations } = room.invitations.handlers;
    room.sandbox.control.inject({ kind: 'cut', method: 'POST', times: 3 });
    await invite(room, 'ada@example.com', 'grace@example.com');
    await entries.reject({ accountId, ids: [await idOf(room, 'alan@example.com')] });
    room.sandbox.control.inject({ kind: 'cut', method: 'DELETE', times: 1 });
    await invitations.delete({ accountId, ids: [await idOf(room, 'joan@example.com')] });
    await invitations.create({
      accountId,
      audience: waitlist,
      drafts: [{ emailAddress: 'new@example.com' }],
    });
    const items = await room.quiet();
    expect(items.map(({ state, already }) => already ?? state)).toEqual(['sent', 'sent', 'sent', 'sent']);
    expect(mails(room).toSorted()).toEqual(['ada@example.com', 'grace@example.com']);
    expect(await addressesOf(room, 'rejected')).toEqual(['alan@example.com']);
    expect(await addressesOf(room, 'pending')).toEqual(['new@example.com']);
    const [ada] = items;
    const known = room.sandbox.control.invitations().map(({ id }) => id);
    expect(known).toContain(ada?.invitationId);
  });

  it('is still there after a restart, without a question whether it is; nothing of it lies in clear text', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 0, waitlist: 0 } });
    await waiting(room, 'ada@example.com', 'grace@example.com');
    await openWithWaitlist(room);
    await invite(room, 'grace@example.com');
    await room.quiet();
    const asked = () =>
      room.sandbox.control.journal().filter(({ target }) => target === '/waitlist_entries?limit=1').length;
    const before = asked();
    await room.restart();
    expect(await audiencesOf(room)).toEqual(['waitlist']);
    expect(await addressesOf(room, 'pending')).toEqual(['ada@example.com']);
    expect((await listOf(room, 'invited')).rows[0]?.waiting?.invitationId).toMatch(/^inv_/);
    await room.invitations.handlers.invitations.refresh({ accountId });
    expect(asked()).toBe(before);
    const secrets = ['ada@example.com', 'grace@example.com', await idOf(room, 'ada@example.com')];
    await room.invitations.stop();
    const files = readdirSync(room.dataDir, { recursive: true, encoding: 'utf8' });
    expect(files.map((file) => basename(file))).toContain('waitlist.db');
    for (const secret of secrets) expect(filesWith(room.dataDir, secret)).toEqual([]);
  });
});
