/** Settings and account labels in `settings.json` of the data folder, through electron-store. */
import Store from 'electron-store';
import type { Clock, Log } from '../ports.ts';
import { openOrSetAside, settingsFileOptions } from '../storage/settings-file.ts';
import type { SettingsStore } from '../storage/settings-store.ts';

export function openSettingsFile(dataDir: string, clock: Clock, log: Log): SettingsStore {
  const open = () => new Store({ cwd: dataDir, name: 'settings', ...settingsFileOptions });
  return openOrSetAside(open, dataDir, clock, log);
}
