/** An account that is closed and opened again while Guestlist runs: its key was replaced, or its keychain came back. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { prepareAccountFolder } from '../../../main/storage/account-folder.ts';
import { accountId, enterRoom, type LockableVault, pause } from '../../support/invitations-room.ts';
import { emails, invite } from './outbox-room.ts';

it('sends once what was on disk already, when only the copy had to be kept in memory', async () => {
  await using room = await enterRoom();
  const folder = prepareAccountFolder(room.dataDir, accountId);
  mkdirSync(join(folder, 'copy.db'));
  await room.open();
  const { create, refresh } = room.invitations.handlers.invitations;
  expect((await refresh({ accountId })).durable).toBe(false);
  await room.invitations.handlers.queue.pause({ accountId });
  await create({ accountId, drafts: [{ emailAddress: 'ada@example.com', ignoreExisting: true }] });
  rmSync(join(folder, 'copy.db'), { recursive: true });
  await room.open();
  expect((await refresh({ accountId })).durable).toBe(true);
  expect(await room.queue()).toHaveLength(1);
  await room.invitations.handlers.queue.resume({ accountId });
  await room.quiet();
  await room.restart();
  await room.quiet();
  expect(emails(room)).toEqual(['ada@example.com']);
});

it('keeps in memory what waits and what failed, when nothing of it may be written to disk', async () => {
  await using room = await enterRoom({ vault: null });
  await room.open();
  room.sandbox.control.inject({ kind: 'error', code: 'clerk_key_invalid', method: 'POST' });
  await room.invitations.handlers.invitations.refresh({ accountId });
  await invite(room, 'ada@example.com');
  await room.quiet();
  await room.invitations.handlers.queue.pause({ accountId });
  await invite(room, 'eve@example.com');
  const before = (await room.queue()).map(({ id, emailAddress, state }) => ({ id, emailAddress, state }));
  expect(before.map(({ state }) => state)).toEqual(['failed', 'queued']);
  await room.invitations.close(accountId);
  await room.open();
  await pause(50);
  const { summary } = await room.invitations.handlers.queue.list({ accountId, offset: 0, limit: 1 });
  expect(summary).toMatchObject({ paused: true, failed: 1, queued: 1 });
  expect(emails(room)).toEqual([]);
  await room.invitations.handlers.queue.resume({ accountId });
  await room.invitations.handlers.queue.retry({ accountId, ids: before.map(({ id }) => id) });
  const after = await room.quiet();
  expect(after).toMatchObject(before.map((item) => ({ ...item, state: 'sent' })));
  expect(emails(room).toSorted()).toEqual(['ada@example.com', 'eve@example.com']);
});

it('forgets the account with all that it kept in memory', async () => {
  await using room = await enterRoom({ vault: null });
  await room.open();
  await room.invitations.handlers.queue.pause({ accountId });
  await invite(room, 'ada@example.com');
  await room.invitations.remove(accountId);
  await room.open();
  expect(await room.queue()).toEqual([]);
});

it('is opened and closed by several at once, each in its turn, and nothing is closed twice', async () => {
  await using room = await enterRoom();
  const vault = room.vault as LockableVault;
  vault.now = 'locked';
  await room.open();
  await room.invitations.handlers.queue.pause({ accountId });
  await invite(room, 'ada@example.com');
  vault.now = 'ready';
  // As when a key is replaced just when the keychain comes back.
  const { close } = room.invitations;
  const turns = await Promise.allSettled([
    room.open(),
    close(accountId),
    room.open(),
    close(accountId),
    room.open(),
  ]);
  expect(turns.map(({ status }) => status)).toEqual(turns.map(() => 'fulfilled'));
  expect((await room.queue()).map(({ emailAddress }) => emailAddress)).toEqual(['ada@example.com']);
  expect(room.log.lines.join('\n')).not.toContain('cannot-open');
});
