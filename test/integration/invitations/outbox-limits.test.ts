import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../main/ports.ts';
import type { QueueItem } from '../../../preload/queue.ts';
import { accountId, LockableVault, noLimits } from '../../support/invitations-room.ts';
import { emails, invite, synced, until } from './outbox-room.ts';

describe('limits', () => {
  it('stops at Retry-After, shows until when, and remembers it over a restart', async () => {
    await using room = await synced();
    for (const path of ['/invitations', '/invitations/bulk']) {
      room.sandbox.control.inject({ kind: 'rate-limit', retryAfterSeconds: 1800, method: 'POST', path });
    }
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

  it('does not look again before a 503 allows it, and goes on after a restart', async () => {
    await using room = await synced();
    const down = { kind: 'status', status: 503, headers: { 'retry-after': '1800' }, method: 'POST' } as const;
    room.sandbox.control.inject({ ...down, path: '/invitations' });
    await invite(room, 'later@example.com');
    const waiting = ([item]: QueueItem[]) => item?.waitingFor === 'backoff';
    const [item] = await until(room, waiting);
    expect(item?.until).toBeGreaterThan(Date.now() + 1_700_000);
    await room.restart();
    const [after] = await room.queue();
    expect(after?.until).toBe(item?.until);
    expect(emails(room)).not.toContain('later@example.com');
  });

  it('a clock that goes on while the next request is chosen sends nobody alone, and shows nobody as waiting', async () => {
    let looks = 0;
    const clock = { ...systemClock, now: () => systemClock.now() + looks++ };
    await using room = await synced({ clock });
    expect(await room.invitations.lastOutIn(accountId, { alone: 0, any: 250 })).toBe(0);
    await invite(room, ...Array.from({ length: 250 }, (_, n) => `many.${n}@example.com`));
    const waiting = async () => (await room.queue()).filter(({ waitingFor }) => waitingFor === 'limit');
    expect(await waiting()).toEqual([]);
    await room.quiet();
    const { endpoints } = room.sandbox.control.requests();
    expect(endpoints['POST /invitations']).toBeUndefined();
    expect(endpoints['POST /invitations/bulk']?.requests).toBe(25);
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
