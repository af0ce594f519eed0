/** Updates of this very copy, where nobody else brings them. */
import { app, dialog } from 'electron';
import { errorName } from '../../fault-facts.ts';
import type { Clock, Log } from '../../ports.ts';
import { ownProgram } from '../login/own-program.ts';
import { systemUpdater } from './electron-updater.ts';
import { updateSource } from './source.ts';
import { keepUpdated } from './updates.ts';

async function ask(version: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'info',
    message: `Guestlist ${version} is ready.`,
    detail:
      'It can be installed now, which restarts Guestlist, or when you quit the next time. The queue is kept.',
    buttons: ['Restart and install', 'Later'],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}

/** Never rejects. */
export async function startUpdates(clock: Clock, log: Log): Promise<void> {
  const program = ownProgram(process.env, process.execPath);
  const source = updateSource({
    isPackaged: app.isPackaged,
    platform: process.platform,
    env: process.env,
    execPath: process.execPath,
    resources: process.resourcesPath,
    appImage: program === process.execPath ? null : program,
  });
  log.info('updates', { source });
  if (source !== 'self') return;
  try {
    keepUpdated({ updater: await systemUpdater(), version: app.getVersion(), clock, log, ask });
  } catch (error) {
    log.warn('update.unavailable', { error: errorName(error) });
  }
}
