/** A file that lost its end is damaged: the disk it lies on is not to blame. */
import { mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { storageTrouble } from '../../../main/storage/damage.ts';

it.each([0.4, 0.6, 0.8])(
  'a database that ends in the middle of a page, at %d of its length, is damaged',
  (at) => {
    const folder = mkdtempSync(join(tmpdir(), 'guestlist-cut-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, 'cut.db');
    const whole = new DatabaseSync(path);
    whole.exec('CREATE TABLE blocks (no INTEGER PRIMARY KEY, sealed BLOB)');
    const insert = whole.prepare('INSERT INTO blocks (sealed) VALUES (?)');
    for (let row = 0; row < 8; row += 1) insert.run(new Uint8Array(50_000));
    whole.close();
    truncateSync(path, Math.floor((statSync(path).size * at) / 4096) * 4096 + 700);
    const cut = new DatabaseSync(path);
    onTestFinished(() => cut.close());
    let trouble: string | null = null;
    try {
      cut.prepare('SELECT sealed FROM blocks').all();
    } catch (error) {
      trouble = storageTrouble(error);
    }
    expect(trouble).toBe('damaged');
  },
);
