import { describe, expect, it } from 'vitest';
import type { QueueItem } from '../../../preload/queue.ts';
import {
  accountId,
  enterRoom,
  LockableVault,
  noLimits,
  pause,
  type Room,
} from '../../support/invitations-room.ts';

const emails = (room: Room) => room.sandbox.control.ledger().map(({ emailAddress }) => emailAddress);
const invite = (room: Room, ...addresses: string[]) =>
  room.invitations.handlers.invitations.create({
    accountId,
    drafts: addresses.map((emailAddress) => ({ emailAddress })),
  });
const synced = async (options: Parameters<typeof enterRoom>[0] = {}): Promise<Room> => {
  const room = await enterRoom({ sandbox: { invitations: 60 }, ...options });
  await room.open();
  await room.invitations.handlers.invitations.refresh({ accountId });
  return room;
};
const pendingIds = (room: Room) =>
  room.sandbox.control
    .invitations()
    .filter(({ status }) => status === 'pending')
    .map(({ id }) => id);
const statusOf = (room: Room, id: string) =>
  room.sandbox.control.invitations().find((invitation) => invitation.id === id)?.status;
const until = async (room: Room, wanted: (items: QueueItem[]) => boolean) => {
  for (;;) {
    const items = await room.queue();
    if (wanted(items)) return items;
    await pause(5);
  }
};

describe('inviting', () => {
  it('sends one e-mail to each address and shows the invitations at once', async () => {
    await using room = await synced();
    const before = emails(room).length;
    await invite(room, 'ada@example.com', 'Ada@Example.com', 'grace@example.com');
    const items = await room.quiet();
    expect(items.map(({ state }) => state)).toEqual(['sent', 'sent']);
    expect(emails(room).slice(before).sort()).toEqual(['ada@example.com', 'grace@example.com']);
    const id = items[0]?.invitationId ?? '';
    expect(room.invitations.link(accountId, id)).toContain('ticket=');
  });

  it('takes a pending invitation as the answer, not as a failure, and spends no request of the hour on it', async () => {
    await using room = await synced();
    await invite(room, 'ada@example.com');
    await room.quiet();
    await invite(room, 'ada@example.com');
    const [, again] = await room.quiet();
    expect(again).toMatchObject({ state: 'sent', already: 'pending', failure: null });
    expect(emails(room).filter((address) => address === 'ada@example.com')).toHaveLength(1);
    const endpoints = room.sandbox.control.requests().endpoints;
    expect(endpoints['POST /invitations']?.requests).toBe(1);
  });

  it('sends every field that was asked for', async () => {
    await using room = await synced();
    await room.invitations.handlers.invitations.create({
      accountId,
      drafts: [
        {
          emailAddress: 'all@example.com',
          publicMetadata: { team: 'red' },
          redirectUrl: 'https://example.com/welcome',
          notify: false,
          expiresInDays: 7,
          templateSlug: 'waitlist_invitation',
        },
      ],
    });
    await room.quiet();
    const made = room.sandbox.control
      .invitations()
      .find(({ emailAddress }) => emailAddress === 'all@example.com');
    expect(made).toMatchObject({
      publicMetadata: { team: 'red' },
      redirectUrl: 'https://example.com/welcome',
      notify: false,
      templateSlug: 'waitlist_invitation',
    });
  });

  it('isolates the guilty address of a refused bulk call: the other nine go out', async () => {
    await using room = await synced();
    room.sandbox.control.addUser('user@example.com');
    room.sandbox.control.block('*@blocked.example');
    const good = Array.from({ length: 21 }, (_, n) => `good.${n}@example.com`);
    await invite(room, ...good.slice(0, 5), 'user@example.com', ...good.slice(5), 'x@blocked.example');
    const items = await room.quiet();
    const failed = items.filter(({ state }) => state === 'failed');
    expect(failed.map(({ emailAddress }) => emailAddress).sort()).toEqual([
      'user@example.com',
      'x@blocked.example',
    ]);
    expect(failed.map(({ canRetry }) => canRetry)).toEqual([false, false]);
    const sent = emails(room).filter((address) => address.startsWith('good.'));
    expect(sent.toSorted()).toEqual(good.toSorted());
  });

  it('stays queued while there is no network, and goes out in order when it is back', async () => {
    await using room = await synced();
    room.network.plug(false);
    await invite(room, 'first@example.com');
    await invite(room, 'second@example.com');
    await pause(50);
    const waiting = await room.queue();
    expect(waiting.map(({ state, waitingFor }) => [state, waitingFor])).toEqual([
      ['queued', 'network'],
      ['queued', 'network'],
    ]);
    await room.restart();
    expect((await room.queue()).length).toBe(2);
    room.network.plug(true);
    await room.quiet();
    expect(emails(room).slice(-2).toSorted()).toEqual(['first@example.com', 'second@example.com']);
  });

  it('waits while paused, also over a restart', async () => {
    await using room = await synced();
    const { queue } = room.invitations.handlers;
    await queue.pause({ accountId });
    await invite(room, 'later@example.com');
    await room.restart();
    await pause(50);
    expect((await room.queue())[0]).toMatchObject({ state: 'queued', waitingFor: 'paused' });
    expect(emails(room)).not.toContain('later@example.com');
    await room.invitations.handlers.queue.resume({ accountId });
    await room.quiet();
    expect(emails(room)).toContain('later@example.com');
  });

  it('takes back what was not sent, and forgets what is finished', async () => {
    await using room = await synced();
    const { queue } = room.invitations.handlers;
    await queue.pause({ accountId });
    const { items } = await invite(room, 'never@example.com', 'sent@example.com');
    const [first] = items;
    const cancelled = await queue.cancel({ accountId, ids: [first?.id ?? ''] });
    expect(cancelled.items[0]?.state).toBe('cancelled');
    await queue.resume({ accountId });
    await room.quiet();
    expect(emails(room)).not.toContain('never@example.com');
    await queue.dismiss({ accountId, ids: items.map(({ id }) => id) });
    expect(await room.queue()).toEqual([]);
    await room.restart();
    expect(await room.queue()).toEqual([]);
  });

  it('keeps Clerk’s refusal in its own words, and tries again when asked to', async () => {
    await using room = await synced();
    room.sandbox.control.supportInvitations(false);
    await invite(room, 'ada@example.com');
    const [failed] = await room.quiet();
    expect(failed).toMatchObject({ state: 'failed', canRetry: true, failure: { kind: 'clerk' } });
    room.sandbox.control.supportInvitations(true);
    await room.invitations.handlers.queue.retry({ accountId, ids: [failed?.id ?? ''] });
    expect((await room.quiet())[0]?.state).toBe('sent');
  });
});

