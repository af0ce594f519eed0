/** What is done to a whole queue at once, however long it is. */
import { describe, expect, it } from 'vitest';
import { accountId } from '../../support/invitations-room.ts';
import { emails, invite, synced } from './outbox-room.ts';

describe('a queue with failures', () => {
  it('retries all that a retry can help, and says how many', async () => {
    await using room = await synced({ sandbox: { invitations: 60, limits: 'none' } });
    const { queue } = room.invitations.handlers;
    room.sandbox.control.inject({ kind: 'error', code: 'quota_exceeded', times: null });
    const asked = Array.from({ length: 12 }, (_, index) => `guest${index}@example.com`);
    await invite(room, ...asked);
    await room.quiet();
    const failed = await queue.list({ accountId, states: ['failed'], offset: 0, limit: 500 });
    expect(failed.total).toBe(12);
    room.sandbox.control.clearFaults();
    expect(await queue.retryFailed({ accountId })).toEqual({ count: 12 });
    await room.quiet();
    const sent = new Set(emails(room));
    expect(asked.filter((address) => !sent.has(address))).toEqual([]);
    expect(await queue.retryFailed({ accountId })).toEqual({ count: 0 });
  });

  it('forgets all that is finished, and nothing that is under way', async () => {
    await using room = await synced({ sandbox: { invitations: 60, limits: 'none' } });
    const { queue } = room.invitations.handlers;
    await invite(room, 'ada@example.com', 'grace@example.com');
    await room.quiet();
    await queue.pause({ accountId });
    await invite(room, 'edsger@example.com');
    expect(await queue.clearFinished({ accountId })).toEqual({ count: 2 });
    const { items } = await queue.list({ accountId, offset: 0, limit: 500 });
    expect(items.map(({ emailAddress }) => emailAddress)).toEqual(['edsger@example.com']);
  });
});

describe('what is shown of a queue', () => {
  it('is what failed, then what goes out next, then what is done, and of all that what is searched for', async () => {
    await using room = await synced({ sandbox: { invitations: 60, limits: 'none' } });
    const { queue } = room.invitations.handlers;
    room.sandbox.control.block('*@blocked.example');
    await invite(room, 'ada@example.com', 'eve@blocked.example');
    await room.quiet();
    await queue.pause({ accountId });
    await invite(room, 'grace@example.com', 'alan@example.com');
    const window = { accountId, order: 'next', offset: 0, limit: 10 } as const;
    const { items, summary } = await queue.list(window);
    const shown = items.map(({ emailAddress }) => emailAddress);
    expect(shown).toEqual([
      'eve@blocked.example',
      'grace@example.com',
      'alan@example.com',
      'ada@example.com',
    ]);
    const alan = items[2]?.id ?? '';
    expect((await queue.list({ ...window, limit: 1, placeOf: alan })).place).toBe(2);
    expect((await queue.list({ ...window, order: 'newest', limit: 1, placeOf: alan })).place).toBe(0);
    const found = await queue.list({ ...window, search: ' ALAN@', placeOf: items[0]?.id ?? '' });
    expect(found).toMatchObject({ total: 1, place: null, summary: { failed: summary.failed, sent: 1 } });
    expect((await queue.addresses({ ...window, offset: 1, limit: 2 })).rows).toEqual(
      items.slice(1, 3).map(({ id, emailAddress }) => ({ id, emailAddress })),
    );
  });

  it('is all that is known of an item, with what goes out and what was tried', async () => {
    await using room = await synced({ sandbox: { invitations: 60, limits: 'none' } });
    const { queue, invitations } = room.invitations.handlers;
    room.sandbox.control.block('*@blocked.example');
    const draft = {
      emailAddress: 'eve@blocked.example',
      expiresInDays: 7,
      publicMetadata: { role: 'editor' },
    };
    await invitations.create({ accountId, drafts: [draft] });
    await room.quiet();
    const [item] = await room.queue();
    const details = await queue.details({ accountId, id: item?.id ?? '' });
    expect(details).toMatchObject({ item, draft, alone: true, askedAt: expect.any(Number) });
    expect(details.history.map(({ step }) => step)).toEqual(['failed', 'queued']);
    await queue.dismiss({ accountId, ids: [item?.id ?? ''] });
    await expect(queue.details({ accountId, id: item?.id ?? '' })).rejects.toThrow();
  });
});
