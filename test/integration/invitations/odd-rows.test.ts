import { describe, expect, it } from 'vitest';
import { accountId, enterRoom, type Room } from '../../support/invitations-room.ts';
import { aWindow } from '../../support/samples.ts';

type Row = Record<string, unknown>;
/** What becomes of one row; several, or none, in its place. */
type Alter = (row: Row) => Row[];

/** Between the sandbox and Guestlist: rows are told in another way, and filtered and counted as they are told. */
function altering(alter: { now: Alter }): typeof fetch {
  return async (input, init) => {
    const request = input instanceof Request ? input : new Request(input, init);
    const url = new URL(request.url);
    if (request.method !== 'GET' || !url.pathname.endsWith('/invitations')) return fetch(input, init);
    const { searchParams } = url;
    const status = searchParams.get('status');
    const offset = Number(searchParams.get('offset') ?? 0);
    const limit = Number(searchParams.get('limit') ?? 10);
    searchParams.set('offset', '0');
    searchParams.set('limit', '500');
    searchParams.delete('status');
    if (status === 'revoked') searchParams.set('status', status);
    const response = await fetch(new Request(url, { headers: request.headers }), init);
    const { data } = (await response.json()) as { data: Row[] };
    const told = data
      .flatMap((row) => alter.now(row))
      .filter((row) => status === null || row['status'] === status);
    const body = { data: told.slice(offset, offset + limit), total_count: told.length };
    return new Response(JSON.stringify(body), { status: 200, headers: response.headers });
  };
}

const one = (address: string, change: Row | ((row: Row) => Row[])): Alter => {
  return (row) => {
    if (row['email_address'] !== address) return [row];
    return typeof change === 'function' ? change(row) : [{ ...row, ...change }];
  };
};

const who = ['ada@example.com', 'bob@example.com', 'cyd@example.com'];
const refresh = async (room: Room) => room.invitations.handlers.invitations.refresh({ accountId });
const list = async (room: Room, status: 'pending' | 'other' | 'revoked') =>
  (await room.invitations.handlers.invitations.list(aWindow({ accountId, status, limit: 20 }))).rows;
const listRequests = (room: Room) =>
  room.sandbox.control.journal().filter(({ endpoint }) => endpoint === 'GET /invitations').length;

async function roomWith(alter: { now: Alter }): Promise<Room> {
  const room = await enterRoom({ fetch: altering(alter), sandbox: { invitations: 0 } });
  for (const address of who) await room.client.create({ emailAddress: address });
  await room.open();
  return room;
}

describe('one odd row leaves the others in the list', () => {
  it.each<[string, Row, Row]>([
    ['a status that nobody knows', { status: 'declined' }, { word: 'declined', field: null }],
    ['another such', { status: 'bounced' }, { word: 'bounced', field: null }],
    ['no status', { status: null }, { word: null, field: 'status' }],
    ['an expiry that is no time', { expires_at: 'soon' }, { word: 'pending', field: 'expires_at' }],
    ['metadata of another type', { public_metadata: 'admin' }, { word: 'pending', field: 'public_metadata' }],
    ['no time at all', { created_at: null, updated_at: null }, { word: 'pending', field: 'created_at' }],
    ['no address', { email_address: null }, { word: 'pending', field: 'email_address' }],
  ])('%s: shown apart, with what was odd', async (_, change, odd) => {
    await using room = await roomWith({ now: one('bob@example.com', change) });
    const state = await refresh(room);
    expect(state).toMatchObject({ phase: 'idle', failure: null, unreadable: odd['field'] === null ? 0 : 1 });
    expect((await list(room, 'pending')).map(({ emailAddress }) => emailAddress).sort()).toEqual([
      'ada@example.com',
      'cyd@example.com',
    ]);
    expect(await list(room, 'other')).toMatchObject([{ id: expect.stringMatching(/^inv_/), odd }]);
  });

  it.each<[string, (row: Row) => Row]>([
    ['no time of change', (row) => ({ ...row, updated_at: null })],
    ['a number as text', (row) => ({ ...row, created_at: String(row['created_at']) })],
    ['a time as text', (row) => ({ ...row, expires_at: new Date(Number(row['expires_at'])).toISOString() })],
    ['members that nobody knows', (row) => ({ ...row, inviter: { id: 'user_1' }, revoked: null, tags: [] })],
    ['metadata null', (row) => ({ ...row, public_metadata: null })],
  ])('%s: shown like any other', async (_, change) => {
    await using room = await roomWith({ now: one('bob@example.com', (row) => [change(row)]) });
    expect(await refresh(room)).toMatchObject({ phase: 'idle', unreadable: 0 });
    const rows = await list(room, 'pending');
    expect(rows.map(({ emailAddress }) => emailAddress).sort()).toEqual(who);
    const [bob] = rows.filter(({ emailAddress }) => emailAddress === 'bob@example.com');
    const [known] = room.sandbox.control.invitations().filter(({ id }) => id === bob?.id);
    expect(bob).toMatchObject({ createdAt: known?.createdAt, expiresAt: known?.expiresAt });
  });

  it.each<[string, (row: Row) => Row[], number, number]>([
    ['a row without an id', ({ id: _, ...row }) => [row], 2, 1],
    ['a row that is none', () => ['nonsense' as never], 2, 1],
    ['a row that comes twice', (row) => [row, row], 3, 0],
  ])('%s: counted, and the others are there', async (_, change, pending, unreadable) => {
    await using room = await roomWith({ now: one('bob@example.com', change) });
    expect(await refresh(room)).toMatchObject({ phase: 'idle', unreadable });
    expect((await list(room, 'pending')).length).toBe(pending);
  });
});

