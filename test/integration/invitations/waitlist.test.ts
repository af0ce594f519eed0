import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishedLimits } from '../../../main/clerk/rate-budgets.ts';
import { createExports } from '../../../main/invitations/import/exports.ts';
import { createImports } from '../../../main/invitations/import/imports.ts';
import type { WaitlistStatus } from '../../../preload/invitation.ts';
import { HeldClock } from '../../support/held-clock.ts';
import { accountId, enterRoom, pause, type Room } from '../../support/invitations-room.ts';
import { MemorySettingsStore } from '../../support/memory-settings-store.ts';
import { aWindow } from '../../support/samples.ts';

const patiently = { timeout: 20_000 };
const waitlist = { kind: 'waitlist' } as const;

const listOf = (room: Room, status: WaitlistStatus, search = '') =>
  room.invitations.handlers.invitations.list(
    aWindow({ accountId, status, search, audience: 'waitlist', limit: 500 }),
  );

const addressesOf = async (room: Room, status: WaitlistStatus) =>
  (await listOf(room, status)).rows.map(({ emailAddress }) => emailAddress).toSorted();

const idOf = async (room: Room, address: string): Promise<string> => {
  const entry = room.sandbox.control.waitlist.entries().find(({ emailAddress }) => emailAddress === address);
  return entry?.id ?? '';
};

const audiencesOf = async (room: Room) =>
  (await room.invitations.handlers.invitations.syncState({ accountId })).audiences ?? [];

async function openWithWaitlist(room: Room): Promise<void> {
  await room.open();
  await expect.poll(() => audiencesOf(room), patiently).toContain('waitlist');
}

/** People on the waitlist, without any others. */
async function waiting(room: Room, ...addresses: string[]): Promise<void> {
  for (const address of addresses) room.sandbox.control.waitlist.join(address);
}

const mails = (room: Room) =>
  room.sandbox.control
    .ledger(undefined, 'waitlist')
    .filter(({ templateSlug }) => templateSlug === 'waitlist_invitation')
    .map(({ emailAddress }) => emailAddress);

const invite = async (room: Room, ...addresses: string[]) => {
  const ids = await Promise.all(addresses.map((address) => idOf(room, address)));
  return room.invitations.handlers.waitlist.invite({ accountId, ids });
};

const outcomes = async (room: Room) =>
  Object.fromEntries(
    (await room.quiet()).map(({ operation, emailAddress, state, already }) => [
      `${operation} ${emailAddress}`,
      already ?? state,
    ]),
  );

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
    const { find, details, glance, known } = room.invitations.handlers.invitations;
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
    expect(await glance({ accountId, audience: 'waitlist' })).toMatchObject({ accepted: signedUp });
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
    const files = readdirSync(room.dataDir, { recursive: true, encoding: 'utf8', withFileTypes: true });
    expect(files.map(({ name }) => name)).toContain('waitlist.db');
    for (const each of files) {
      if (!each.isFile()) continue;
      const text = readFileSync(join(each.parentPath, each.name), 'latin1');
      for (const secret of secrets) expect(text.includes(secret)).toBe(false);
    }
  });
});

describe('a file for the waitlist', () => {
  it('adds whom it does not have yet, and comes out again with the words of its lists', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 0, waitlist: 0 } });
    await waiting(room, 'p0@example.com', 'p1@example.com');
    await openWithWaitlist(room);
    const { handlers, addressesUnderWay, lastOutIn } = room.invitations;
    await invite(room, 'p1@example.com');
    await room.quiet();
    const imports = createImports({
      invitations: handlers.invitations,
      addressesUnderWay,
      lastOutIn,
      store: new MemorySettingsStore(),
      now: () => Date.now(),
      metadataByBulk: () => false,
    });
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
    const joined = told.filter(({ kind, audience }) => kind === 'new' && audience === 'waitlist');
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
      for (const audience of [undefined, 'organization', 'waitlist'] as const) {
        await expect.poll(async () => (await syncState({ accountId, audience })).phase).toBe('idle');
      }
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
