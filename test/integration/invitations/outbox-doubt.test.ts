import { describe, expect, it } from 'vitest';
import { accountId, pause } from '../../support/invitations-room.ts';
import { emails, invite, synced, until } from './outbox-room.ts';

const late = (ms: number) => ({ kind: 'late', ms, method: 'POST', path: '/invitations' }) as const;

describe('a create that takes effect after its connection was cut', () => {
  it.each([false, true])('is recognised, and not sent again, ignore_existing %s', async (ignoreExisting) => {
    await using room = await synced({ tuning: { graceMs: 2000, settleMs: 2000 } });
    room.sandbox.control.inject(late(300));
    await room.invitations.handlers.invitations.create({
      accountId,
      drafts: [{ emailAddress: 'ada@example.com', ignoreExisting }],
    });
    expect((await room.quiet()).at(-1)).toMatchObject({ state: 'sent', already: null });
    expect(emails(room).filter((address) => address === 'ada@example.com')).toHaveLength(1);
    expect(room.sandbox.control.requests().endpoints['POST /invitations']?.requests).toBe(1);
  });

  it('later than it is waited for is still no second e-mail: Clerk refuses it', async () => {
    await using room = await synced({ tuning: { graceMs: 50 } });
    room.sandbox.control.inject(late(600));
    await invite(room, 'ada@example.com');
    expect((await room.quiet()).at(-1)).toMatchObject({ state: 'sent', already: null });
    await pause(900);
    expect(emails(room).filter((address) => address === 'ada@example.com')).toHaveLength(1);
  });

  it('cannot be taken back before it is certain, and tells that and why it waits', async () => {
    await using room = await synced({ tuning: { graceMs: 1500, backoffMs: 5 } });
    room.sandbox.control.inject({ kind: 'drop', when: 'before', method: 'POST', path: '/invitations' });
    const { items } = await invite(room, 'ada@example.com');
    const ids = items.map(({ id }) => id);
    const doubtful = await until(room, ([item]) => item?.state === 'waiting');
    expect(doubtful[0]).toMatchObject({ canCancel: false, waitingFor: 'backoff' });
    expect(doubtful[0]?.failure).toMatchObject({ kind: 'unreachable' });
    const still = await room.invitations.handlers.queue.cancel({ accountId, ids });
    // Queued while it is being looked for, waiting between two looks.
    expect(still.items[0]?.state).toMatch(/^(waiting|queued)$/);
    expect(still.items[0]?.canCancel).toBe(false);
    expect((await room.quiet()).at(-1)?.state).toBe('sent');
  });
});

describe('an address that is in the queue already', () => {
  it('is told, and keeps what was asked for first', async () => {
    await using room = await synced();
    const { create } = room.invitations.handlers.invitations;
    await room.invitations.handlers.queue.pause({ accountId });
    const first = await create({
      accountId,
      drafts: [{ emailAddress: 'ada@example.com', expiresInDays: 7 }],
    });
    expect(first.known).toEqual([]);
    expect(first.items[0]).toMatchObject({ state: 'queued', canCancel: true });
    const second = await create({
      accountId,
      drafts: [
        { emailAddress: 'Ada@Example.com', expiresInDays: 30 },
        { emailAddress: 'eve@example.com' },
        { emailAddress: 'eve@example.com' },
      ],
    });
    expect(second.known).toEqual([first.items[0]?.id]);
    await room.invitations.handlers.queue.resume({ accountId });
    await room.quiet();
    expect(emails(room).slice(-2).toSorted()).toEqual(['ada@example.com', 'eve@example.com']);
    const made = room.sandbox.control.invitations().find((each) => each.emailAddress === 'ada@example.com');
    expect(Math.round(((made?.expiresAt ?? 0) - (made?.createdAt ?? 0)) / 86_400_000)).toBe(7);
  });
});