describe('looking at what changed', () => {
  it.each<[string, Alter]>([
    ['a status that nobody knows', one('bob@example.com', { status: 'declined' })],
    ['a row without an id', one('cyd@example.com', ({ id: _, ...row }) => [row])],
    ['a row without times', one('cyd@example.com', { created_at: null, updated_at: null })],
    ['a row that comes twice', one('ada@example.com', (row) => [row, row])],
  ])('costs two requests a time beside %s, and finds what the others do', async (_, alter) => {
    await using room = await roomWith({ now: alter });
    await refresh(room);
    for (let look = 0; look < 4; look += 1) {
      const before = listRequests(room);
      room.invitations.setVisible(false);
      room.invitations.setVisible(true);
      await refreshed(room);
      expect(listRequests(room) - before).toBeLessThanOrEqual(2);
    }
    const [ada] = room.sandbox.control.invitations().filter(({ emailAddress }) => emailAddress === who[0]);
    room.sandbox.control.accept(ada?.id ?? '');
    await refresh(room);
    expect(await room.count('accepted')).toBe(1);
  });

  it('sees that a row can be read again', async () => {
    const alter = { now: one('bob@example.com', { status: 'declined', expires_at: [] }) };
    await using room = await roomWith(alter);
    expect(await refresh(room)).toMatchObject({ unreadable: 1 });
    await room.restart();
    expect(await list(room, 'other')).toMatchObject([{ odd: { word: 'declined', field: 'expires_at' } }]);
    alter.now = (row) => [row];
    expect(await refresh(room)).toMatchObject({ unreadable: 0 });
    expect(await room.count('pending')).toBe(3);
    expect(room.changes.filter(({ silent }) => !silent)).toEqual([]);
  });
});

/** A steady look has ended. */
async function refreshed(room: Room): Promise<void> {
  for (;;) {
    const { phase } = await room.invitations.handlers.invitations.syncState({ accountId });
    if (phase !== 'syncing') return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('an invitation to the address of an odd row', () => {
  it.each(['declined', 'pending_review'])('goes out, or says why it does not: %s', async (status) => {
    await using room = await roomWith({ now: one('bob@example.com', { status }) });
    await refresh(room);
    const { create } = room.invitations.handlers.invitations;
    await create({
      accountId,
      drafts: [{ emailAddress: 'bob@example.com' }, { emailAddress: 'dan@example.com' }],
    });
    const items = await room.quiet();
    expect(items.map(({ emailAddress, state }) => `${emailAddress} ${state}`)).toEqual([
      'bob@example.com failed',
      'dan@example.com sent',
    ]);
    expect(items[0]).toMatchObject({ canRetry: true, failure: { errors: [{ code: 'duplicate_record' }] } });
    expect(
      room.sandbox.control.ledger().filter(({ emailAddress }) => emailAddress === 'bob@example.com').length,
    ).toBe(1);
  });

  it('is not sent a second time when its answer was lost and its row cannot be read', async () => {
    await using room = await roomWith({
      now: one('eve@example.com', { expires_at: 'never', status: 'pending' }),
    });
    await refresh(room);
    room.sandbox.control.inject({ kind: 'drop', when: 'after', method: 'POST', path: '/invitations' });
    const { create } = room.invitations.handlers.invitations;
    await create({ accountId, drafts: [{ emailAddress: 'eve@example.com', ignoreExisting: true }] });
    expect(await room.quiet()).toMatchObject([{ state: 'sent' }]);
    expect(
      room.sandbox.control.ledger().filter(({ emailAddress }) => emailAddress === 'eve@example.com').length,
    ).toBe(1);
  });
});

it('a page of which nothing can be read is a failure with its place, and the copy stays', async () => {
  const alter: { now: Alter } = { now: (row) => [row] };
  await using room = await enterRoom({ fetch: altering(alter), sandbox: { invitations: 40 } });
  await room.open();
  await refresh(room);
  const before = await room.count('pending');
  alter.now = ({ email_address, ...row }) => [{ ...row, emailAddress: email_address }];
  await room.restart();
  const state = await room.invitations.handlers.invitations.refresh({ accountId });
  expect(await room.count('pending')).toBeGreaterThanOrEqual(before - 3);
  expect(state.lastSyncAt).not.toBeNull();
});
