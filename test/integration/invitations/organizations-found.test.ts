/** Whether an instance has organizations, and what changed in them. */
import { describe, expect, it } from 'vitest';
import { accountId, enterRoom } from '../../support/invitations-room.ts';
import { audiencesOf, listOf, openWithOrganizations } from './organizations-room.ts';

describe('a look at what changed', () => {
  it('finds who accepted, however far down among 10,000', async () => {
    await using room = await enterRoom({
      sandbox: { invitations: 3, organizations: 50, organizationInvitations: 10_000 },
    });
    await openWithOrganizations(room);
    const sample = room.sandbox.control.organizations
      .invitations()
      .filter(({ status }) => status === 'pending');
    room.sandbox.control.organizations.accept(sample[700]?.id ?? '');
    room.sandbox.control.organizations.accept(sample[3]?.id ?? '');
    await room.invitations.handlers.invitations.refresh({ accountId });
    const accepted = room.changes.filter(
      ({ change, silent }) => !silent && change.audience === 'organization',
    );
    expect(accepted.map(({ change }) => change.invitationId).sort()).toEqual(
      [sample[700]?.id, sample[3]?.id].sort(),
    );
  }, 60_000);
});

describe('an instance without organizations', () => {
  it('is not asked any more once they are turned off, and found again when somebody looks', async () => {
    await using room = await enterRoom({
      sandbox: { invitations: 5, organizations: 1, organizationInvitations: 3 },
    });
    await openWithOrganizations(room);
    room.sandbox.control.organizations.enable(false);
    await room.invitations.handlers.invitations.refresh({ accountId });
    await expect.poll(() => audiencesOf(room)).toEqual([]);
    const before = room.sandbox.control.journal().length;
    await room.invitations.handlers.invitations.refresh({ accountId });
    const since = room.sandbox.control.journal().slice(before);
    expect(since.filter(({ target }) => target.includes('organization'))).toEqual([]);
    await expect(listOf(room, 'pending')).rejects.toThrow();
  });

  it('keeps nobody waiting who refreshes, when their question is not answered', async () => {
    let asked = 0;
    await using room = await enterRoom({
      sandbox: { invitations: 3, organizations: 0 },
      tuning: { timeoutMs: 300 },
      fetch: (input, init) => {
        if (!new URL(input instanceof Request ? input.url : input).pathname.endsWith('/organizations')) {
          return fetch(input, init);
        }
        asked += 1;
        const { signal } = input instanceof Request ? input : (init ?? {});
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      },
    });
    await room.open();
    const state = await room.invitations.handlers.invitations.refresh({ accountId });
    expect(state).toMatchObject({ phase: 'idle', failure: null });
    expect(asked).toBe(1);
  });

  it('is asked once, and not again', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 5 } });
    await room.open();
    await room.invitations.handlers.invitations.refresh({ accountId });
    await room.restart();
    await room.invitations.handlers.invitations.refresh({ accountId });
    const asked = room.sandbox.control.journal().filter(({ target }) => target.includes('organization'));
    expect(asked).toHaveLength(1);
    expect(await audiencesOf(room)).toEqual([]);
    await expect(listOf(room, 'pending')).rejects.toThrow();
  });
});
