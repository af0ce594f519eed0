/** What Guestlist itself wrote last, beside `settings.json`: the accounts in it lead to queued work. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorName } from '../fault-facts.ts';
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
    log.warn('settings backup unreadable', { error: errorName(error) });
    return null;
  }
}

/**
 * Writes each change into the backup before it goes into the file: were it the other way round, an account that was
 * removed would be listed again after a crash in between. A backup that cannot be written is named in the log, once; it
 * is then taken away, and no failure.
 */
export function withBackup(store: SettingsStore, dataDir: string, log: Log): SettingsStore {
  const values = readBackup(dataDir, log);
  const backup = backupOf(dataDir);
  let told = false;

  function tryTo(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!told) log.warn('settings backup not written', { code: (error as NodeJS.ErrnoException).code });
      told = true;
    }
  }

  /** None at all is better than an old one. */
  function write(content: object): void {
    tryTo(() => {
      try {
        writeFileSync(`${backup}.new`, JSON.stringify(content), { mode: 0o600 });
        renameSync(`${backup}.new`, backup);
      } catch (error) {
        rmSync(backup, { force: true });
        throw error;
      }
    });
  }

  function change(next: (content: Record<string, unknown>) => object, apply: () => void): void {
    const read = () => readValues(join(dataDir, 'settings.json'));
    const before = read();
    // One that was damaged since the start is not written to, and the backup is all there is.
    if (before !== undefined) write(next(before ?? {}));
    try {
      apply();
    } catch (error) {
      const now = before === undefined ? undefined : read();
      if (now) write(now);
      throw error;
    }
  }

  return {
    get: (key) => store.get(key),
    backup: (key) => (values !== null && Object.hasOwn(values, key) ? values[key] : undefined),
    set: (key, value) =>
      change(
        (content) => ({ ...content, [key]: value }),
        () => store.set(key, value),
      ),
    delete: (key) =>
      change(
        ({ [key]: _, ...content }) => content,
        () => store.delete(key),
      ),
  };
}
