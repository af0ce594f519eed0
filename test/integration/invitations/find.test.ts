import { expect, it } from 'vitest';
import type { Status } from '../../../preload/invitation.ts';
import { accountId } from '../../support/invitations-room.ts';
import { aWindow } from '../../support/samples.ts';
import { synced, until } from './outbox-room.ts';

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

it('finds people by their metadata in every list, also after it changed, and who waits in the queue', async () => {
  await using room = await synced();
  const { invitations, queue } = room.invitations.handlers;
  await queue.pause({ accountId });
  const publicMetadata = { team: 'Platform' };
  const drafts = [{ emailAddress: 'somebody.new@example.com', publicMetadata }];
  const { items } = await invitations.create({ accountId, drafts });
  for (const search of ['platform', 'team:plat']) {
    const { lists, queue: waiting } = await invitations.find({ accountId, search, limit: 50 });
    const everybody = room.sandbox.control
      .invitations()
      .filter((each) => JSON.stringify(each.publicMetadata).includes('"platform"'));
    const expected = Object.entries(Object.groupBy(everybody, ({ status }): Status => status));
    expect(expected.length).toBeGreaterThan(1);
    expect(Object.fromEntries(lists.map(({ status, total }) => [status, total]))).toEqual(
      Object.fromEntries(expected.map(([status, all]) => [status, all?.length])),
    );
    for (const { status, rows, total } of lists) {
      expect(rows[0]?.matched).toEqual({ key: 'team', value: 'platform' });
      const list = await invitations.list(aWindow({ accountId, status, search, limit: 500 }));
      expect(list.rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
      const { rows: all } = await invitations.addresses(aWindow({ accountId, status, search, limit: 500 }));
      expect([list.total, all.length]).toEqual([total, total]);
    }
    expect(waiting).toMatchObject({
      total: 1,
      items: [{ id: items[0]?.id, matched: { key: 'team', value: 'Platform' } }],
    });
  }
  await queue.resume({ accountId });
  const [sent] = await until(room, ([first]) => first?.state === 'sent');
  const { lists } = await invitations.find({ accountId, search: 'team:platform', limit: 50 });
  const found = lists.flatMap(({ rows }) => rows.map(({ id }) => id));
  expect(found).toContain(sent?.invitationId);
});
