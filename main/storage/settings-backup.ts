/** What Guestlist itself wrote last, beside `settings.json`: the accounts in it lead to queued work. */
import { chmodSync, copyFileSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../ports.ts';
import type { SettingsStore } from './settings-store.ts';

const backupOf = (dataDir: string): string => join(dataDir, 'settings.backup.json');

/** The values of a settings file; null when it is not there, undefined when it is damaged. Throws the system's error. */
export function readValues(file: string): Record<string, unknown> | null | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const values: unknown = JSON.parse(text);
    const isRecord = typeof values === 'object' && values !== null && !Array.isArray(values);
    return isRecord ? (values as Record<string, unknown>) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Null when there is no backup that can be read. */
export function readBackup(dataDir: string, log: Log): Record<string, unknown> | null {
  try {
    return readValues(backupOf(dataDir)) ?? null;
  } catch (error) {
    log.warn('settings backup unreadable', { error: error instanceof Error ? error.name : typeof error });
    return null;
  }
}

/** Copies the file after each change. A backup that cannot be written is named in the log, once, and is no failure. */
export function withBackup(store: SettingsStore, dataDir: string, log: Log): SettingsStore {
  const values = readBackup(dataDir, log);
  const backup = backupOf(dataDir);
  let told = false;

  function keep(): void {
    try {
      copyFileSync(join(dataDir, 'settings.json'), `${backup}.new`);
      chmodSync(`${backup}.new`, 0o600);
      renameSync(`${backup}.new`, backup);
    } catch (error) {
      if (!told) log.warn('settings backup not written', { code: (error as NodeJS.ErrnoException).code });
      told = true;
    }
  }

  return {
    get: (key) => store.get(key),
    backup: (key) => (values !== null && Object.hasOwn(values, key) ? values[key] : undefined),
    set(key, value) {
      store.set(key, value);
      keep();
    },
    delete(key) {
      store.delete(key);
      keep();
    },
  };
}
