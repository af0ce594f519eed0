/** Guestlist when the keychain is not there: what it says, what it keeps, and how it comes back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../main/sandbox/server.ts';
import { GuestPage } from '../support/guest-page.ts';
import { startGuestlist } from '../support/guestlist-process.ts';
import { startKeyring } from '../support/keyring.ts';
import { needsKeyring } from '../support/needs-keyring.ts';
import { filesWith } from '../support/secret-search.ts';

needsKeyring(test);

let folder: string;
let sandbox: Sandbox;
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guestlist-keychain-'));
  sandbox = await startSandbox({ invitations: 20 });
});
test.afterEach(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a keychain that is locked at the start shuts the account, and opens it again with its list and queue', async ({
  page,
}) => {
  const keyring = await startKeyring(join(folder, 'keyring'));
  const args = ['--data-dir', join(folder, 'data')];
  const guest = new GuestPage(page);
  const first = await startGuestlist(args, keyring.env);
  await guest.open(first.link);
  await guest.connect(sandbox.secretKey, sandbox.apiUrl);
  await expect(guest.list.getByRole('row').first()).toBeVisible();
  await first.stop();

  keyring.lock();
  const second = await startGuestlist(args, keyring.env);
  await guest.open(second.link);
  await expect(page.getByRole('heading', { name: 'GNOME Keyring is locked' })).toBeVisible();
  await expect(guest.inviteField).toHaveCount(0);

  await keyring.unlock();
  // Guestlist notices by itself; who is in a hurry presses the button.
  await page.evaluate(() => document.querySelector<HTMLElement>('main.needs-key button')?.click());
  await expect(guest.list.getByRole('row').first()).toBeVisible();
  await guest.invite('annie.easley@example.com');
  await expect(guest.row('annie.easley@example.com')).toBeVisible();
  await second.stop();
  await keyring.stop();
});

test('without a keychain nothing is kept unless the person says so, and then in memory only', async ({
  page,
}) => {
  const dataDir = join(folder, 'data');
  const guest = new GuestPage(page);
  const first = await startGuestlist(['--data-dir', dataDir], {
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere',
  });
  await guest.open(first.link);
  await guest.connect(sandbox.secretKey, sandbox.apiUrl);
  await expect(guest.inviteField).toHaveCount(0);
  await expect(page.getByRole('alert').first()).toContainText(/keychain/i);

  await page.getByLabel('Keep it for this session only').check();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(guest.list.getByRole('row').first()).toBeVisible();
  await guest.invite('dorothy.vaughan@example.com');
  await expect(guest.row('dorothy.vaughan@example.com')).toBeVisible();
  // Clerk lets nobody in for an hour, so what is asked for waits.
  sandbox.control.inject({ kind: 'rate-limit', retryAfterSeconds: 3600, method: 'POST', times: null });
  await guest.invite('ada@example.com', 'bob@example.com', 'cyd@example.com');
  await page.getByRole('tab', { name: 'Queue' }).click();
  await expect(page.locator('.queue-summary', { hasText: '3 to go' })).toBeVisible();
  const { code, stderr } = await first.stop();
  expect(code).toBe(0);
  expect(stderr).toContain('3 items of the queue have not gone out and cannot be kept');
  for (const secret of [sandbox.secretKey, 'dorothy.vaughan']) expect(filesWith(dataDir, secret)).toEqual([]);

  const second = await startGuestlist(['--data-dir', dataDir], {
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere',
  });
  await guest.open(second.link);
  await expect(page.getByRole('textbox', { name: 'Secret key' })).toBeVisible();
  await second.stop();
});