describe('revoking', () => {
  it('waits out the undo period, and can be taken back in it', async () => {
    await using room = await synced({ tuning: { undoMs: 400 } });
    const [kept = '', revoked = ''] = pendingIds(room);
    const { invitations, queue } = room.invitations.handlers;
    const { items } = await invitations.revoke({ accountId, ids: [kept, revoked] });
    expect(items[0]).toMatchObject({ state: 'waiting', waitingFor: 'undo' });
    await queue.cancel({ accountId, ids: [items[0]?.id ?? ''] });
    await room.quiet();
    expect(statusOf(room, kept)).toBe('pending');
    expect(statusOf(room, revoked)).toBe('revoked');
  });

  it('takes a revoked one as the answer, and says so', async () => {
    await using room = await synced();
    const [id = ''] = pendingIds(room);
    await room.client.revoke(id);
    await room.invitations.handlers.invitations.revoke({ accountId, ids: [id] });
    expect((await room.quiet())[0]).toMatchObject({ state: 'sent', already: 'revoked', failure: null });
  });

  it('says that an accepted one can not be revoked any more', async () => {
    await using room = await synced();
    const [id = ''] = pendingIds(room);
    room.sandbox.control.accept(id);
    await room.invitations.handlers.invitations.revoke({ accountId, ids: [id] });
    expect((await room.quiet())[0]).toMatchObject({ state: 'failed', canRetry: false });
    expect(
      (
        await room.invitations.handlers.invitations.list({
          accountId,
          status: 'accepted',
          search: id,
          order: '-created_at',
          offset: 0,
          limit: 1,
        })
      ).total,
    ).toBe(1);
  });
});

