/** A damaged queue: what can be read of it goes on, in a new file. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountFolder } from '../../../main/storage/account-folder.ts';
import { ForeignDatabaseError, openDatabase } from '../../../main/storage/database.ts';
import { QueueStore } from '../../../main/storage/queue-store.ts';
import { salvageQueue } from '../../../main/storage/salvage.ts';
import { newDataKey, Sealer } from '../../../main/storage/sealer.ts';
import { damageTable, pageSize } from '../../support/damaged-table.ts';
import { accountId, enterRoom } from '../../support/invitations-room.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guestlist-salvage-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A queue of so many rows in `queue.db`, closed. */
function queueOf(rows: number): { path: string; sealer: Sealer } {
  const path = join(folder, 'queue.db');
  const sealer = new Sealer(newDataKey());
  const store = new QueueStore(path, sealer);
  const items = Array.from({ length: rows }, (_, index) => ({ seq: index + 1, note: 'x'.repeat(500) }));
  store.save(items, { paused: true });
  store.close();
  return { path, sealer };
}

describe('of a damaged queue', () => {
  it('every row is read that does not lie on the damaged pages', () => {
    const { path } = queueOf(300);
    const bytes = readFileSync(path);
    const pages = bytes.length / pageSize;
    for (const page of [Math.floor(pages / 3), Math.floor(pages / 2)]) {
      bytes.fill(0, page * pageSize, (page + 1) * pageSize);
    }
    writeFileSync(path, bytes);
    const { items, facts } = salvageQueue(path);
    expect(items.size).toBeGreaterThan(280);
    expect(items.size).toBeLessThan(300);
    expect(items.has(1)).toBe(true);
    expect(items.has(300)).toBe(true);
    expect([...facts.keys()]).toEqual(['paused']);
  });

  it('the first part is read when the end is cut off', () => {
    const { path, sealer } = queueOf(300);
    truncateSync(path, 20 * pageSize);
    expect(() => new QueueStore(path, sealer)).toThrow();
    expect(salvageQueue(path).items.size).toBeGreaterThan(100);
  });

  it('a row is read whose number another one bears by mistake', () => {
    const { path, sealer } = queueOf(3);
    const reader = new DatabaseSync(path, { readOnly: true });
    const second = reader.prepare('SELECT sealed FROM items WHERE seq = 2').get()?.['sealed'] as Uint8Array;
    reader.close();
    const bytes = readFileSync(path);
    // Before the blob: the number (1 byte), and the header of the record, which is 4 bytes long (fileformat2.html#record_format).
    const numberAt = bytes.indexOf(second) - 5;
    expect(bytes[numberAt]).toBe(2);
    bytes[numberAt] = 3;
    writeFileSync(path, bytes);
    const store = new QueueStore(null, sealer);
    store.adopt(salvageQueue(path));
    expect(store.load().items).toMatchObject([{ seq: 1 }, { seq: 3 }]);
    store.close();
  });

  it('nothing is read of what is no database, and nothing is thrown', () => {
    const path = join(folder, 'text.db');
    writeFileSync(path, 'no database '.repeat(1000));
    expect(salvageQueue(path)).toEqual({ items: new Map(), facts: new Map(), factsWhole: false });
    expect(salvageQueue(join(folder, 'absent.db')).items.size).toBe(0);
  });
});

describe('a database of somebody else', () => {
  it('is not taken for ours, whatever its version says', () => {
    const path = join(folder, 'queue.db');
    openDatabase({ path, migrations: ['CREATE TABLE items (id TEXT)'], durability: 'full' }).close();
    expect(() => new QueueStore(path, new Sealer(newDataKey()))).toThrow(ForeignDatabaseError);
  });
});

describe('an account whose queue is damaged', () => {
  it('is paused when nobody can read any more whether it was', async () => {
    await using room = await enterRoom();
    await room.open();
    const { create, refresh } = room.invitations.handlers.invitations;
    await refresh({ accountId });
    await room.invitations.handlers.queue.pause({ accountId });
    await create({ accountId, drafts: [{ emailAddress: 'ada@example.com' }] });
    await room.invitations.stop();
    damageTable(join(accountFolder(room.dataDir, accountId), 'queue.db'), 'facts');
    await room.restart();
    expect(await room.queue()).toMatchObject([{ state: 'queued', waitingFor: 'paused' }]);
    const { summary } = await room.invitations.handlers.queue.list({ accountId, offset: 0, limit: 1 });
    expect(summary.paused).toBe(true);
    expect(room.sandbox.control.ledger()).toEqual([]);
    await room.invitations.handlers.queue.resume({ accountId });
    expect(await room.quiet()).toMatchObject([{ state: 'sent' }]);
  });

  it('goes on with what can be read, and stays paused', async () => {
    await using room = await enterRoom();
    await room.open();
    const { create, refresh } = room.invitations.handlers.invitations;
    await refresh({ accountId });
    await room.invitations.handlers.queue.pause({ accountId });
    const drafts = Array.from({ length: 100 }, (_, index) => ({ emailAddress: `p${index}@example.com` }));
    await create({ accountId, drafts });
    await room.invitations.stop();
    const path = join(accountFolder(room.dataDir, accountId), 'queue.db');
    const bytes = readFileSync(path);
    const middle = Math.floor(bytes.length / pageSize / 2) * pageSize;
    writeFileSync(path, bytes.fill(0, middle, middle + pageSize));
    await room.restart();
    const items = await room.queue();
    expect(items.length).toBeGreaterThan(80);
    expect(items.length).toBeLessThan(100);
    expect(room.log.lines.join('\n')).toContain('queue.salvaged');
    const { summary } = await room.invitations.handlers.queue.list({ accountId, offset: 0, limit: 1 });
    expect(summary.paused).toBe(true);
    expect(
      readdirSync(accountFolder(room.dataDir, accountId)).some((name) =>
        name.startsWith('queue.db.damaged-'),
      ),
    ).toBe(true);
    await room.invitations.handlers.queue.resume({ accountId });
    await room.quiet();
    expect(await room.count('pending')).toBeGreaterThanOrEqual(items.length);
  });
});
