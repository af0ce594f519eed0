/** What the measures share in one run: sandboxes, cached lists, a keychain, a browser. All of it ends with the run. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { chromiumArgs } from '../support/chromium.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { fillCache, type Host, startHost } from './host.ts';
import { residentMb } from './process-facts.ts';
import { type SandboxNeeds, type SandboxProcess, startSandboxProcess } from './sandbox-process.ts';

interface CachedList {
  sandbox: SandboxProcess;
  dataDir: string;
  /** What the host held right after it had read the list for the first time, in MB of 1024² bytes. */
  firstSyncMb: number;
}

/** Frames follow the display, or are drawn as soon as there is something to draw. */
export type Frames = 'display' | 'unlimited';

const frameArgs: Record<Frames, string[]> = {
  display: [],
  unlimited: ['--disable-frame-rate-limit', '--disable-gpu-vsync'],
};

export class Laboratory {
  readonly #folder = mkdtempSync(join(tmpdir(), 'guestlist-bench-'));
  readonly #chromiumPath: string | null;
  readonly #endings: (() => Promise<unknown>)[] = [];
  readonly #lists = new Map<number, Promise<CachedList>>();
  #keyring: Promise<Keyring> | null = null;
  readonly #browsers = new Map<Frames, Promise<Browser>>();
  #folders = 0;

  constructor(chromiumPath: string | null) {
    this.#chromiumPath = chromiumPath;
  }

  /** An empty folder. */
  folder(): string {
    this.#folders += 1;
    const folder = join(this.#folder, String(this.#folders));
    mkdirSync(folder);
    return folder;
  }

  async sandbox(needs: SandboxNeeds): Promise<SandboxProcess> {
    const sandbox = await startSandboxProcess(needs);
    this.#endings.push(() => sandbox.stop());
    return sandbox;
  }

  keyring(): Promise<Keyring> {
    this.#keyring ??= startKeyring(this.folder()).then((keyring) => {
      this.#endings.push(() => keyring.stop());
      return keyring;
    });
    return this.#keyring;
  }

  browser(frames: Frames = 'display'): Promise<Browser> {
    const known = this.#browsers.get(frames) ?? this.#launch(frames);
    this.#browsers.set(frames, known);
    return known;
  }

  /** The built browser host on a list of so many invitations that it has read once and kept. End it before another. */
  async hostWith(invitations: number): Promise<Host> {
    const { env } = await this.keyring();
    return startHost((await this.#list(invitations)).dataDir, env);
  }

  /** Resident memory of the host right after its first sync of so many, in MB of 1024² bytes. */
  async firstSyncMb(invitations: number): Promise<number> {
    return (await this.#list(invitations)).firstSyncMb;
  }

  async end(): Promise<void> {
    for (const ending of this.#endings.toReversed()) await ending();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #list(invitations: number): Promise<CachedList> {
    const { env } = await this.keyring();
    const known = this.#lists.get(invitations) ?? this.#fill(invitations, env);
    this.#lists.set(invitations, known);
    return known;
  }

  async #launch(frames: Frames): Promise<Browser> {
    const browser = await chromium.launch({
      args: [...chromiumArgs, ...frameArgs[frames]],
      // Playwright would catch the signal, end the browser, and let the run go on.
      handleSIGTERM: false,
      handleSIGHUP: false,
      ...(this.#chromiumPath ? { executablePath: this.#chromiumPath } : {}),
    });
    this.#endings.push(() => browser.close());
    return browser;
  }

  async #fill(invitations: number, env: NodeJS.ProcessEnv): Promise<CachedList> {
    const sandbox = await this.sandbox({ invitations, latencyMs: 0 });
    const dataDir = this.folder();
    let firstSyncMb = Number.NaN;
    await fillCache(dataDir, env, sandbox, invitations, ({ pid }) => {
      firstSyncMb = residentMb(pid);
    });
    return { sandbox, dataDir, firstSyncMb };
  }
}
