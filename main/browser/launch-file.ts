/** The file that leads a browser to the launch link. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes it owner-only and returns its path. The arguments of a process can be read by every user of the machine, so
 * a browser is given the name of this file and not the link.
 */
export function writeLaunchFile(launchUrl: string, folder: string): string {
  const file = join(folder, 'open.html');
  const refresh = `<meta http-equiv="refresh" content="0; url=${launchUrl}">`;
  rmSync(file, { force: true });
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><title>Guestlist</title>${refresh}`, {
    mode: 0o600,
    flag: 'wx',
  });
  return file;
}
