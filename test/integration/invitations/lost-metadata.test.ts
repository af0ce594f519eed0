/** What carries metadata goes by requests of its own, unless somebody chose speed; what got lost on the way is told. */
import { describe, expect, it } from 'vitest';
import { accountId, noLimits, type Room, type RoomOptions } from '../../support/invitations-room.ts';
import { importsOf } from '../../support/room-imports.ts';
import { emails, synced } from './outbox-room.ts';

const publicMetadata = { role: 'agent', level: 2 };
const drafts = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ emailAddress: `p${n}@example.com`, publicMetadata }));

/** How many requests of each kind have left. */
const posts = (room: Room) => {
  const { endpoints } = room.sandbox.control.requests();
  return [endpoints['POST /invitations']?.requests ?? 0, endpoints['POST /invitations/bulk']?.requests ?? 0];
};

describe('Clerk answers without the metadata that was asked for', () => {
  it.each([
    ['one by one', '/invitations', false, 1],
    ['some one by one', '/invitations', false, 3],
    ['in a bulk call', '/invitations/bulk', true, 3],
  ] as const)('said so, and not sent again: %s', async (_, path, metadataByBulk, count) => {
    await using room = await synced();
    room.sandbox.control.inject({ kind: 'lose-metadata', path, times: null });
    const before = emails(room).length;
    const { create } = room.invitations.handlers.invitations;
    await create({ accountId, drafts: drafts(count), metadataByBulk });
    const lost = (await room.quiet()).map(({ state, withoutMetadata }) => `${state} ${withoutMetadata}`);
    expect(lost).toEqual(drafts(count).map(() => 'sent true'));
    expect(emails(room)).toHaveLength(before + count);
  });

  it('nothing is said where it arrived', async () => {
    await using room = await synced();
    const nested = { role: 'agent', tags: ['a', { b: 1 }] };
    await room.invitations.handlers.invitations.create({
      accountId,
      drafts: [{ emailAddress: 'ada@example.com', publicMetadata: nested }],
    });
    expect((await room.quiet())[0]).not.toHaveProperty('withoutMetadata');
  });
});

describe('where bulk calls lose metadata', () => {
  /** As reported: https://github.com/clerk/javascript/issues/7956. */
  const losing = async (options: RoomOptions = {}) => {
    const room = await synced(options);
    room.sandbox.control.inject({ kind: 'lose-metadata', path: '/invitations/bulk', times: null });
    return room;
  };

  it('everybody gets theirs, also beside others who have none and travel together', async () => {
    await using room = await losing();
    const others = Array.from({ length: 12 }, (_, n) => ({ emailAddress: `other${n}@example.com` }));
    const mixed = drafts(12).flatMap((draft, n) => [draft, ...others.slice(n, n + 1)]);
    await room.invitations.handlers.invitations.create({ accountId, drafts: mixed });
    const items = await room.quiet();
    expect(items.map(({ state, withoutMetadata }) => [state, withoutMetadata])).toEqual(
      mixed.map(() => ['sent', undefined]),
    );
    const arrived = room.sandbox.control.invitations().slice(-24);
    expect(arrived.filter(({ publicMetadata: { role } }) => role === 'agent')).toHaveLength(12);
    expect(posts(room)[1]).toBeGreaterThan(0);
    expect(posts(room)[0]).toBeGreaterThanOrEqual(12);
  });

  it('a resend keeps what the first one had', async () => {
    await using room = await losing();
    const { create, resend, refresh } = room.invitations.handlers.invitations;
    await create({ accountId, drafts: drafts(3) });
    const ids = (await room.quiet()).map(({ invitationId }) => invitationId ?? '');
    await refresh({ accountId });
    await resend({ accountId, ids });
    await room.quiet();
    const again = room.sandbox.control.invitations().slice(-3);
    expect(again.map(({ publicMetadata: found }) => found)).toEqual(drafts(3).map(() => publicMetadata));
    expect(posts(room)).toEqual([6, 0]);
  });

  it.each([
    ['as the settings say', true, undefined],
    ['for this one alone', false, true],
    ['but not for this one', true, false],
  ])('speed: %s', async (_, setting, metadataByBulk) => {
    await using room = await losing({ metadataByBulk: () => setting });
    const { create } = room.invitations.handlers.invitations;
    await create({ accountId, drafts: drafts(10), metadataByBulk });
    await room.quiet();
    const [single, bulk] = posts(room);
    expect(bulk).toBe((metadataByBulk ?? setting) ? 1 : 0);
    expect(single).toBe((metadataByBulk ?? setting) ? 0 : 10);
  });

  it('the choice lies on disk with the item, and an item from before there was one goes alone', async () => {
    await using room = await losing();
    const { queue } = room.invitations.handlers;
    await queue.pause({ accountId });
    await room.invitations.handlers.invitations.create({
      accountId,
      drafts: drafts(4),
      metadataByBulk: true,
    });
    const later = drafts(8).slice(4);
    await room.invitations.handlers.invitations.create({ accountId, drafts: later });
    await room.restart();
    await room.invitations.handlers.queue.resume({ accountId });
    await room.quiet();
    expect(posts(room)).toEqual([4, 1]);
  });
});

describe('an import with metadata', () => {
  const hour = 3_600_000;
  const limits = {
    ...noLimits,
    create: { requests: 100, windowMs: hour },
    bulk: { requests: 25, windowMs: hour },
  };
  const importOf = async (room: Room, rows: readonly string[]) => {
    const imports = importsOf(room);
    const text = ['email,metadata.role', ...rows].join('\n');
    const { handlers } = imports;
    return { handlers, view: await handlers.preview({ accountId, files: [{ name: '', text }] }) };
  };
  const agents = Array.from({ length: 250 }, (_, n) => `p${n}@example.com,agent`);

  it('tells what one by one costs, and goes so unless speed is chosen', async () => {
    await using room = await synced({ tuning: { limits } });
    const { handlers, view } = await importOf(room, agents);
    expect(view.pace).toMatchObject({ metadataByBulk: false, byBulkMs: 0 });
    expect(Math.round((view.pace?.oneByOneMs ?? 0) / hour)).toBe(2);
    const { importId } = view;
    const chosen = await handlers.choose({ accountId, importId, change: { metadataByBulk: true } });
    expect(chosen.pace).toMatchObject({ metadataByBulk: true });
    await handlers.commit({ accountId, importId, revision: chosen.revision });
    await room.quiet();
    expect(posts(room)).toEqual([0, 25]);
  });

  it('says in the queue how many go one by one, and when the last of them', async () => {
    await using room = await synced({ tuning: { limits } });
    const { queue } = room.invitations.handlers;
    await queue.pause({ accountId });
    const { handlers, view } = await importOf(room, [...agents, 'plain@example.com,']);
    await handlers.commit({ accountId, importId: view.importId, revision: view.revision });
    const { summary } = await queue.list({ accountId, offset: 0, limit: 1 });
    expect(summary).toMatchObject({ oneByOne: 250 });
    expect(Math.round(((summary.lastOutAt ?? 0) - Date.now()) / hour)).toBe(2);
  });

  it('says nothing of it where nobody has any', async () => {
    await using room = await synced();
    const { view } = await importOf(room, ['ada@example.com,', 'bob@example.com,']);
    // Both ways take as long, so that there is nothing to choose.
    expect(view.pace?.oneByOneMs).toBe(view.pace?.byBulkMs);
  });
});