describe('resending', () => {
  it('revokes, invites again with the same metadata, and is one item to the person', async () => {
    await using room = await synced();
    const old = room.sandbox.control
      .invitations()
      .find(({ status, publicMetadata }) => status === 'pending' && Object.keys(publicMetadata).length > 0);
    await room.invitations.handlers.invitations.resend({ accountId, ids: [old?.id ?? ''] });
    const items = await room.quiet();
    expect(items).toHaveLength(1);
    expect(statusOf(room, old?.id ?? '')).toBe('revoked');
    const fresh = room.sandbox.control.invitations().find(({ id }) => id === items[0]?.invitationId);
    expect(fresh).toMatchObject({
      status: 'pending',
      emailAddress: old?.emailAddress,
      publicMetadata: old?.publicMetadata,
    });
  });

  it('goes on with the second half after a restart between the two', async () => {
    await using room = await synced();
    const [id = ''] = pendingIds(room);
    room.sandbox.control.inject({
      kind: 'error',
      code: 'service_unavailable',
      method: 'POST',
      path: '/invitations',
      times: null,
    });
    await room.invitations.handlers.invitations.resend({ accountId, ids: [id] });
    while (statusOf(room, id) !== 'revoked') await pause(5);
    await room.restart();
    room.sandbox.control.clearFaults();
    expect((await room.quiet())[0]?.state).toBe('sent');
  });

  it('leaves somebody alone who has accepted meanwhile', async () => {
    await using room = await synced();
    const [id = ''] = pendingIds(room);
    room.sandbox.control.accept(id);
    const before = emails(room).length;
    await room.invitations.handlers.invitations.resend({ accountId, ids: [id] });
    expect((await room.quiet())[0]).toMatchObject({ state: 'sent', already: 'accepted' });
    expect(emails(room)).toHaveLength(before);
  });

  it('invites an expired one again without revoking it', async () => {
    await using room = await synced();
    const expired = room.sandbox.control.invitations().find(({ status }) => status === 'expired');
    await room.invitations.handlers.invitations.resend({ accountId, ids: [expired?.id ?? ''] });
    const [item] = await room.quiet();
    expect(item?.state).toBe('sent');
    expect(emails(room).at(-1)).toBe(expired?.emailAddress);
  });
});

describe('limits', () => {
  it('stops at Retry-After, shows until when, and remembers it over a restart', async () => {
    await using room = await synced();
    room.sandbox.control.inject({
      kind: 'rate-limit',
      retryAfterSeconds: 1800,
      method: 'POST',
      path: '/invitations',
    });
    room.sandbox.control.inject({
      kind: 'rate-limit',
      retryAfterSeconds: 1800,
      method: 'POST',
      path: '/invitations/bulk',
    });
    await invite(room, 'limited@example.com');
    const limited = ([item]: QueueItem[]) => item?.waitingFor === 'limit';
    const [item] = await until(room, limited);
    expect(item?.until).toBeGreaterThan(Date.now() + 1_700_000);
    const { summary } = await room.invitations.handlers.queue.list({ accountId, offset: 0, limit: 1 });
    expect(summary.lastOutAt).toBeGreaterThan(Date.now() + 1_700_000);
    await room.restart();
    expect((await room.queue()).every((each) => limited([each]))).toBe(true);
    expect(emails(room)).not.toContain('limited@example.com');
  });

  it('keeps to 100 single and 25 bulk calls an hour without meeting a 429', async () => {
    await using room = await synced({
      sandbox: { limits: 'clerk', invitations: 0 },
      tuning: {
        limits: {
          ...noLimits,
          create: { requests: 100, windowMs: 3_600_000 },
          bulk: { requests: 25, windowMs: 3_600_000 },
        },
      },
    });
    await invite(room, ...Array.from({ length: 400 }, (_, n) => `many.${n}@example.com`));
    await until(
      room,
      (items) =>
        items.filter(({ state }) => state === 'sent').length === 340 &&
        items.some(({ waitingFor }) => waitingFor === 'limit'),
    );
    const urgent = await invite(room, 'meanwhile@example.com');
    await until(room, (items) => items.find(({ id }) => id === urgent.items[0]?.id)?.state === 'sent');
    expect(room.sandbox.control.journal().filter(({ status }) => status === 429)).toEqual([]);
    expect(new Set(emails(room)).size).toBe(emails(room).length);
  });
});

describe('without a place on disk', () => {
  it('works in memory and says so; when the keychain is back the queue moves to disk', async () => {
    const vault = new LockableVault();
    vault.now = 'locked';
    await using room = await synced({ vault });
    const { invitations } = room.invitations.handlers;
    expect((await invitations.syncState({ accountId })).durable).toBe(false);
    room.network.plug(false);
    await invite(room, 'kept@example.com');
    vault.now = 'ready';
    await room.open();
    expect((await room.invitations.handlers.invitations.syncState({ accountId })).durable).toBe(true);
    await room.restart();
    expect((await room.queue()).map(({ emailAddress }) => emailAddress)).toEqual(['kept@example.com']);
    room.network.plug(true);
    await room.quiet();
    expect(emails(room)).toContain('kept@example.com');
  });
});
