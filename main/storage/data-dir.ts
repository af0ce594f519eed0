/** Where Guestlist keeps its files, and that only one Guestlist does so at a time. */
import { accessSync, chmodSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

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
  override readonly name = 'DataDirError';
}

/** Creates the folder owner-only, or checks that it can be read and written. Throws {@link DataDirError}. */
export function prepareDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    if (process.platform !== 'win32') chmodSync(dataDir, 0o700);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new DataDirError(`The data directory ${dataDir} cannot be used (${code}).`, { cause: error });
  }
}

/**
 * Holds the folder for this process; returns the function that lets go. The operating system lets go by itself when
 * the process is killed, because the hold is SQLite's own file lock. Throws {@link DataDirError} when it is taken.
 */
export function lockDataDir(dataDir: string): () => void {
  const lock = new DatabaseSync(join(dataDir, 'lock.db'), { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new DataDirError(`Guestlist is already running on the data directory ${dataDir}.`, {
      cause: error,
    });
  }
  if (process.platform !== 'win32') chmodSync(join(dataDir, 'lock.db'), 0o600);
  return () => lock.close();
}
