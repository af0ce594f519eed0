/** What both hosts do with `settings.json`, whichever library of the two reads it for them. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Log } from '../ports.ts';
import type { SettingsStore } from './settings-store.ts';

/** Options that `conf` and `electron-store`, which is built on it, share. */
export const settingsFileOptions = { configFileMode: 0o600, accessPropertiesByDotNotation: false } as const;

/** A damaged file is set aside under a name that tells when, and a new one is begun. */
export function openOrSetAside(
  open: () => SettingsStore,
  dataDir: string,
  clock: Clock,
  log: Log,
): SettingsStore {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const aside = `settings.damaged-${clock.now()}.json`;
    renameSync(join(dataDir, 'settings.json'), join(dataDir, aside));
    log.error('settings file damaged', { aside });
    return open();
  }
}
