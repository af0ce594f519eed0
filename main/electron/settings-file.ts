/** Settings and account labels in `settings.json` of the data folder, through electron-store. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import type { Clock, Log } from '../ports.ts';
import type { SettingsStore } from '../storage/settings-store.ts';

function open(dataDir: string): Store {
  return new Store({
    cwd: dataDir,
    name: 'settings',
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  });
}

/** A damaged file is set aside under a name that tells when, and a new one is begun. */
export function openSettingsFile(dataDir: string, clock: Clock, log: Log): SettingsStore {
  try {
    return open(dataDir);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const aside = `settings.damaged-${clock.now()}.json`;
    renameSync(join(dataDir, 'settings.json'), join(dataDir, aside));
    log.error('settings file damaged', { aside });
    return open(dataDir);
  }
}
