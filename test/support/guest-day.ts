/** A day that begins with Guestlist on its page, a keychain of its own, and a sandbox that stands for Clerk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../main/sandbox/server.ts';
import { GuestPage } from './guest-page.ts';
import { startGuestlist } from './guestlist-process.ts';
import { startKeyring } from './keyring.ts';

export interface GuestDay {
  guest: GuestPage;
  sandbox: Sandbox;
  /** Ends Guestlist, starts it again on what it left, and opens its page. */
  restart(): Promise<void>;
  end(): Promise<void>;
}

/** Not connected yet: the page asks for a key. */
export async function beginDay(browser: Browser, options: SandboxOptions): Promise<GuestDay> {
  const folder = mkdtempSync(join(tmpdir(), 'guestlist-day-'));
  const keyring = await startKeyring(join(folder, 'keyring'));
  const sandbox = await startSandbox(options);
  const guest = new GuestPage(await browser.newPage());
  const start = () => startGuestlist(['--data-dir', join(folder, 'data')], { ...keyring.env });
  let guestlist = await start();
  await guest.open(guestlist.link);
  return {
    guest,
    sandbox,
    async restart() {
      await guestlist.stop();
      guestlist = await start();
      await guest.open(guestlist.link);
    },
    async end() {
      await guest.page.close();
      await guestlist.stop();
      await sandbox.close();
      await keyring.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
