/** Keeps Chromium's files apart from ours where both lie in one folder. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { errorName } from '../fault-facts.ts';
import type { Log } from '../ports.ts';

/**
 * On macOS and Windows our data directory is Electron's `userData`, whose own names Electron warns of:
 * https://www.electronjs.org/docs/latest/api/app#appgetpathname. So Chromium's go into a folder below. Ours stay where
 * they are; what Chromium left beside them is nothing but caches. Before `ready`.
 */
export function separateSessionData(dataDir: string, log: Log): void {
  if (app.getPath('userData') !== dataDir) return;
  const folder = join(dataDir, 'chromium');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    app.setPath('sessionData', folder);
  } catch (error) {
    // It works in one folder too.
    log.warn('session.shared', { error: errorName(error) });
  }
}
