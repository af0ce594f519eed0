/** The Electron host: everything that must happen before `ready`, and then the shell. */
import { app, dialog } from 'electron';
import { systemClock } from '../ports.ts';
import { DataDirError, defaultDataDir, lockDataDir, prepareDataDir } from '../storage/data-dir.ts';
import { createLogFile } from '../storage/log-file.ts';
import { registerAppScheme } from './app-protocol.ts';
import { watchMain } from './crash.ts';
import { userModelId } from './identity.ts';
import { collectLaunches, takeLock } from './launches.ts';
import { refuseClientCertificates } from './security/client-certificates.ts';
import { confineAll } from './security/navigation.ts';
import { separateSessionData } from './session-folder.ts';
import { moveToX11 } from './window-system.ts';

/** `--user-data-dir`, Chromium's own switch, moves our files along with Chromium's: for tests and second homes. */
function dataDirOf(): string {
  return app.commandLine.hasSwitch('user-data-dir') ? app.getPath('userData') : defaultDataDir();
}

/** Before `ready` Linux would print it to a terminal that nobody who started us from a menu has. */
async function refuseStart(sentence: string): Promise<void> {
  await app.whenReady();
  dialog.showErrorBox('Guestlist cannot start', sentence);
  app.exit(2);
}

/** The folder is ours alone, or a sentence says why not and the start ends. */
function holdDataDir(dataDir: string): (() => void) | null {
  try {
    prepareDataDir(dataDir);
    return lockDataDir(dataDir);
  } catch (error) {
    if (!(error instanceof DataDirError)) throw error;
    void refuseStart(error.message);
    return null;
  }
}

/** Call once, first thing. A second launch hands over to the first and ends. */
export function startShell(): void {
  app.enableSandbox();
  registerAppScheme();
  if (!takeLock()) {
    app.quit();
    return;
  }
  if (moveToX11(dataDirOf())) {
    app.quit();
    return;
  }
  const letGo = holdDataDir(dataDirOf());
  if (letGo === null) return;
  const dataDir = dataDirOf();
  const log = createLogFile(dataDir, systemClock, (sentence) => process.stderr.write(`${sentence}\n`));
  watchMain(log, log.file);
  separateSessionData(dataDir, log);
  confineAll(app, log);
  refuseClientCertificates(app);
  if (process.platform === 'win32') app.setAppUserModelId(userModelId(app.isPackaged, process.execPath));
  const deliver = collectLaunches();
  // All else is loaded while Electron gets ready.
  const loading = import('./shell.ts');
  void app.whenReady().then(async () => {
    const { runShell } = await loading;
    await runShell({ dataDir, log, clock: systemClock, deliver, letGo });
  });
}
