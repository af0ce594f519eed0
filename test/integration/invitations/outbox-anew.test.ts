/** Somebody invites an address anew, of which an earlier try was given up without anybody knowing what it did. */
import { describe, expect, it } from 'vitest';
import { accountId, type Room } from '../../support/invitations-room.ts';
import { emails, invite, synced, until } from './outbox-room.ts';

const address = 'ada@example.com';
const to = (room: Room) => emails(room).filter((each) => each === address).length;
const create = async (room: Room, draft: { ignoreExisting?: boolean; expiresInDays?: number }) =>
  room.invitations.handlers.invitations.create({
    accountId,
    drafts: [{ emailAddress: address, ...draft }],
  });

/** The answer is lost, and the look for what it did is refused. */
async function giveUpInDoubt(room: Room, when: 'before' | 'after', ignoreExisting: boolean): Promise<void> {
  room.sandbox.control.inject({ kind: 'drop', when, method: 'POST', path: '/invitations' });
  room.sandbox.control.inject({
    kind: 'error',
    code: 'clerk_key_invalid',
    method: 'GET',
    path: '/invitations',
    times: 2,
    skip: ignoreExisting ? 2 : 0,
  });
  await create(room, { ignoreExisting });
  expect((await room.quiet()).at(-1)).toMatchObject({ state: 'failed', canRetry: true });
}

describe('an address whose invitation was given up in doubt, and that is invited anew', () => {
  it.each([
    { first: false, second: true },
    { first: true, second: true },
    { first: true, second: false },
  ])('gets no second e-mail when the first had gone out, ignore_existing %o', async ({ first, second }) => {
    await using room = await synced();
    await giveUpInDoubt(room, 'after', first);
    expect(to(room)).toBe(1);
    const { known } = await create(room, { ignoreExisting: second });
    expect(known).toEqual([]);
    expect(await room.quiet()).toMatchObject([{ state: 'sent' }]);
    expect(to(room)).toBe(1);
  });

  it('gets it as it was asked for last, when the first had not', async () => {
    await using room = await synced();
    await giveUpInDoubt(room, 'before', false);
    await create(room, { ignoreExisting: true, expiresInDays: 7 });
    expect(await room.quiet()).toMatchObject([{ state: 'sent', already: null }]);
    expect(to(room)).toBe(1);
    const made = room.sandbox.control.invitations().find((each) => each.emailAddress === address);
    expect(Math.round(((made?.expiresAt ?? 0) - (made?.createdAt ?? 0)) / 86_400_000)).toBe(7);
  });

  it('is told that it stands already, when it stands as it was asked for first', async () => {
    await using room = await synced();
    await giveUpInDoubt(room, 'after', false);
    await create(room, { ignoreExisting: true, expiresInDays: 7 });
    expect(await room.quiet()).toMatchObject([{ state: 'sent', already: 'meanwhile' }]);
    await create(room, { ignoreExisting: true, expiresInDays: 7 });
    expect((await room.quiet()).at(-1)).toMatchObject({ state: 'sent', already: null });
    expect(to(room)).toBe(2);
  });

  it.each([{ ignoreExisting: false }, { ignoreExisting: true }])(
    'gets a new one when the first had gone out and was revoked since, %o',
    async ({ ignoreExisting }) => {
      await using room = await synced();
      await giveUpInDoubt(room, 'after', false);
      const made = room.sandbox.control.invitations().find((each) => each.emailAddress === address);
      await room.client.revoke(made?.id ?? '');
      await create(room, { ignoreExisting });
      expect(await room.quiet()).toMatchObject([{ state: 'sent', already: null }]);
      expect(to(room)).toBe(2);
      const all = room.sandbox.control.invitations().filter((each) => each.emailAddress === address);
      expect(all.map(({ status }) => status).toSorted()).toEqual(['pending', 'revoked']);
    },
  );

  it('is taken on once, though it is named twice', async () => {
    await using room = await synced();
    await giveUpInDoubt(room, 'before', false);
    const drafts = [{ emailAddress: address }, { emailAddress: 'Ada@example.com', ignoreExisting: true }];
    await room.invitations.handlers.invitations.create({ accountId, drafts });
    expect(await room.quiet()).toMatchObject([{ state: 'sent' }]);
    expect(to(room)).toBe(1);
  });

  it('keeps what is new of it over a restart', async () => {
    await using room = await synced();
    await giveUpInDoubt(room, 'before', false);
    await room.invitations.handlers.queue.pause({ accountId });
    await create(room, { expiresInDays: 7 });
    await room.restart();
    await room.invitations.handlers.queue.resume({ accountId });
    expect(await room.quiet()).toMatchObject([{ state: 'sent', already: null }]);
    const made = room.sandbox.control.invitations().find((each) => each.emailAddress === address);
    expect(Math.round(((made?.expiresAt ?? 0) - (made?.createdAt ?? 0)) / 86_400_000)).toBe(7);
  });
});

describe('one that failed and is tried again while a newer one of its address is under way', () => {
  it('waits for it, so that neither takes the other’s invitation for its own', async () => {
    await using room = await synced();
    room.sandbox.control.inject({ kind: 'error', code: 'not_allowed_access', method: 'POST' });
    const [failed] = (await create(room, { ignoreExisting: true })).items;
    await room.quiet();
    room.sandbox.control.inject({ kind: 'slow', when: 'before', ms: 400, method: 'POST' });
    await create(room, { ignoreExisting: true });
    await until(room, (items) => items.at(-1)?.state === 'sending');
    await room.invitations.handlers.queue.retry({ accountId, ids: [failed?.id ?? ''] });
    await until(room, (items) => {
      expect(items.filter(({ state }) => state === 'sending').length).toBeLessThan(2);
      return items.every(({ state }) => state === 'sent');
    });
    expect(to(room)).toBe(2);
  });
});

describe('an invitation that somebody made and revoked elsewhere before ours left', () => {
  it('is not taken for ours, whose request got lost', async () => {
    await using room = await synced();
    const { id } = await room.client.create({ emailAddress: address });
    await room.client.revoke(id);
    room.sandbox.control.advanceClock(60_000);
    // Its answer tells Clerk's time, and nothing of Ada.
    await invite(room, 'eve@example.com');
    await room.quiet();
    room.sandbox.control.inject({ kind: 'drop', when: 'before', method: 'POST', path: '/invitations' });
    await invite(room, address);
    expect((await room.quiet()).at(-1)).toMatchObject({ state: 'sent', already: null });
    const all = room.sandbox.control.invitations().filter((each) => each.emailAddress === address);
    expect(all.map(({ status }) => status).toSorted()).toEqual(['pending', 'revoked']);
  });
});
