/** The judge: which queued items somebody who tries everything can still read from a damaged file. */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { outboxItemSchema } from '../../../main/invitations/outbox/item.ts';
import { Sealer } from '../../../main/storage/sealer.ts';

/** Whether the file says that a newer Guestlist wrote it: bytes 60 to 63 of its header, https://sqlite.org/fileformat2.html */
export function isOfNewerVersion(file: string): boolean {
  const header = existsSync(file) ? readFileSync(file).subarray(0, 64) : Buffer.alloc(0);
  return (
    header.length === 64 &&
    header.toString('latin1', 0, 15) === 'SQLite format 3' &&
    header.readInt32BE(60) > 1
  );
}

/** Ids of the items. Works on a copy: a look must not mend what it looks at. */
export function readableItems(file: string, dataKey: string): Set<string> {
  const folder = mkdtempSync(join(tmpdir(), 'guestlist-judge-'));
  try {
    for (const suffix of ['', '-wal', '-shm']) {
      if (existsSync(file + suffix)) copyFileSync(file + suffix, join(folder, `queue.db${suffix}`));
    }
    return read(join(folder, 'queue.db'), new Sealer(Buffer.from(dataKey, 'base64')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(file: string, sealer: Sealer): Set<string> {
  const ids = new Set<string>();
  let database: DatabaseSync | null = null;
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch {
      // Whatever cannot be read this way may be read another way.
    }
  };
  const take = (row: Record<string, unknown> | undefined): void =>
    attempt(() => {
      const { seq, sealed } = row ?? {};
      const item = outboxItemSchema.safeParse(JSON.parse(sealer.open(`items/${seq}`, sealed as Uint8Array)));
      if (item.success) ids.add(item.data.id);
    });
  attempt(() => {
    database = new DatabaseSync(file);
    for (const order of ['ASC', 'DESC']) {
      attempt(() => {
        const rows = database?.prepare(`SELECT seq, sealed FROM items ORDER BY seq ${order}`).iterate() ?? [];
        for (const row of rows) take(row);
      });
    }
    const one = database.prepare('SELECT seq, sealed FROM items WHERE seq = ?');
    for (let seq = 1; seq <= 400; seq += 1) attempt(() => take(one.get(seq)));
  });
  (database as DatabaseSync | null)?.close();
  return ids;
}
