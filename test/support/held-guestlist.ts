/** The whole of Guestlist on its page, on a clock that stands still: the same day gives the same words. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { createApp } from '../../main/app.ts';
import { startBrowserHost } from '../../main/browser/host.ts';
import { createPagePresence } from '../../main/browser/page-presence.ts';
import { createPageShell } from '../../main/browser/page-shell.ts';
import { openSettingsFile } from '../../main/browser/settings-file.ts';
import { type Sandbox, startSandbox } from '../../main/sandbox/server.ts';
import { MemoryVault } from '../bench/memory-vault.ts';
import { builtPage } from './built-page.ts';
import { quickLaunch } from './chromium.ts';
import { GuestPage } from './guest-page.ts';
import { HeldClock } from './held-clock.ts';
import { PluggedNetwork } from './invitations-room.ts';
import { recordLog } from './recorded-log.ts';
import { SpokenPage } from './spoken-page.ts';

/** Put it before the page's own scripts: what it plans further ahead than a moment waits for `passTime`, as main's does. */
function holdTimers(momentMs: number): void {
  const { setTimeout: plan, clearTimeout: callOff } = window;
  const ahead = new Map<number, { left: number; task: () => void }>();
  let last = 0;
  const passTime = (ms: number) => {
    for (const each of ahead.values()) each.left -= ms;
    const due = [...ahead].filter(([, { left }]) => left <= 0);
    for (const [id, { task }] of due) if (ahead.delete(id)) task();
  };
  const held = (task: () => void, ms = 0) => {
    if (ms <= momentMs) return plan(task, ms);
    last -= 1;
    ahead.set(last, { left: ms, task });
    return last;
  };
  const release = (id: number) => (ahead.delete(id) ? undefined : callOff(id));
  Object.assign(window, { setTimeout: held, clearTimeout: release, passTime });
}

const unplugged = Object.assign(new Error('connect ENETUNREACH'), { code: 'ENETUNREACH' });

export interface HeldGuestlist {
  page: Page;
  guest: GuestPage;
  spoken: SpokenPage;
  sandbox: Sandbox;
  network: PluggedNetwork;
  /** Moves every clock forward by `ms` milliseconds. */
  advance(ms: number): Promise<void>;
  end(): Promise<void>;
}

export async function startHeldGuestlist(now: number): Promise<HeldGuestlist> {
  const { folder: rendererDir } = builtPage();
  const dataDir = mkdtempSync(join(tmpdir(), 'guestlist-held-'));
  const clock = new HeldClock(now);
  const sandbox = await startSandbox({ invitations: 0, limits: 'none', now: () => clock.now() });
  const network = new PluggedNetwork();
  const log = recordLog();
  const presence = createPagePresence();
  const app = createApp({
    host: 'browser',
    version: '1.0.0',
    dataDir,
    clock,
    fetch: async (request, init) => {
      if (!network.isOnline()) throw new TypeError('fetch failed', { cause: unplugged });
      return fetch(request, init);
    },
    connectivity: network,
    log,
    settings: openSettingsFile(dataDir, clock, log),
    keychain: new MemoryVault(),
    shell: createPageShell(presence),
    presence,
  });
  const host = await startBrowserHost({
    app,
    rendererDir,
    port: 0,
    clock,
    log,
    pageLeft: () => presence.tell(false),
  });
  await app.start();
  const browser = await chromium.launch(quickLaunch());
  const context = await browser.newContext({
    viewport: { width: 400, height: 600 },
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(clock.now());
  await page.addInitScript(holdTimers, 300);
  const spoken = await SpokenPage.of(page);
  const guest = new GuestPage(page);
  await guest.open(host.launchUrl());
  return {
    page,
    guest,
    spoken,
    sandbox,
    network,
    async advance(ms) {
      clock.advance(ms);
      await page.clock.setFixedTime(clock.now());
      await page.evaluate((passed) => {
        (window as unknown as { passTime: (ms: number) => void }).passTime(passed);
        document.dispatchEvent(new Event('visibilitychange'));
      }, ms);
    },
    async end() {
      await browser.close();
      await host.close();
      await app.stop();
      await sandbox.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
