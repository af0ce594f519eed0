/** What a failure of the storage means, and what becomes of a file that cannot be read any more. */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type StorageReason, storageReasonSchema } from '../../preload/failure.ts';
import { ForeignDatabaseError } from './database.ts';
import { ForeignFolderError } from './foreign-folder.ts';
import { NewerSchemaError } from './migrations.ts';
import { SealBrokenError } from './sealer.ts';

/** `damaged`: the file is at fault and can be set aside. Everything else is about the place where it lies. */
export type StorageTrouble = StorageReason | 'damaged' | 'busy' | 'newer' | 'other';

/** SQLite's primary result codes: https://www.sqlite.org/rescode.html */
const sqliteTroubles: Record<number, StorageTrouble> = {
  3: 'denied',
  5: 'busy',
  6: 'busy',
  8: 'read-only',
  10: 'failing',
  11: 'damaged',
  13: 'full',
  14: 'denied',
  23: 'denied',
  26: 'damaged',
};

/**
 * Extended ones that tell more: a file that ends in the middle of a page was cut off (SQLITE_IOERR_SHORT_READ), and a
 * shared-memory file that cannot grow has no room (SQLITE_IOERR_SHMSIZE).
 */
const extendedTroubles: Record<number, StorageTrouble> = { 522: 'damaged', 4874: 'full' };

const systemTroubles: Record<string, StorageTrouble> = {
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'read-only',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EIO: 'failing',
};

export function storageTrouble(error: unknown): StorageTrouble {
  if (error instanceof SealBrokenError || error instanceof SyntaxError) return 'damaged';
  if (error instanceof ForeignDatabaseError) return 'damaged';
  if (error instanceof NewerSchemaError) return 'newer';
  if (error instanceof ForeignFolderError) return 'denied';
  if (!(error instanceof Error)) return 'other';
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  if (typeof errcode === 'number') return ofSqlite(errcode);
  return typeof code === 'string' ? (systemTroubles[code] ?? 'other') : 'other';
}

function ofSqlite(errcode: number): StorageTrouble {
  return extendedTroubles[errcode] ?? sqliteTroubles[errcode & 0xff] ?? 'other';
}

/** What a person can be told about it; null when the place is not to blame. */
export function storageReason(trouble: StorageTrouble): StorageReason | null {
  const reason = storageReasonSchema.safeParse(trouble);
  return reason.success ? reason.data : null;
}

const keptAside = 2;

/** Whatever was set aside in a folder: an erased invitation may still be in it. */
export function dropSetAside(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (/\.damaged-/.test(name)) rmSync(join(folder, name), { force: true });
  }
}

/**
 * Moves a database and its journals out of the way and returns the new name. The newest two are kept for
 * whoever wants to look into them; older ones go, so that a failing disk does not also fill up.
 */
export function setAside(path: string, now: number): string {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  let aside = `${path}.damaged-${stamp}`;
  for (let n = 2; existsSync(aside); n += 1) aside = `${path}.damaged-${stamp}-${n}`;
  renameSync(path, aside);
  for (const journal of ['-wal', '-shm']) {
    if (existsSync(path + journal)) renameSync(path + journal, aside + journal);
  }
  const prefix = `${basename(path)}.damaged-`;
  const all = readdirSync(dirname(path)).filter(
    (name) => name.startsWith(prefix) && !/-(wal|shm)$/.test(name),
  );
  for (const old of all.sort().slice(0, -keptAside)) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(dirname(path), old + suffix), { force: true });
  }
  return aside;
}
