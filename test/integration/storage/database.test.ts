import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareAccountFolder, removeAccountFolder } from '../../../main/storage/account-folder.ts';
import { CopyStore } from '../../../main/storage/copy-store.ts';
import { setAside, storageReason, storageTrouble } from '../../../main/storage/damage.ts';
import { openDatabase } from '../../../main/storage/database.ts';
import { NewerSchemaError } from '../../../main/storage/migrations.ts';
import { QueueStore } from '../../../main/storage/queue-store.ts';
import { newDataKey, Sealer } from '../../../main/storage/sealer.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guestlist-storage-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const troubleOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return storageTrouble(error);
  }
  return null;
};

describe('the folder of an account', () => {
  it('is for its owner only, also when it was open to others before', () => {
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir, { mode: 0o777 });
    chmodSync(dataDir, 0o777);
    const made = prepareAccountFolder(dataDir, '../../etc/passwd');
    expect(made.startsWith(join(dataDir, 'accounts'))).toBe(true);
    for (const each of [dataDir, join(dataDir, 'accounts'), made])
      expect(statSync(each).mode & 0o777).toBe(0o700);
    removeAccountFolder(dataDir, '../../etc/passwd');
    expect(readdirSync(join(dataDir, 'accounts'))).toEqual([]);
  });
});

describe('a database', () => {
  const options = { migrations: ['CREATE TABLE a (x)'], durability: 'normal' } as const;

  it('lies in files for its owner only, journals too', () => {
    const path = join(folder, 'a.db');
    const database = openDatabase({ ...options, path });
    database.exec('INSERT INTO a VALUES (1)');
    const files = readdirSync(folder);
    expect(files.toSorted()).toEqual(['a.db', 'a.db-shm', 'a.db-wal']);
    for (const file of files) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    database.close();
  });

  it('migrates all steps or none, and keeps what it had', () => {
    const path = join(folder, 'a.db');
    const first = openDatabase({ ...options, path });
    first.exec('INSERT INTO a VALUES (1)');
    first.close();
    const broken = [...options.migrations, 'ALTER TABLE a ADD COLUMN y', 'CREATE TABLE a (x)'];
    expect(() => openDatabase({ ...options, path, migrations: broken })).toThrow();
    const again = openDatabase({ ...options, path });
    expect(again.prepare('SELECT * FROM a').all()).toEqual([{ x: 1 }]);
    again.close();
    const newer = openDatabase({ ...options, path, migrations: broken.slice(0, 2) });
    expect(newer.prepare('SELECT * FROM a').all()).toEqual([{ x: 1, y: null }]);
    newer.close();
    expect(() => openDatabase({ ...options, path })).toThrow(NewerSchemaError);
  });

  it('says what is wrong with it', () => {
    const garbage = join(folder, 'garbage.db');
    writeFileSync(garbage, 'this is no database, and long enough to be taken for one'.repeat(100));
    expect(troubleOf(() => openDatabase({ ...options, path: garbage }))).toBe('damaged');
    expect(troubleOf(() => openDatabase({ ...options, path: join(folder, 'no', 'such', 'folder') }))).toBe(
      'other',
    );
    const directory = join(folder, 'directory.db');
    mkdirSync(directory);
    expect(troubleOf(() => openDatabase({ ...options, path: directory }))).not.toBeNull();
  });

  it.each([
    [13, 'full'],
    [8, 'read-only'],
    [776, 'read-only'],
    [14, 'denied'],
    [3, 'denied'],
    [10, 'failing'],
    [778, 'failing'],
    [4874, 'full'],
    [1, null],
    [5, null],
    [26, null],
  ])('tells SQLite’s result code %i to a person as %s', (errcode, reason) => {
    const error = Object.assign(new Error('SQLite'), { code: 'ERR_SQLITE_ERROR', errcode });
    expect(storageReason(storageTrouble(error))).toBe(reason);
  });

  it('tells a full disk from a damaged file', () => {
    const store = new QueueStore(join(folder, 'queue.db'), new Sealer(newDataKey()));
    const database = openDatabase({ ...options, path: join(folder, 'small.db') });
    database.exec('PRAGMA max_page_count = 4');
    expect(troubleOf(() => database.exec('INSERT INTO a VALUES (zeroblob(100000))'))).toBe('full');
    database.close();
    store.close();
  });

  it('is set aside with its journals, and only the newest two are kept', () => {
    const path = join(folder, 'a.db');
    for (let day = 1; day <= 4; day += 1) {
      writeFileSync(path, String(day));
      writeFileSync(`${path}-wal`, 'journal');
      setAside(path, Date.UTC(2026, 0, day));
    }
    expect(readdirSync(folder).toSorted()).toEqual([
      'a.db.damaged-2026-01-03T00-00-00-000Z',
      'a.db.damaged-2026-01-03T00-00-00-000Z-wal',
      'a.db.damaged-2026-01-04T00-00-00-000Z',
      'a.db.damaged-2026-01-04T00-00-00-000Z-wal',
    ]);
  });
});

describe('the store of a copy', () => {
  it('gives back what was written, block by block', () => {
    const sealer = new Sealer(newDataKey());
    const path = join(folder, 'copy.db');
    const store = new CopyStore(path, sealer);
    const slots = Array.from({ length: 200 }, (_, slot) => slot);
    store.write(
      slots,
      (slot) => (slot < 200 ? `head ${slot}` : null),
      new Map(slots.map((slot) => [slot, `body ${slot}`])),
    );
    store.write([70], (slot) => (slot < 200 ? `newer ${slot}` : null), new Map([[70, 'newer body']]));
    store.close();
    const again = new CopyStore(path, sealer);
    const heads = [...again.heads()].flatMap((block) => block.heads);
    expect(heads.slice(0, 64)).toEqual(slots.slice(0, 64).map((slot) => `head ${slot}`));
    expect(heads[70]).toBe('newer 70');
    expect([again.body(69), again.body(70), again.body(71), again.body(5000)]).toEqual([
      'body 69',
      'newer body',
      'body 71',
      null,
    ]);
    again.close();
  });
});

describe('the store of a queue', () => {
  it('loses only the row that somebody damaged', () => {
    const path = join(folder, 'queue.db');
    const sealer = new Sealer(newDataKey());
    const store = new QueueStore(path, sealer);
    store.save([{ seq: 1 }, { seq: 2 }, { seq: 3 }], { paused: true });
    store.close();
    const database = new DatabaseSync(path);
    database.exec('UPDATE items SET sealed = (SELECT sealed FROM items WHERE seq = 3) WHERE seq = 2');
    database.close();
    const again = new QueueStore(path, sealer);
    expect(again.load()).toEqual({ items: [{ seq: 1 }, { seq: 3 }], unreadable: 1 });
    expect(again.fact('paused')).toBe(true);
    again.close();
  });
});
