/** What the e2e suite runs on: the stand-in everywhere, real Electron where its binary is. One suite for both. */
import type { Page } from '@playwright/test';
import type { Acts, In, Out, Sender, WindowSeen } from './control.ts';
import { Desktop, type DesktopOptions } from './desktop/desktop.ts';

export interface Host {
  readonly kind: 'stand-in' | 'electron';
  /** The popup's page; waits until one has loaded. */
  popup(): Promise<Page>;
  windows(): Promise<WindowSeen[]>;
  /** Starts the app once more; resolves to the exit code of the second process. */
  launchAgain(args?: string[]): Promise<number>;
  clipboard(): Promise<string>;
  /** Quits as a person does; resolves when the process has ended. */
  quit(): Promise<void>;
  /** The session of the desktop ends, as at a log-out; resolves to the exit code. */
  endSession(): Promise<number>;
  /** The plug is pulled. */
  kill(): Promise<void>;
  /** A hand on tray, keys, power and network; null on real Electron, which offers tests none. */
  readonly desktop: DesktopHand | null;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface DesktopHand {
  see: Desktop['see'];
  act<N extends keyof Acts>(name: N, payload: In<N>): Promise<Out<N>>;
  invokeAs(sender: Sender, channel: string, ...args: unknown[]): Promise<unknown>;
  /** The popup of the instance that the app started in its own place. */
  restarted(): Promise<Page>;
  /** What the page asked of the network and did not get. */
  refused(): string[];
}

/** Milliseconds within which a window has to be there. */
const patience = 45_000;

async function until<T>(look: () => T | null | Promise<T | null>, what: string): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > end) throw new Error(`There is still no ${what}.`);
    await new Promise((next) => setTimeout(next, 25));
  }
}

async function popupOf(desktop: Desktop): Promise<Page> {
  const page = await until(() => (desktop.hasWindow ? desktop.page : null), 'popup');
  await page.waitForURL((url) => url.protocol === 'https:');
  await page.waitForLoadState();
  return page;
}

export async function startOnStandIn(options: DesktopOptions): Promise<Host> {
  const desktop = await Desktop.start(options);
  const act = desktop.act.bind(desktop);
  return {
    kind: 'stand-in',
    popup: () => popupOf(desktop),
    endSession: () => desktop.endSession(),
    windows: async () => (await desktop.see()).windows,
    launchAgain: (args) => desktop.launchAgain(args),
    clipboard: async () => (await desktop.see()).clipboard,
    quit: async () => void (await desktop.quit()),
    kill: () => desktop.kill(),
    desktop: {
      act,
      see: () => desktop.see(),
      invokeAs: (sender, channel, ...args) => desktop.invokeAs(sender, channel, ...args),
      async restarted() {
        const again = await desktop.again;
        if (again === null) throw new Error('The app did not start again.');
        return popupOf(again);
      },
      refused: () => desktop.window.refused,
    },
    [Symbol.asyncDispose]: () => desktop[Symbol.asyncDispose](),
  };
}
