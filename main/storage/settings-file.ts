/** What both hosts do with `settings.json`, whichever library of the two reads it for them. */
import { copyFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Log } from '../ports.ts';
import { readBackup, readValues, withBackup } from './settings-backup.ts';
import type { SettingsStore } from './settings-store.ts';

/** Options that `conf` and `electron-store`, which is built on it, share. */
export const settingsFileOptions = { configFileMode: 0o600, accessPropertiesByDotNotation: false } as const;

/**
 * A damaged file is set aside under a name that tells when, and what Guestlist wrote last takes its place. A file
 * that is not there is not damaged: whoever deletes it starts anew. Throws the system's error.
 */
export function openOrSetAside(
  open: () => SettingsStore,
  dataDir: string,
  clock: Clock,
  log: Log,
): SettingsStore {
  const file = join(dataDir, 'settings.json');
  if (readValues(file) === undefined) {
    const aside = `settings.damaged-${clock.now()}.json`;
    copyFileSync(file, join(dataDir, aside));
    const backup = readBackup(dataDir, log);
    if (backup === null) rmSync(file);
    else {
      writeFileSync(`${file}.new`, JSON.stringify(backup), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    }
    log.error('settings file damaged', { aside, restored: backup !== null });
  }
  return withBackup(open(), dataDir, log);
}
