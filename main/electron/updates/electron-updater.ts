/** electron-updater behind the port. Where its feed is stands in `app-update.yml`, which only the packager writes. */
import type { AppUpdater } from 'electron-updater';
import type { Updater } from './updates.ts';

export function adaptUpdater(updater: AppUpdater): Updater {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = true;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;
  // Its own log names files and addresses; what matters of it arrives as an error.
  updater.logger = null;
  // It throws what nobody listens to, beside rejecting.
  updater.on('error', () => undefined);
  return {
    async offered() {
      const result = await updater.checkForUpdates();
      return result?.updateInfo.version ?? null;
    },
    async load() {
      await updater.downloadUpdate();
    },
    restart: () => updater.quitAndInstall(false, true),
  };
}

/** Only where {@link updateSource} says `self`: it is of no use, and not loaded, elsewhere. */
export async function systemUpdater(): Promise<Updater> {
  const { default: library } = await import('electron-updater');
  return adaptUpdater(library.autoUpdater);
}
