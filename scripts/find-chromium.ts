/** Finds a Chromium that really starts. */
import { join } from 'node:path';
import type { Machine } from './machine.ts';

const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

const macApplications = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** `CHROMIUM_PATH` names a program that does not start: a sentence for the person. */
export class ChromiumPathError extends Error {
  override readonly name = 'ChromiumPathError';
}

/** `downloaded`: where Playwright keeps its own. Throws {@link ChromiumPathError}. */
export function findChromium(machine: Machine, downloaded: string | null): string | null {
  const wanted = machine.env['CHROMIUM_PATH'];
  if (wanted) {
    if (starts(machine, wanted)) return wanted;
    throw new ChromiumPathError(`CHROMIUM_PATH names ${wanted}, which is no Chromium that starts.`);
  }
  return candidates(machine, downloaded).find((path) => starts(machine, path)) ?? null;
}

/** Debian's package of a Chromium without windows, and its program. */
export const shellPackage = 'chromium-headless-shell';

/** That program, unless the person names a Chromium: then it is that one that is asked for. */
export function findShell(machine: Machine): string | null {
  if (machine.env['CHROMIUM_PATH'] || machine.platform !== 'linux') return null;
  const path = machine.which(shellPackage);
  return path && starts(machine, path) ? path : null;
}

function candidates(machine: Machine, downloaded: string | null): string[] {
  const { env, platform } = machine;
  const places: string[] = [];
  for (const name of onPath) {
    const path = platform === 'win32' ? null : machine.which(name);
    if (path) places.push(path);
  }
  if (downloaded) places.push(downloaded);
  if (platform === 'darwin') {
    const folders = ['/Applications', join(env['HOME'] ?? '', 'Applications')];
    places.push(...folders.flatMap((folder) => macApplications.map((app) => join(folder, app))));
  }
  if (platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    const known = folders.filter((folder) => folder !== undefined);
    places.push(...known.flatMap((folder) => windowsPrograms.map((program) => `${folder}\\${program}`)));
  }
  return places;
}

/** Ubuntu's `chromium-browser` may be a script that only names a snap, so being there is not enough. */
function starts(machine: Machine, path: string): boolean {
  if (!machine.isProgram(path)) return false;
  // On Windows `--version` opens a window instead.
  if (machine.platform === 'win32') return true;
  const { ok, output } = machine.run(path, ['--version'], 20_000);
  return ok && /\d+\.\d+\.\d+/.test(output);
}
