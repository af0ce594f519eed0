import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { damageTable } from '../../support/damaged-table.ts';
import {
  accountId,
  enterRoom,
  type LockableVault,
  pause,
  type Room,
} from '../../support/invitations-room.ts';
import { aWindow } from '../../support/samples.ts';

const refresh = async (room: Room) => room.invitations.handlers.invitations.refresh({ accountId });
const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
const fileOf = (room: Room, name: string) => filesOf(room.dataDir).find((file) => file.endsWith(name)) ?? '';
const list = (room: Room, search: string) =>
  room.invitations.handlers.invitations.list(aWindow({ accountId, search, limit: 500 }));

/** Works with everything that is secret, while it runs and after it has stopped. */
async function everythingWritten(room: Room): Promise<Buffer> {
  const running = filesOf(room.dataDir).map((file) => readFileSync(file));
  await room.invitations.stop();
  return Buffer.concat([...running, ...filesOf(room.dataDir).map((file) => readFileSync(file))]);
}

describe('at rest', () => {
  it('no file has an address, a link or metadata in clear text', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 300 } });
    await room.open();
    await refresh(room);
    room.sandbox.control.addUser('failed@secret.example');
    const drafts = Array.from({ length: 40 }, (_, n) => ({
      emailAddress: `guest.${n}@secret.example`,
      publicMetadata: { project: `Confidential-${n}` },
      redirectUrl: 'https://secret.example/landing',
    }));
    await room.invitations.handlers.invitations.create({
      accountId,
      drafts: [...drafts, { emailAddress: 'failed@secret.example' }],
    });
    await room.quiet();
    await room.invitations.handlers.queue.pause({ accountId });
    await room.invitations.handlers.invitations.create({
      accountId,
      drafts: [{ emailAddress: 'waiting@secret.example' }],
    });
    const known = room.sandbox.control.invitations();
    const links = known.flatMap(({ id }) => room.invitations.link(accountId, id)?.split('ticket=')[1] ?? []);
    expect(links.length).toBeGreaterThan(40);
    const written = await everythingWritten(room);
    expect(written.length).toBeGreaterThan(50_000);
    const secrets = [
      'secret.example',
      'Confidential',
      'ticket=',
      ...known.map(({ emailAddress }) => emailAddress),
      ...known.flatMap(({ publicMetadata }) => Object.keys(publicMetadata)),
      ...links.map((ticket) => ticket.slice(0, 40)),
    ];
    for (const secret of secrets) expect(`${secret} ${written.includes(secret)}`).toBe(`${secret} false`);
    expect(room.log.lines.join('\n')).not.toContain('secret.example');
  });

  it('what is left of a removed account is nothing, and its key is gone', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 20 } });
    await room.open();
    await refresh(room);
    expect(filesOf(room.dataDir).length).toBeGreaterThan(0);
    await room.invitations.remove(accountId);
    expect(filesOf(room.dataDir)).toEqual([]);
    expect((room.vault as LockableVault).secrets.size).toBe(0);
  });

  it('an account without a vault leaves no file', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 20 }, vault: null });
    await room.open();
    expect(await refresh(room)).toMatchObject({ durable: false, phase: 'idle' });
    expect(filesOf(room.dataDir)).toEqual([]);
  });
});

describe('a damaged copy', () => {
  const open = async () => {
    const room = await enterRoom({ sandbox: { invitations: 400 } });
    await room.open();
    await refresh(room);
    return room;
  };
  const spoilt: [string, (file: string, room: Room) => void][] = [
    ['that is garbage', (file) => writeFileSync(file, 'garbage '.repeat(5000))],
    ['that was cut', (file) => truncateSync(file, Math.floor(statSync(file).size / 3 / 4096) * 4096)],
    [
      'that was cut in the middle of a page',
      (file) => truncateSync(file, Math.floor((statSync(file).size * 0.3) / 4096) * 4096 + 700),
    ],
    [
      'with changed bytes',
      (file) => {
        const bytes = readFileSync(file);
        for (let at = 5000; at < bytes.length; at += 3001) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
        writeFileSync(file, bytes);
      },
    ],
    ['whose facts are damaged', (file) => damageTable(file, 'facts')],
  ];

  it.each(spoilt)('%s is set aside, named in the log and rebuilt from Clerk', async (_, spoil) => {
    await using room = await open();
    const before = await room.count('pending');
    await room.invitations.stop();
    const file = fileOf(room, 'copy.db');
    for (const journal of ['-wal', '-shm']) rmSync(file + journal, { force: true });
    spoil(file, room);
    await room.restart();
    await refresh(room);
    const rows = (await list(room, '')).rows;
    expect(rows).toHaveLength(before);
    // Bodies are read when a row needs them: a damaged one is found then, and everything is read again.
    for (const { id } of rows) room.invitations.link(accountId, id);
    await pause(50);
    await refresh(room);
    expect(room.log.lines.join('\n')).toContain('storage.set-aside');
    expect(filesOf(room.dataDir).some((name) => name.includes('copy.db.damaged-'))).toBe(true);
    for (const { id } of rows) expect(room.invitations.link(accountId, id)).toContain('ticket=');
    expect(await room.count('pending')).toBe(before);
    await room.restart();
    expect(await room.count('pending')).toBe(before);
  });

  it('does not take the queue with it', async () => {
    await using room = await open();
    await room.invitations.handlers.queue.pause({ accountId });
    await room.invitations.handlers.invitations.create({
      accountId,
      drafts: [{ emailAddress: 'kept@example.com' }],
    });
    await room.invitations.stop();
    writeFileSync(fileOf(room, 'copy.db'), 'garbage '.repeat(5000));
    await room.restart();
    expect((await room.queue()).map(({ emailAddress }) => emailAddress)).toEqual(['kept@example.com']);
  });

  it('of the queue is kept aside as well, and work goes on', async () => {
    await using room = await open();
    await room.invitations.stop();
    writeFileSync(fileOf(room, 'queue.db'), 'garbage '.repeat(5000));
    await room.restart();
    expect(filesOf(room.dataDir).some((name) => name.includes('queue.db.damaged-'))).toBe(true);
    expect(await room.queue()).toEqual([]);
    expect((await refresh(room)).durable).toBe(true);
  });
});

describe('a restored backup', () => {
  it('of copy and queue from before a create does not invite twice', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 10 } });
    await room.open();
    await refresh(room);
    await room.invitations.handlers.queue.pause({ accountId });
    await room.invitations.handlers.invitations.create({
      accountId,
      drafts: [{ emailAddress: 'once@example.com' }],
    });
    await room.invitations.stop();
    const backup = `${room.dataDir}-backup`;
    cpSync(room.dataDir, backup, { recursive: true });
    await room.restart();
    await room.invitations.handlers.queue.resume({ accountId });
    await room.quiet();
    await room.invitations.stop();
    rmSync(room.dataDir, { recursive: true });
    cpSync(backup, room.dataDir, { recursive: true });
    rmSync(backup, { recursive: true });
    await room.restart();
    await room.invitations.handlers.queue.resume({ accountId });
    expect((await room.quiet())[0]).toMatchObject({ state: 'sent', already: 'pending' });
    const emails = room.sandbox.control
      .ledger()
      .filter(({ emailAddress }) => emailAddress === 'once@example.com');
    expect(emails).toHaveLength(1);
  });
});
