/**
 * A desktop to run Guestlist on: starts the built main on the stand-in, shows its windows, and is the person.
 *
 * What is real: main, preload and renderer as they were built, each in its own place (a process, an isolated world of
 * the page, the page), Chromium's enforcement of our headers, a second process for a second launch.
 * What is not: Chromium knows no scheme of ours, so `app://guestlist/` is shown at `https://guestlist.app.invalid/`,
 * answered by main's protocol handler, while main sees its own addresses. Stacking and Spaces are not there. What else
 * is untrue is a row of test/conformance/ with its reason.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import type { Acts, DialogSeen, In, Message, Out, Relaunch, Seen, Sender } from '../control.ts';
import { Wire } from '../wire.ts';
import { WindowPage } from './window-page.ts';

const root = resolve(import.meta.dirname, '../../../..');
const entry = resolve(import.meta.dirname, '../run.ts');
const builtMain = resolve(root, 'dist/main/index.js');

export interface DesktopOptions {
  context: BrowserContext;
  /** Where the app keeps everything; the same folder is the same installation. Null: where it would by itself. */
  userData: string | null;
  args?: string[];
  /** The entry; the built one when unset. */
  main?: string;
  env?: Record<string, string>;
}

/** Chromium's own answer stands in nobody's way: main decides (page/page-world.ts). */
const grantable = [
  'clipboard-read',
  'clipboard-write',
  'geolocation',
  'notifications',
  'midi',
  'local-network-access',
];

/** What an app on a desktop gets of our environment: no inspector flags, no display of ours. */
function environment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'LANG', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR'];
  const env = Object.fromEntries(kept.map((name) => [name, process.env[name]]));
  return { ...env, XDG_CURRENT_DESKTOP: 'KDE', ELECTRON_STAND_IN: '1', ...extra };
}

function start({ userData, args = [], env, main = builtMain }: DesktopOptions): ChildProcess {
  const folder = userData === null ? [] : [`--user-data-dir=${userData}`];
  return fork(entry, [main, ...folder, ...args], {
    cwd: root,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: environment(env),
  });
}

export class Desktop {
  readonly #options: DesktopOptions;
  readonly #child: ChildProcess;
  readonly #wire: Wire;
  readonly #windows = new Map<number, WindowPage>();
  #isDark = false;
  /** What the app asked to be started again with. */
  readonly relaunches: Relaunch[] = [];
  /** Every error box that came up. */
  readonly errorBoxes: DialogSeen[] = [];
  /** The exit code, once main has ended; -1 after a signal. */
  readonly ended: Promise<number>;
  /** Resolves when main has ended and all that it wrote has arrived. */
  readonly silent: Promise<void>;
  /** The instance that came after this one, when the app asked for that; null when it did not. */
  readonly again: Promise<Desktop | null>;
  /** What main wrote to its terminal. */
  output = '';

  constructor(options: DesktopOptions) {
    this.#options = options;
    this.#child = start(options);
    this.#wire = this.#wireTo(this.#child);
    this.ended = once(this.#child, 'exit').then(([code, signal]) => {
      if (signal !== null) this.output += `\nEnded by ${signal}.\n`;
      return Number(code ?? -1);
    });
    this.silent = once(this.#child, 'close').then(() => undefined);
    void this.ended.then(() => this.#wire.close());
    this.again = this.ended.then(() => this.#startAgain());
    // Whoever waits for it hears of it.
    this.again.catch(() => undefined);
  }

  /** Rejects when main has ended before its tray icon was there. */
  static async start(options: DesktopOptions): Promise<Desktop> {
    const desktop = new Desktop(options);
    while ((await desktop.see()).trays.length === 0) await new Promise((next) => setTimeout(next, 20));
    return desktop;
  }

  get pid(): number {
    return this.#child.pid ?? -1;
  }

  see(): Promise<Seen> {
    return this.act('see', undefined);
  }

  async act<N extends keyof Acts>(name: N, payload: In<N>): Promise<Out<N>> {
    try {
      return await this.#wire.call(name, payload);
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : error}\n${this.output}`, { cause: error });
    }
  }

  /** A message to main as if it came from `sender`, past every page. */
  invokeAs(sender: Sender, channel: string, ...args: unknown[]): Promise<unknown> {
    return this.#wire.call('invoke', { sender, channel, args });
  }

  /** The page of the only window; rejects when there is none. */
  get window(): WindowPage {
    const [window] = this.#windows.values();
    if (!window) throw new Error('No window is open.');
    return window;
  }

  get hasWindow(): boolean {
    return this.#windows.size > 0;
  }

  get page(): Page {
    return this.window.page;
  }

  /** Starts the app once more beside itself; resolves to the exit code of the second process. */
  async launchAgain(args: string[] = []): Promise<number> {
    const child = start({ ...this.#options, args });
    this.#wireTo(child);
    const [code] = await once(child, 'exit');
    return Number(code ?? -1);
  }

  /** As `app.relaunch` leaves it to the system: the arguments are all that the new one gets. */
  #startAgain(): Desktop | null {
    const [relaunch] = this.relaunches;
    if (!relaunch) return null;
    const [main = '', ...args] = relaunch.args;
    return new Desktop({ ...this.#options, main, userData: null, args });
  }

  /** The session of the desktop ends; resolves to the exit code. */
  async endSession(): Promise<number> {
    this.#child.kill('SIGTERM');
    return this.ended;
  }

  /** Quits as a person does; resolves to the exit code. */
  async quit(): Promise<number> {
    await this.#wire.call('app.quit', undefined).catch(() => undefined);
    return this.ended;
  }

  /** The plug is pulled. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await this.kill();
    await (await this.again)?.[Symbol.asyncDispose]();
    await Promise.all([...this.#windows.values()].map(({ page }) => page.close()));
  }

  #wireTo(child: ChildProcess): Wire {
    const wire = new Wire((message) => {
      // A main that is ending may not hear it any more; whoever waits for its answer is told by its end.
      if (child.connected) child.send(message, () => undefined);
    });
    child.on('message', (message: Message) => void wire.receive(message));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (text: Buffer) => {
        this.output += text.toString();
      });
    }
    this.#serve(wire);
    return wire;
  }

  #serve(wire: Wire): void {
    const { context } = this.#options;
    wire.serve('window.create', async (options) => {
      await context.grantPermissions(grantable);
      const window = await WindowPage.open(context, wire, options);
      await window.page.emulateMedia({ colorScheme: this.#isDark ? 'dark' : 'light' });
      this.#windows.set(options.id, window);
    });
    wire.serve('window.reload', async ({ id }) => this.#windows.get(id)?.reload());
    wire.serve('window.state', async ({ id, ...state }) => this.#windows.get(id)?.setState(state));
    wire.serve('error-box', (box) => void this.errorBoxes.push(box));
    wire.serve('relaunch', (relaunch) => void this.relaunches.push(relaunch));
    wire.serve('window.load', async ({ id, url }) => this.#windows.get(id)?.load(url));
    wire.serve('window.show', async ({ id }) => this.#windows.get(id)?.page.bringToFront());
    wire.serve('window.destroy', async ({ id }) => {
      const window = this.#windows.get(id);
      this.#windows.delete(id);
      await window?.page.close();
    });
    wire.serve('send', async ({ id, channel, args }) => this.#windows.get(id)?.deliver(channel, args));
    wire.serve('dark', async (dark) => {
      this.#isDark = dark;
      for (const { page } of this.#windows.values()) {
        await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
      }
    });
  }
}
