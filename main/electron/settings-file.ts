/** Settings and account labels in `config.json` of the user's data folder, through electron-store. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import type { Log } from '../ports.ts';
import type { SettingsStore } from '../storage/settings-store.ts';

/** A damaged file costs the settings, not the start: electron-store begins anew, and the log says so. */
export function createSettingsFile(folder: string, log: Log): SettingsStore {
  const options = { cwd: folder, name: 'config', accessPropertiesByDotNotation: false } as const;
  let store: Store;
  try {
    store = new Store(options);
  } catch (error) {
    log.warn('settings.damaged', { error: error instanceof Error ? error.name : 'unknown' });
    rmSync(join(folder, 'config.json'), { force: true });
    store = new Store(options);
  }
  return {
    get: (key) => store.get(key),
    set: (key, value) => store.set(key, value),
    delete: (key) => store.delete(key),
  };
}
