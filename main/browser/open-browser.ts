/** Opens the person's browser without showing the launch link to other users of the machine. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import open from 'open';
import type { Clock, Log } from '../ports.ts';
import { launchTokenMs } from './sessions.ts';

/** Whether a browser window can appear at all: not in a remote shell without a display. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/**
 * The arguments of a process can be read by every user, so the browser gets the name of an owner-only file that
 * leads to the link, and the file goes when the link has lost its worth. A browser that fails to open is logged; the
 * printed link works all the same.
 */
export async function openBrowser(
  launchUrl: string,
  dataDir: string,
  clock: Clock,
  log: Log,
): Promise<() => void> {
  const file = join(dataDir, 'open.html');
  const html = `<!doctype html><meta charset="utf-8"><title>Guestlist</title><meta http-equiv="refresh" content="0; url=${launchUrl}">`;
  const forget = () => rmSync(file, { force: true });
  forget();
  writeFileSync(file, html, { mode: 0o600, flag: 'wx' });
  const cancel = clock.after(launchTokenMs, forget);
  try {
    const child = await open(pathToFileURL(file).href);
    child.once('error', (error) => log.warn('browser did not open', { error: error.name }));
  } catch (error) {
    log.warn('browser did not open', { error: error instanceof Error ? error.name : typeof error });
  }
  return () => {
    cancel();
    forget();
  };
}
