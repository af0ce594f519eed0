/** Settings of the browser host: the same library, and so the same file, as `electron-store` uses. */
import Conf from 'conf';
import type { Clock, Log } from '../ports.ts';
import { openOrSetAside, settingsFileOptions } from '../storage/settings-file.ts';
import type { SettingsStore } from '../storage/settings-store.ts';

export function openSettingsFile(dataDir: string, clock: Clock, log: Log): SettingsStore {
  const open = () =>
    new Conf<Record<string, unknown>>({ cwd: dataDir, configName: 'settings', ...settingsFileOptions });
  return openOrSetAside(open, dataDir, clock, log);
}
