/** The folder of one account's databases: owner-only, named by a digest so that any id is a safe name. */
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setAside } from './damage.ts';
import { refuseForeign } from './foreign-folder.ts';

function ownerOnly(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  refuseForeign(folder);
  if (process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0) chmodSync(folder, 0o700);
}

export function accountFolder(dataDir: string, accountId: string): string {
  const name = createHash('sha256').update(accountId).digest('hex').slice(0, 16);
  return join(dataDir, 'accounts', name);
}

/** Creates it (and `dataDir`) with mode 0700 when missing, and tightens it when it was too open. */
export function prepareAccountFolder(dataDir: string, accountId: string): string {
  ownerOnly(dataDir);
  ownerOnly(join(dataDir, 'accounts'));
  const folder = accountFolder(dataDir, accountId);
  ownerOnly(folder);
  return folder;
}

export function hasAccountFolder(dataDir: string, accountId: string): boolean {
  return existsSync(accountFolder(dataDir, accountId));
}

/** Every database that an account can have. */
export const databaseFiles = {
  copy: 'copy.db',
  organizations: 'organizations.db',
  waitlist: 'waitlist.db',
  queue: 'queue.db',
  history: 'history.db',
} as const;
export type DatabaseName = keyof typeof databaseFiles;

const databases = Object.values(databaseFiles);

/** Whether there is anything in it that a key is needed for. */
export function holdsDatabases(folder: string): boolean {
  return databases.some((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile());
}

/** Renames what is in it; `now` in milliseconds since 1970, for the new names. */
export function setAsideDatabases(folder: string, now: number): void {
  for (const name of databases) {
    const path = join(folder, name);
    if (existsSync(path)) setAside(path, now);
  }
}

export function removeAccountFolder(dataDir: string, accountId: string): void {
  rmSync(accountFolder(dataDir, accountId), { recursive: true, force: true });
}
