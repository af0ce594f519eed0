/** `app`: life, launches and identity of the application. */
import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { App, CommandLine, LoginItemSettings, Settings } from 'electron';
import packageJson from '../../../../package.json' with { type: 'json' };
import { whole } from '../part.ts';
import { show, tell, wire } from './desktop-wire.ts';
import { preventable } from './preventable.ts';

const root = resolve(import.meta.dirname, '../../../..');

function switchValue(name: string): string {
  const start = `--${name}=`;
  return process.argv.find((argument) => argument.startsWith(start))?.slice(start.length) ?? '';
}

const userData = switchValue('user-data-dir') || mkdtempSync(join(tmpdir(), 'stand-in-'));
mkdirSync(userData, { recursive: true });
const lockFile = join(userData, 'SingletonLock');

/** Alive, or at least there. */
function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function takeLock(): boolean {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
  } catch {
    if (runs(Number(readFileSync(lockFile, 'utf8')))) return false;
    writeFileSync(lockFile, String(process.pid));
  }
  process.on('exit', () => rmSync(lockFile, { force: true }));
  return true;
}

const seen = { sandboxed: false, openAtLogin: false, relaunch: false, protocolClients: [] as string[] };
show(() => seen);

const ready = Promise.withResolvers<void>();
let isReady = false;
// Electron is ready once the entry module has run.
setImmediate(() => {
  isReady = true;
  ready.resolve();
});

type Closing = () => boolean;
let closeWindows: Closing = () => true;
/** Windows are closed on the way out, and one that refuses ends the quitting. */
export function onQuit(close: Closing): void {
  closeWindows = close;
}

const commandLine = {
  hasSwitch: (name: string) => process.argv.some((argument) => argument.split('=')[0] === `--${name}`),
  getSwitchValue: switchValue,
  appendSwitch: () => undefined,
} satisfies Partial<CommandLine>;

class StandInApp
  extends EventEmitter
  implements
    Pick<
      App,
      | 'requestSingleInstanceLock'
      | 'whenReady'
      | 'isReady'
      | 'quit'
      | 'exit'
      | 'relaunch'
      | 'getPath'
      | 'getVersion'
      | 'getName'
      | 'getAppPath'
      | 'isPackaged'
      | 'enableSandbox'
      | 'setAppUserModelId'
      | 'setAsDefaultProtocolClient'
      | 'getLoginItemSettings'
      | 'setLoginItemSettings'
      | 'commandLine'
      | 'name'
    >
{
  readonly isPackaged = process.env['ELECTRON_STAND_IN_PACKAGED'] === '1';
  readonly commandLine = whole<CommandLine>(commandLine);
  readonly name = 'Guestlist';

  requestSingleInstanceLock(): boolean {
    const first = takeLock();
    if (!first) void tell('second-instance', { argv: process.argv });
    return first;
  }
  whenReady = (): Promise<void> => ready.promise;
  isReady = (): boolean => isReady;
  getName = (): string => this.name;
  getVersion = (): string => packageJson.version;
  getAppPath = (): string => root;
  getPath(name: string): string {
    return name === 'home' ? homedir() : userData;
  }
  enableSandbox(): void {
    if (isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    seen.sandboxed = true;
  }
  setAppUserModelId = (): void => undefined;
  setAsDefaultProtocolClient(protocol: string): boolean {
    seen.protocolClients.push(protocol);
    return true;
  }
  getLoginItemSettings(): LoginItemSettings {
    const { openAtLogin } = seen;
    return {
      openAtLogin,
      wasOpenedAtLogin: false,
      status: openAtLogin ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: openAtLogin,
      launchItems: [],
    };
  }
  setLoginItemSettings({ openAtLogin = false }: Settings): void {
    seen.openAtLogin = openAtLogin;
  }
  relaunch(): void {
    seen.relaunch = true;
  }
  quit(): void {
    const { event, prevented } = preventable();
    this.emit('before-quit', event);
    if (prevented() || !closeWindows()) return;
    this.emit('will-quit', event);
    if (!prevented()) this.exit(0);
  }
  exit(code = 0): void {
    this.emit('quit', preventable().event, code);
    // What was told to the desktop has to arrive first.
    if (process.connected) process.disconnect?.();
    process.exit(code);
  }
}

export const app = new StandInApp();

wire.serve('app.second-instance', (argv) => void app.emit('second-instance', preventable().event, argv, ''));
wire.serve('app.open-url', (url) => void app.emit('open-url', preventable().event, url));
wire.serve('app.activate', () => void app.emit('activate', preventable().event, false));
wire.serve('app.quit', () => app.quit());
