/** What the process was started with: its entry, its switches, and its folders. */
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import packageJson from '../../../../package.json' with { type: 'json' };

const root = resolve(import.meta.dirname, '../../../..');
const isRun = process.env['ELECTRON_STAND_IN'] === '1';

/** `electron FILE` is an application of one file in its folder; `electron .`, and a test without a process, is ours. */
function appPathOf(entry: string | undefined): string {
  if (!isRun || entry === undefined) return root;
  return resolve(entry).startsWith(join(root, 'dist')) ? root : dirname(resolve(entry));
}

export const appPath = appPathOf(process.argv[1]);
export const appName = appPath === root ? packageJson.productName : 'Electron';
export const appVersion = packageJson.version;

/** `--name=value`, of which the last counts; empty when it is not there. */
export function switchValue(name: string): string {
  const start = `--${name}=`;
  return process.argv.findLast((argument) => argument.startsWith(start))?.slice(start.length) ?? '';
}

export function hasSwitch(name: string): boolean {
  return process.argv.some((argument) => argument.split('=')[0] === `--${name}`);
}

const home = homedir();
const appData = process.env['XDG_CONFIG_HOME'] || join(home, '.config');

/** A test that has no process of its own leaves nothing in the home of whoever runs it. */
function userDataFolder(): string {
  const given = switchValue('user-data-dir');
  if (given !== '') return given;
  return isRun ? join(appData, appName) : mkdtempSync(join(tmpdir(), 'stand-in-'));
}

const userData = userDataFolder();
mkdirSync(userData, { recursive: true });

const paths = new Map(
  Object.entries({
    home,
    appData,
    userData,
    sessionData: userData,
    temp: tmpdir(),
    exe: process.execPath,
    module: process.execPath,
    logs: join(userData, 'logs'),
    crashDumps: join(userData, 'Crashpad'),
    assets: dirname(process.execPath),
  }),
);

/** Throws where there is no such folder, as Electron does. */
export function setPath(name: string, path: string): void {
  if (!existsSync(path)) throw new Error(`Failed to set path: ${path} is not there`);
  paths.set(name, path);
}

/** Throws on a name that Electron has no folder for. */
export function getPath(name: string): string {
  const path = paths.get(name);
  if (path === undefined) throw new Error(`Failed to get '${name}' path`);
  return path;
}
