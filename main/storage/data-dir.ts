/** Where Guestlist keeps its files, and that only one Guestlist does so at a time. */
import { accessSync, chmodSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StorageReason } from '../../preload/failure.ts';
import { storageReason, storageTrouble } from './damage.ts';
import { refuseForeign } from './foreign-folder.ts';

/** The platform's place for an application's data, by its own rules (XDG on Linux). */
export function defaultDataDir(env: NodeJS.ProcessEnv = process.env): string {
  const home = homedir();
  switch (process.platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Guestlist');
    case 'win32':
      return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Guestlist');
    default:
      return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'guestlist');
  }
}

/** The folder cannot be used, in a sentence for the person. */
export class DataDirError extends Error {
  override readonly name: string = 'DataDirError';
}

/** Another Guestlist has it. */
export class DataDirTakenError extends DataDirError {
  override readonly name = 'DataDirTakenError';
}

const placeWords: Record<StorageReason, string> = {
  full: 'is on a disk that is full. Make some room, and start Guestlist again.',
  'read-only': 'is on a disk that is read-only.',
  denied: 'belongs to another user, or may not be written. Mend its owner or its rights.',
  failing: 'is on a disk that cannot be read or written. It may be unplugged or damaged.',
};

function whyNot(error: unknown, dataDir: string): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST' || code === 'ENOTDIR') {
    return `There is a file where the data directory ${dataDir} should be. Move it away, or choose another folder.`;
  }
  const reason = storageReason(storageTrouble(error));
  const why = reason === null ? `cannot be used: ${code ?? 'for an unknown reason'}.` : placeWords[reason];
  return `The data directory ${dataDir} ${why}`;
}

/** Creates the folder owner-only, or checks that it can be read and written. Throws {@link DataDirError}. */
export function prepareDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    refuseForeign(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    if (process.platform !== 'win32') chmodSync(dataDir, 0o700);
  } catch (error) {
    throw new DataDirError(whyNot(error, dataDir), { cause: error });
  }
}

/** SQLITE_BUSY and its kin, whose low byte is the primary code: https://sqlite.org/rescode.html#extrc */
function isBusy(error: unknown): boolean {
  const code = (error as { errcode?: unknown }).errcode;
  return typeof code === 'number' && (code & 0xff) === 5;
}

/**
 * Holds the folder for this process; returns the function that lets go. The operating system lets go by itself when
 * the process is killed, because the hold is SQLite's own file lock. Throws {@link DataDirError} when it is taken.
 */
export function lockDataDir(dataDir: string): () => void {
  const file = join(dataDir, 'lock.db');
  let lock: DatabaseSync | null = null;
  try {
    lock = new DatabaseSync(file, { timeout: 0 });
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    if (process.platform !== 'win32') chmodSync(file, 0o600);
  } catch (error) {
    lock?.close();
    const reason = storageReason(storageTrouble(error));
    if (isBusy(error)) {
      const sentence = `Guestlist is already running on the data directory ${dataDir}.`;
      throw new DataDirTakenError(sentence, { cause: error });
    }
    const sentence =
      reason === 'full' || reason === 'failing' || reason === 'read-only'
        ? `The data directory ${dataDir} ${placeWords[reason]}`
        : `The file ${file} cannot be used. It holds nothing but a lock: mend its rights, or delete it.`;
    throw new DataDirError(sentence, { cause: error });
  }
  const held = lock;
  return () => held.close();
}
