/**
 * A desktop to run Guestlist on: starts the built main on the stand-in, shows its windows, and is the person.
 *
 * What is real: main, preload and renderer as they were built, each in its own place (a process, an isolated world of
 * the page, the page), Chromium's enforcement of our headers, a second process for a second launch.
 * What is not: Chromium knows no scheme of ours, so `app://guestlist/` is shown at `https://guestlist.app.invalid/`,
 * answered by main's protocol handler, while main sees its own addresses. Values cross the bridge as JSON. A refused
 * `window.open` gives the page an object where Electron gives null. A hidden window's page does not know that it is
 * hidden. Position, stacking and Spaces are not there.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import type { Acts, In, Message, Out, Seen, Sender } from '../control.ts';
import { Wire } from '../wire.ts';
import { WindowPage } from './window-page.ts';

const root = resolve(import.meta.dirname, '../../../..');
const loader = resolve(import.meta.dirname, '../loader.ts');
const builtMain = resolve(root, 'dist/main/index.js');

export interface DesktopOptions {
  context: BrowserContext;
  /** Where the app keeps everything; the same folder is the same installation. */
  userData: string;
  args?: string[];
  /** The entry; the built one when unset. */
  main?: string;
  env?: Record<string, string>;
}

/** What an app on a desktop gets of our environment: no inspector flags, no display of ours. */
function environment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'LANG', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR'];
  const env = Object.fromEntries(kept.map((name) => [name, process.env[name]]));
  return { ...env, XDG_CURRENT_DESKTOP: 'KDE', ELECTRON_STAND_IN: '1', ...extra };
}

function start({ userData, args = [], env, main = builtMain }: DesktopOptions): ChildProcess {
  return fork(main, [`--user-data-dir=${userData}`, ...args], {
    cwd: root,
    execArgv: ['--disable-warning=ExperimentalWarning', '--import', loader],
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
  /** The exit code, once main has ended. */
  readonly ended: Promise<number>;
  /** What main wrote to its terminal. */
  output = '';

  constructor(options: DesktopOptions) {
    this.#options = options;
    this.#child = start(options);
    this.#wire = this.#wireTo(this.#child);
    this.ended = once(this.#child, 'exit').then(([code]) => Number(code ?? -1));
    void this.ended.then(() => this.#wire.close());
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
      this.#windows.set(options.id, await WindowPage.open(context, wire, options));
    });
    wire.serve('window.load', async ({ id, url }) => this.#windows.get(id)?.load(url));
    wire.serve('window.show', async ({ id }) => this.#windows.get(id)?.page.bringToFront());
    wire.serve('window.destroy', async ({ id }) => {
      const window = this.#windows.get(id);
      this.#windows.delete(id);
      await window?.page.close();
    });
    wire.serve('send', async ({ id, channel, args }) => this.#windows.get(id)?.deliver(channel, args));
    wire.serve('second-instance', async ({ argv }) => this.#wire.call('app.second-instance', argv));
    wire.serve('dark', async (dark) => {
      for (const { page } of this.#windows.values()) {
        await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
      }
    });
  }
}
