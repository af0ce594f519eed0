/** Clerk answers a create without the metadata that was asked for. */
import { expect, it } from 'vitest';
import { accountId } from '../../support/invitations-room.ts';
import { emails, synced } from './outbox-room.ts';

it.each([['/invitations', 1] as const, ['/invitations/bulk', 3] as const])(
  'said so, and not sent again: %s',
  async (path, count) => {
    await using room = await synced();
    room.sandbox.control.inject({ kind: 'lose-metadata', path, times: null });
    const before = emails(room).length;
    const drafts = Array.from({ length: count }, (_, n) => ({
      emailAddress: `p${n}@example.com`,
      publicMetadata: { role: 'agent', level: 2 },
    }));
    await room.invitations.handlers.invitations.create({ accountId, drafts });
    const lost = (await room.quiet()).map(({ state, withoutMetadata }) => `${state} ${withoutMetadata}`);
    expect(lost).toEqual(drafts.map(() => 'sent true'));
    expect(emails(room)).toHaveLength(before + count);
  },
);

it('nothing is said where it arrived', async () => {
  await using room = await synced();
  const drafts = [
    { emailAddress: 'ada@example.com', publicMetadata: { role: 'agent', tags: ['a', { b: 1 }] } },
  ];
  await room.invitations.handlers.invitations.create({ accountId, drafts });
  expect((await room.quiet())[0]).not.toHaveProperty('withoutMetadata');
});
