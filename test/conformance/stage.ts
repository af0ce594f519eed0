/** What the checks play on: windows with the check page in them, and small applications beside this one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserWindow, type BrowserWindowConstructorOptions, ipcMain } from 'electron';

export const pageUrl = 'check://page/';

export interface Played {
  window: BrowserWindow;
  /** Runs a function in the page's world; what goes in and comes out is JSON. */
  page<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** Runs one in the preload's world; it is given what the preload has of Electron first. */
  preload<A extends unknown[], R>(
    run: (electron: PreloadElectron, ...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R>;
}

export type PreloadElectron = Pick<typeof Electron, 'contextBridge' | 'ipcRenderer'>;

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  output: string;
}

export interface Beside {
  child: ChildProcess;
  /** Resolves when the small application has written this. */
  said(text: string): Promise<void>;
  ended: Promise<Ended>;
}

const waiting = new Map<number, PromiseWithResolvers<unknown>>();
let last = 0;

/** Once, before any window. */
export function listenToPages(): void {
  ipcMain.handle('stage:done', (_event, id: number, ok: boolean, text: string) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (ok) call?.resolve(JSON.parse(text));
    else call?.reject(new Error(text));
  });
}

function ask<R>(window: BrowserWindow, where: string, run: unknown, args: unknown[]): Promise<R> {
  const call = Promise.withResolvers<unknown>();
  waiting.set(++last, call);
  window.webContents.send(`stage:${where}`, last, String(run), args);
  return call.promise as Promise<R>;
}

/** Milliseconds between two looks. */
const soon = 20;

export class Stage {
  readonly #preload: string;
  /** Starts an application of one file: the host's own command for it. */
  readonly #command: readonly string[];
  #shared: Played | null = null;
  readonly #open: BrowserWindow[] = [];

  constructor(preload: string, command: readonly string[]) {
    this.#preload = preload;
    this.#command = command;
  }

  /** A window of its own, hidden unless asked otherwise, showing the check page; it goes with the row. */
  async open(options: BrowserWindowConstructorOptions = {}, url = pageUrl): Promise<Played> {
    const window = this.blank(options);
    await window.loadURL(url);
    return play(window);
  }

  /** A window without a page. */
  blank(options: BrowserWindowConstructorOptions = {}): BrowserWindow {
    const webPreferences = { preload: this.#preload, sandbox: true, contextIsolation: true };
    const window = new BrowserWindow({ show: false, width: 400, height: 300, ...options, webPreferences });
    this.#open.push(window);
    return window;
  }

  /** One window for all rows that leave it as it was. */
  async shared(): Promise<Played> {
    if (this.#shared === null || this.#shared.window.isDestroyed()) {
      const window = this.blank();
      this.#open.pop();
      await window.loadURL(pageUrl);
      this.#shared = play(window);
    }
    return this.#shared;
  }

  clear(): void {
    for (const window of this.#open.splice(0)) if (!window.isDestroyed()) window.destroy();
  }

  /** A small application of `children/`, in a folder of its own unless one is given. */
  beside(name: string, args: readonly string[] = [], folder = this.folder()): Beside {
    const [binary = '', ...before] = this.#command;
    const script = join(import.meta.dirname, 'children', `${name}.mjs`);
    const child = spawn(binary, [...before, script, `--user-data-dir=${folder}`, ...args], {
      env: { ...process.env, ELECTRON_STAND_IN: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text: Buffer) => {
        output += text.toString();
      });
    }
    const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, output }));
    return { child, ended, said: (text) => until(() => output.includes(text), `the output ${text}`) };
  }

  /** An empty folder. */
  folder(): string {
    return mkdtempSync(join(tmpdir(), 'conformance-'));
  }
}

function play(window: BrowserWindow): Played {
  return {
    window,
    page: (run, ...args) => ask(window, 'page', run, args),
    preload: (run, ...args) => ask(window, 'preload', run, args),
  };
}

/** Resolves when it is so; the row's own time limit ends what never is. */
export async function until(look: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let left = 500; left > 0; left -= 1) {
    if (await look()) return;
    await pause(soon);
  }
  throw new Error(`There is still no ${what}.`);
}

/** Milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** What the n-th time of this event brought. */
export function heard(emitter: object, event: string): Promise<unknown[]> {
  return once(emitter as NodeJS.EventEmitter, event);
}
