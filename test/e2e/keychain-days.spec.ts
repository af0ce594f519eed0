/** A day of Guestlist as a page with each keychain: restarted in the middle, locked, unlocked, and Guestlist again. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startSandbox } from '../../main/sandbox/server.ts';
import { GuestPage } from '../support/guest-page.ts';
import { startGuestlist } from '../support/guestlist-process.ts';
import { startKeyring } from '../support/keyring.ts';
import { noKeyring } from '../support/needs-keyring.ts';
import { keepassxcTools, startKeePassXC } from '../support/providers/keepassxc.ts';
import { kwalletTools, startKWallet } from '../support/providers/kwallet.ts';
import { whyNot } from '../support/providers/provider.ts';

interface DayKeychain {
  env: Record<string, string>;
  restart(): Promise<void>;
  lock(): Promise<void> | void;
  /** Also where a window of its own asks for the password meanwhile. */
  unlock(): Promise<void>;
  stop(): Promise<void>;
}

interface Provider {
  name: string;
  reason: string | null;
  /** What it says while it is locked or waits. */
  shut: RegExp;
  start(folder: string): Promise<DayKeychain>;
}

const providers: Provider[] = [
  {
    name: 'GNOME Keyring',
    reason: noKeyring,
    shut: /^GNOME Keyring (is locked|waits for you)$/,
    async start(folder) {
      const keyring = await startKeyring(join(folder, 'keyring'));
      const { env, lock, unlock, stop } = keyring;
      return { env, lock, unlock, stop, restart: unlock };
    },
  },
  {
    name: 'KeePassXC',
    reason: whyNot('KeePassXC', keepassxcTools),
    shut: /^KeePassXC (is locked|waits for you)$/,
    async start() {
      const options = { confirmAccess: false };
      const keepassxc = await startKeePassXC('open', options);
      const { env, lock, unlock, stop } = keepassxc;
      const restart = async () => {
        await keepassxc.saved();
        await keepassxc.start('open', options);
      };
      return { env, lock, unlock, stop, restart };
    },
  },
  {
    name: 'KWallet',
    reason: whyNot('KWallet', kwalletTools),
    shut: /^KWallet (is locked|waits for you)$/,
    async start() {
      const kwallet = await startKWallet('open');
      const { env, close, open, stop } = kwallet;
      return { env, lock: close, unlock: open, stop, restart: () => kwallet.start('open') };
    },
  },
];

for (const { name, reason, shut, start } of providers) {
  test(`with ${name} a day loses nothing that was queued, and says what it waits for`, async ({ page }) => {
    if (reason !== null) process.stdout.write(`${reason}\n`);
    test.skip(reason !== null, reason ?? '');
    const folder = mkdtempSync(join(tmpdir(), 'guestlist-days-'));
    const sandbox = await startSandbox({ invitations: 20 });
    const keychain = await start(folder);
    const dataDir = join(folder, 'data');
    const guest = new GuestPage(page);
    const begin = async () => {
      const guestlist = await startGuestlist(['--data-dir', dataDir], keychain.env);
      await guest.open(guestlist.link);
      return guestlist;
    };

    const first = await begin();
    await expect(page.getByText(`Kept in ${name}, and nowhere else.`)).toBeVisible();
    await guest.connect(sandbox.secretKey, sandbox.apiUrl);
    await expect(guest.list.getByRole('row').first()).toBeVisible();
    const one = { kind: 'rate-limit', retryAfterSeconds: 1, method: 'POST', times: null } as const;
    sandbox.control.inject(one);
    await guest.invite('annie.easley@example.com');
    await keychain.restart();
    await guest.invite('mary.jackson@example.com');
    await page.getByRole('tab', { name: 'Queue' }).click();
    await expect(page.locator('.queue-summary', { hasText: '2 to go' })).toBeVisible();
    await first.stop();

    await keychain.lock();
    const second = await begin();
    await expect(page.getByRole('heading', { name: shut })).toBeVisible();
    await expect(guest.inviteField).toHaveCount(0);
    await keychain.unlock();
    // It notices by itself; who is in a hurry presses the button.
    await page.evaluate(() => document.querySelector<HTMLElement>('main.needs-key button')?.click());
    await page.getByRole('tab', { name: 'Queue' }).click();
    await expect(page.locator('.queue-summary', { hasText: '2 to go' })).toBeVisible();
    await second.stop();

    sandbox.control.clearFaults();
    const third = await begin();
    for (const address of ['annie.easley@example.com', 'mary.jackson@example.com']) {
      await expect(guest.row(address)).toBeVisible();
    }
    const ours = sandbox.control.ledger().map(({ emailAddress }) => emailAddress);
    expect(ours.toSorted()).toEqual(['annie.easley@example.com', 'mary.jackson@example.com']);
    const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => file.includes('damaged'))).toEqual([]);
    await third.stop();
    await keychain.stop();
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });
}
