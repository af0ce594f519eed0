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
