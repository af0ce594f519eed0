import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTodaysForm } from '../../../main/invitations/outbox/earlier-items.ts';
import { audienceOf, outboxItemSchema } from '../../../main/invitations/outbox/item.ts';
import { openDatabase } from '../../../main/storage/database.ts';
import { NewerSchemaError } from '../../../main/storage/migrations.ts';
import { QueueStore } from '../../../main/storage/queue-store.ts';
import { Sealer } from '../../../main/storage/sealer.ts';

/** As a Guestlist wrote it that knew of the application alone. */
const fixture = join(import.meta.dirname, '../../fixtures/data-dir/queue.db.gz');
const sealer = () => new Sealer(Buffer.alloc(32, 7));

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guestlist-audiences-'));
  path = join(folder, 'queue.db');
  writeFileSync(path, gunzipSync(readFileSync(fixture)));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const version = () => {
  const database = new DatabaseSync(path, { readOnly: true });
  const found = database.prepare('PRAGMA user_version').get()?.['user_version'];
  database.close();
  return found;
};

describe('a queue from before there were audiences', () => {
  it('is for the application, whole and still held back', () => {
    expect(version()).toBe(1);
    const store = new QueueStore(path, sealer());
    store.check();
    const { items, unreadable } = store.load();
    expect(unreadable).toBe(0);
    expect(items).toHaveLength(28);
    const kinds = items.map((item) => audienceOf(outboxItemSchema.parse(inTodaysForm(item))).kind);
    expect(new Set(kinds)).toEqual(new Set(['application']));
    expect(store.fact('paused')).toBe(true);
    store.close();
  });

  it('is not opened any more by a Guestlist that would invite everybody to the application', () => {
    new QueueStore(path, sealer()).close();
    const asBefore = ['CREATE TABLE items (seq INTEGER PRIMARY KEY, sealed BLOB NOT NULL)'];
    const open = () => openDatabase({ path, migrations: asBefore, durability: 'full' });
    expect(open).toThrow(NewerSchemaError);
  });
});
