import { describe, expect, it } from 'vitest';
import { accountId, enterRoom, pause, type Room } from '../../support/invitations-room.ts';

const refresh = async (room: Room) => room.invitations.handlers.invitations.refresh({ accountId });
const pendingOf = (room: Room) =>
  room.sandbox.control.invitations().filter(({ status }) => status === 'pending');

/** The requests of what `work` did, without the sandbox's own control. */
async function requestsOf(room: Room, work: (soFar: () => number) => Promise<unknown>) {
  const before = room.sandbox.control.journal().at(-1)?.sequence ?? 0;
  const since = () => room.sandbox.control.journal().filter(({ sequence }) => sequence > before);
  await work(() => since().length);
  return since();
}

/** The copy and the sandbox, status by status. */
async function agreement(room: Room) {
  const truth = Map.groupBy(room.sandbox.control.invitations(), ({ status }) => status);
  const statuses = ['pending', 'accepted', 'expired', 'revoked'] as const;
  return Promise.all(
    statuses.map(async (status) => ({
      status,
      here: await room.count(status),
      there: truth.get(status)?.length ?? 0,
    })),
  );
}

async function expectAgreement(room: Room) {
  for (const { here, there, status } of await agreement(room))
    expect(`${status} ${here}`).toBe(`${status} ${there}`);
}

/** Lets time pass until nobody expires in the next minutes, which a busy machine may need. */
function leaveExpiriesBehind({ sandbox: { control } }: Room): void {
  const times = control.invitations().map(({ expiresAt }) => expiresAt ?? 0);
  // Asking for the state counts everything: once, and after each leap.
  let { now } = control.state();
  for (const at of times.toSorted((a, b) => a - b)) {
    if (at <= now) continue;
    if (at - now >= 180_000) return;
    control.advanceClock(at - now + 1000);
    ({ now } = control.state());
  }
}

/** Opened, read, and from now on whatever is found is news. */
async function syncedRoom(invitations: number): Promise<Room> {
  const room = await enterRoom({ sandbox: { invitations } });
  leaveExpiriesBehind(room);
  await room.open();
  await refresh(room);
  return room;
}

describe('the first sync', () => {
  it('reads every invitation of every status, several pages at once, and tells how far it is', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 6000, latencyMs: 150 } });
    const { control } = room.sandbox;
    await room.open();
    const reading = refresh(room);
    // Once it knows how much there is, as many as it asks for at once come together, on any machine.
    await expect.poll(() => control.journal().length, { interval: 5 }).toBeGreaterThan(0);
    control.hold('GET');
    await expect.poll(() => control.requests().maxInFlight, { timeout: 20_000 }).toBeGreaterThan(4);
    control.release();
    expect(await reading).toMatchObject({ phase: 'idle', failure: null, durable: true, progress: null });
    await expectAgreement(room);
    expect(room.events).toContain('sync.changed');
  });

  it('is no news', async () => {
    await using room = await syncedRoom(50);
    expect(room.changes.every(({ silent }) => silent)).toBe(true);
  });

  it('stays within the limit of a development instance', async () => {
    await using room = await enterRoom({
      sandbox: { invitations: 3000, limits: 'development' },
      tuning: { limits: null },
    });
    await room.open();
    await refresh(room);
    await expectAgreement(room);
    expect(room.sandbox.control.journal().filter(({ status }) => status === 429)).toEqual([]);
  });
});

