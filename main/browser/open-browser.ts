/** Opens the person's browser without showing the launch link to other users of the machine. */
import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import open from 'open';
import { errorName } from '../fault-facts.ts';
import type { Clock, Log } from '../ports.ts';
import { writeLaunchFile } from './launch-file.ts';
import { launchTokenMs } from './sessions.ts';

/** Whether a browser window can appear at all: not in a remote shell without a display. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/**
 * Resolves to the function that takes the launch file away; it goes by itself when the link has lost its worth. A
 * browser that fails to open is logged, and the printed link works all the same.
 */
export async function openBrowser(
  launchUrl: string,
  dataDir: string,
  clock: Clock,
  log: Log,
): Promise<() => void> {
  const file = writeLaunchFile(launchUrl, dataDir);
  const forget = () => rmSync(file, { force: true });
  const cancel = clock.after(launchTokenMs, forget);
  try {
    const child = await open(pathToFileURL(file).href);
    child.once('error', (error) => log.warn('browser did not open', { error: error.name }));
  } catch (error) {
    log.warn('browser did not open', { error: errorName(error) });
  }
  return () => {
    cancel();
    forget();
  };
}
