/** `app`: life, launches and identity of the application. */
import { EventEmitter } from 'node:events';
import type { App, CommandLine, RelaunchOptions } from 'electron';
import type { Relaunch } from '../control.ts';
import { whole } from '../part.ts';
import { show, wire } from './desktop-wire.ts';
import { appName, appPath, appVersion, getPath, hasSwitch, setPath, switchValue } from './launch.ts';
import { appCodeLoaded, life } from './life.ts';
import { getLoginItemSettings, setLoginItemSettings } from './login-items.ts';
import { preventable } from './preventable.ts';
import { startAgain } from './relaunch.ts';
import { hearLaunches, holdsLock, letGoOfLock, takeLock } from './single-instance.ts';

const seen = { sandboxed: false, protocolClients: [] as string[] };
const relaunches: Relaunch[] = [];
show(() => ({ ...seen, relaunch: relaunches.length > 0 }));

// A test of a part of main has no entry module that could still be running.
if (process.env['ELECTRON_STAND_IN'] !== '1') appCodeLoaded();

interface Windows {
  /** Asks each to close; whether all have. */
  close(): boolean;
  /** Without asking. */
  destroy(): void;
}

let windows: Windows = { close: () => true, destroy: () => undefined };
/** Windows are closed on the way out, and one that refuses ends the quitting. */
export function onQuit(given: Windows): void {
  windows = given;
}

const added: string[] = [];
const commandLine = {
  hasSwitch: (name: string) => hasSwitch(name) || added.some((one) => one.split('=')[0] === `--${name}`),
  getSwitchValue: (name: string) =>
    switchValue(name) || (added.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3) ?? ''),
  appendSwitch: (name: string, value?: string) =>
    void added.push(value === undefined ? `--${name}` : `--${name}=${value}`),
} satisfies Partial<CommandLine>;

class StandInApp
  extends EventEmitter
  implements
    Pick<
      App,
      | 'requestSingleInstanceLock'
      | 'hasSingleInstanceLock'
      | 'releaseSingleInstanceLock'
      | 'whenReady'
      | 'isReady'
      | 'quit'
      | 'exit'
      | 'relaunch'
      | 'getPath'
      | 'setPath'
      | 'getVersion'
      | 'getName'
      | 'getAppPath'
      | 'isPackaged'
      | 'enableSandbox'
      | 'setAppUserModelId'
      | 'setAsDefaultProtocolClient'
      | 'isDefaultProtocolClient'
      | 'getLoginItemSettings'
      | 'setLoginItemSettings'
      | 'commandLine'
      | 'name'
    >
{
  readonly isPackaged = process.env['ELECTRON_STAND_IN_PACKAGED'] === '1';
  readonly commandLine = whole<CommandLine>(commandLine);
  readonly name = appName;

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    return takeLock(additionalData ?? null);
  }
  hasSingleInstanceLock = holdsLock;
  releaseSingleInstanceLock = letGoOfLock;
  whenReady = (): Promise<void> => life.ready;
  isReady = (): boolean => life.isReady;
  getName = (): string => this.name;
  getVersion = (): string => appVersion;
  getAppPath = (): string => appPath;
  getPath = getPath;
  setPath = setPath;
  enableSandbox(): void {
    if (life.isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    seen.sandboxed = true;
  }
  setAppUserModelId = (): void => undefined;
  /** Linux asks `xdg-settings`, which a machine may not have. */
  setAsDefaultProtocolClient(protocol: string): boolean {
    if (process.env['ELECTRON_STAND_IN_XDG_SETTINGS'] === 'none') return false;
    seen.protocolClients.push(protocol);
    return true;
  }
  isDefaultProtocolClient = (protocol: string): boolean => seen.protocolClients.includes(protocol);
  getLoginItemSettings = getLoginItemSettings;
  setLoginItemSettings = setLoginItemSettings;
  relaunch({ args = process.argv.slice(1), execPath = process.execPath }: RelaunchOptions = {}): boolean {
    relaunches.push({ args, execPath });
    return true;
  }
  quit(): void {
    if (life.isQuitting) return;
    life.isQuitting = true;
    const { event, prevented } = preventable();
    this.emit('before-quit', event);
    if (prevented() || !windows.close()) {
      life.isQuitting = false;
      return;
    }
    const last = preventable();
    this.emit('will-quit', last.event);
    if (last.prevented()) life.isQuitting = false;
    else this.#end(0);
  }
  exit(code = 0): void {
    life.isQuitting = true;
    windows.destroy();
    this.#end(code);
  }
  #end(code: number): void {
    this.emit('quit', preventable().event, code);
    letGoOfLock();
    for (const relaunch of relaunches) startAgain(relaunch);
    // What was told to the desktop has to arrive first.
    if (process.connected) process.disconnect?.();
    process.exit(code);
  }
}

export const app = new StandInApp();

void life.ready.then(() => app.emit('ready', preventable().event, {}));

/** `app.on('window-all-closed')` without a listener quits; on the way out it is not asked. */
export function allWindowsClosed(): void {
  if (life.isQuitting) return;
  if (!app.emit('window-all-closed')) app.quit();
}

// Linux and macOS end a session so: electron/shell/browser/electron_browser_main_parts_posix.cc
if (process.env['ELECTRON_STAND_IN'] === '1') {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
}

hearLaunches(({ argv, folder, data }) => {
  void life.ready.then(() => app.emit('second-instance', preventable().event, argv, folder, data));
});
wire.serve('app.open-url', (url) => void app.emit('open-url', preventable().event, url));
wire.serve('app.activate', (hasVisibleWindows) => {
  app.emit('activate', preventable().event, hasVisibleWindows);
});
// Where nobody chooses, Electron sends the first (electron_api_app.cc, SelectClientCertificate).
wire.serve('certificate.ask', (names) => {
  const { event, prevented } = preventable();
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const certificates = names.map((subjectName) => ({ subjectName }));
  const choose = (chosen?: { subjectName: string }) => resolve(chosen?.subjectName ?? null);
  app.emit('select-client-certificate', event, null, 'https://api.example.com/', certificates, choose);
  return prevented() ? promise : (names[0] ?? null);
});
wire.serve('app.quit', () => app.quit());
wire.serve('child.gone', (details) => void app.emit('child-process-gone', preventable().event, details));
