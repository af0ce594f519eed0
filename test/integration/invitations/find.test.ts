import { expect, it } from 'vitest';
import type { Status } from '../../../preload/invitation.ts';
import { accountId } from '../../support/invitations-room.ts';
import { synced } from './outbox-room.ts';

it('finds who matches in every list and in the queue, the newest first, and counts the rest', async () => {
  await using room = await synced();
  const { invitations, queue } = room.invitations.handlers;
  await queue.pause({ accountId });
  const emailAddress = 'Somebody.New@example.com';
  await invitations.create({ accountId, drafts: [{ emailAddress }] });
  const { lists } = await invitations.find({ accountId, search: ' @EXAMPLE ', limit: 2 });
  const everybody = room.sandbox.control
    .invitations()
    .filter((each) => each.emailAddress.includes('@example'));
  const expected = Map.groupBy(everybody, ({ status }): Status => status);
  expect(Object.fromEntries(lists.map(({ status, total }) => [status, total]))).toEqual(
    Object.fromEntries([...expected].map(([status, all]) => [status, all.length])),
  );
  for (const { status, rows } of lists) {
    const newest = (expected.get(status) ?? []).toSorted((a, b) => b.createdAt - a.createdAt).slice(0, 2);
    expect(rows.map((row) => row.createdAt)).toEqual(newest.map((each) => each.createdAt));
  }
  const found = await invitations.find({ accountId, search: 'somebody.new', limit: 5 });
  expect(found).toMatchObject({ lists: [], queue: { total: 1, items: [{ emailAddress }] } });
  const [somebody] = everybody;
  const byId = await invitations.find({ accountId, search: somebody?.id ?? '', limit: 5 });
  expect(byId.lists.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual([somebody?.id]);
  expect((await invitations.find({ accountId, search: 'nobody at all', limit: 5 })).lists).toEqual([]);
});