describe('a look at what changed', () => {
  it.each([1000, 20_000])(
    'costs at most 2 requests and 4 KB with %i invitations',
    async (invitations) => {
      await using room = await syncedRoom(invitations);
      for (let turn = 0; turn < 2; turn += 1) {
        const requests = await requestsOf(room, async (soFar) => {
          room.invitations.setVisible(false);
          room.invitations.setVisible(true);
          await expect.poll(soFar).toBeGreaterThan(0);
          while ((await room.invitations.handlers.invitations.syncState({ accountId })).phase === 'syncing') {
            await pause(5);
          }
        });
        expect(requests.length).toBeLessThanOrEqual(2);
        expect(requests.reduce((sum, { bytesOut }) => sum + bytesOut, 0)).toBeLessThanOrEqual(4096);
      }
    },
    240_000,
  );

  it('sees that somebody accepted, in few requests however long the list is', async () => {
    await using room = await syncedRoom(5000);
    const pending = pendingOf(room);
    const accepted = [3, 700, 1200].map((at) => pending[at % pending.length]?.id ?? '');
    for (const id of accepted) room.sandbox.control.accept(id);
    const requests = await requestsOf(room, () => refresh(room));
    expect(requests.length).toBeLessThan(40);
    await expectAgreement(room);
    const told = room.changes.filter(({ silent }) => !silent).map(({ change }) => change);
    expect(told.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(told.map(({ invitationId }) => invitationId).sort()).toEqual(accepted.sort());
  });

  it('sees what was created and revoked in the dashboard, also both between two looks', async () => {
    await using room = await syncedRoom(300);
    const old = pendingOf(room)[20]?.id ?? '';
    await room.client.revoke(old);
    await room.client.create({ emailAddress: 'stays@elsewhere.example' });
    const gone = await room.client.create({ emailAddress: 'goes@elsewhere.example' });
    await room.client.revoke(gone.id);
    const joined = await room.client.create({ emailAddress: 'joins@elsewhere.example' });
    room.sandbox.control.accept(joined.id);
    await refresh(room);
    await expectAgreement(room);
    const told = room.changes.filter(({ silent }) => !silent).map(({ change }) => change.kind);
    expect(told.sort()).toEqual(['accepted', 'new', 'revoked-elsewhere']);
  });

  it('says nothing of what the outbox did itself', async () => {
    await using room = await syncedRoom(100);
    const [first, second] = pendingOf(room).map(({ id }) => id);
    const { invitations } = room.invitations.handlers;
    await invitations.create({ accountId, drafts: [{ emailAddress: 'own@guestlist.example' }] });
    await invitations.revoke({ accountId, ids: [first ?? ''] });
    await invitations.resend({ accountId, ids: [second ?? ''] });
    for (let look = 0; look < 3; look += 1) await refresh(room);
    await room.quiet();
    await refresh(room);
    await expectAgreement(room);
    expect(room.changes.filter(({ silent }) => !silent)).toEqual([]);
  });

  it('lets invitations expire by Clerk’s clock', async () => {
    await using room = await syncedRoom(200);
    const before = await room.count('pending');
    room.sandbox.control.advanceClock(20 * 86_400_000);
    await refresh(room);
    await expectAgreement(room);
    expect(await room.count('pending')).toBeLessThan(before);
    expect(
      room.changes.filter(({ silent }) => !silent).every(({ change }) => change.kind === 'expired'),
    ).toBe(true);
  });

  it('reads everything again when hundreds changed at once', async () => {
    await using room = await syncedRoom(2000);
    for (const { id } of pendingOf(room).slice(0, 300)) room.sandbox.control.accept(id);
    await refresh(room);
    await expectAgreement(room);
  });

  it('forgets what an emptied instance does not have any more', async () => {
    await using room = await syncedRoom(100);
    await room.client.create({ emailAddress: 'before@reset.example' });
    await refresh(room);
    room.sandbox.control.reset();
    await refresh(room);
    await expectAgreement(room);
  });

  it('says why it failed, and recovers', async () => {
    await using room = await syncedRoom(50);
    room.sandbox.control.inject({ kind: 'error', code: 'clerk_key_invalid', method: 'GET', times: null });
    expect(await refresh(room)).toMatchObject({ phase: 'failed', failure: { kind: 'unauthorized' } });
    room.sandbox.control.clearFaults();
    expect(await refresh(room)).toMatchObject({ phase: 'idle', failure: null });
  });
});

describe('the copy', () => {
  it('is there after a restart with no network', async () => {
    await using room = await syncedRoom(700);
    const before = await agreement(room);
    room.network.plug(false);
    await room.restart();
    expect(await agreement(room)).toEqual(before);
    const state = await room.invitations.handlers.invitations.syncState({ accountId });
    expect(state.lastSyncAt).not.toBeNull();
  });

  it('finds part of an address, in every order, and keeps the link in main', async () => {
    await using room = await syncedRoom(400);
    const [row] = (
      await room.invitations.handlers.invitations.list({
        accountId,
        status: 'pending',
        search: '',
        order: '+email_address',
        offset: 3,
        limit: 1,
      })
    ).rows;
    const found = await room.invitations.handlers.invitations.list({
      accountId,
      status: 'pending',
      search: (row?.emailAddress ?? '').slice(1, -1).toUpperCase(),
      order: '-expires_at',
      offset: 0,
      limit: 10,
    });
    expect(found.rows.map(({ id }) => id)).toContain(row?.id);
    expect(JSON.stringify(found)).not.toContain('ticket');
    expect(room.invitations.link(accountId, row?.id ?? '')).toContain('ticket=');
  });
});
