/** The main job on real parts: Chromium, the browser host, a real keychain, and a sandbox that stands for Clerk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../main/sandbox/server.ts';
import { GuestPage } from '../support/guest-page.ts';
import { type GuestlistProcess, startGuestlist } from '../support/guestlist-process.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { needsKeyring } from '../support/needs-keyring.ts';
import { filesWith, heapText } from '../support/secret-search.ts';

test.describe.configure({ mode: 'serial' });
needsKeyring(test);

let folder: string;
let dataDir: string;
let keyring: Keyring;
let sandbox: Sandbox;
let guestlist: GuestlistProcess;
let guest: GuestPage;
const printed: string[] = [];

async function start(): Promise<void> {
  guestlist = await startGuestlist(['--data-dir', dataDir], { ...keyring.env });
  await guest.open(guestlist.link);
}

async function stop(): Promise<void> {
  const { code, stdout, stderr } = await guestlist.stop();
  expect(code).toBe(0);
  printed.push(stdout, stderr);
}

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(join(tmpdir(), 'guestlist-main-job-'));
  dataDir = join(folder, 'data');
  keyring = await startKeyring(join(folder, 'keyring'));
  sandbox = await startSandbox({ invitations: 60 });
  guest = new GuestPage(await browser.newPage());
  await start();
});

test.afterAll(async () => {
  await guestlist.stop();
  await sandbox.close();
  await keyring.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('refuses a wrong key in words, and keeps nothing of it', async () => {
  await guest.connect('pk_test_abcdefghijklmnop', sandbox.apiUrl);
  await expect(guest.page.getByText(/publishable key/).first()).toBeVisible();
  await guest.connect('sk_test_thisKeyIsNotKnownToAnyInstanceAtAll0000000', sandbox.apiUrl);
  await expect(guest.page.getByRole('alert').first()).toContainText(/key/i);
  await expect(guest.page.getByRole('textbox', { name: 'Secret key' })).toBeVisible();
});

test('connects with a key and shows the list', async () => {
  await guest.connect(sandbox.secretKey, sandbox.apiUrl);
  await expect(guest.inviteField).toBeFocused();
  await expect(guest.list.getByRole('row').first()).toBeVisible();
});

test('invites with every field', async () => {
  const { page } = guest;
  await page.getByRole('button', { name: /^Options/ }).click();
  await page.getByLabel('Expires after').fill('7');
  await page.getByLabel('Redirect URL').fill('https://app.example.com/welcome');
  await page.getByLabel('E-mail template').selectOption({ label: 'Waitlist invitation' });
  await page.getByLabel('Public metadata').fill('{ "role": "editor", "team": { "id": 7 } }');
  await page.getByRole('button', { name: 'Done' }).click();
  await guest.invite('grace.hopper@example.com');
  await expect(guest.row('grace.hopper@example.com')).toBeVisible();
  const sent = sandbox.control.ledger();
  expect(sent.map(({ emailAddress }) => emailAddress)).toEqual(['grace.hopper@example.com']);
  const { body } = await get(`${sandbox.apiUrl}/invitations?query=grace.hopper`);
  expect(body[0]).toMatchObject({ status: 'pending', public_metadata: { role: 'editor', team: { id: 7 } } });
  const days = Math.round((Number(body[0]?.['expires_at']) - Number(body[0]?.['created_at'])) / 86_400_000);
  expect(days).toBe(7);
});

test('invites somebody who has an account, without an e-mail', async () => {
  const { page } = guest;
  sandbox.control.addUser('member@example.com');
  await guest.invite('member@example.com');
  await expect(page.getByText('Has an account already').first()).toBeVisible();
  await page.getByRole('button', { name: /^Options/ }).click();
  await page.getByLabel('Send the e-mail').uncheck();
  await page.getByLabel('Ignore existing').check();
  await page.keyboard.press('Escape');
  await guest.invite('member@example.com');
  await expect(guest.row('member@example.com')).toBeVisible();
  const known = sandbox.control
    .invitations()
    .find(({ emailAddress }) => emailAddress === 'member@example.com');
  expect(known).toMatchObject({ status: 'pending', notify: false });
  expect(sandbox.control.ledger()).toHaveLength(1);
});

async function get(url: string): Promise<{ body: Record<string, unknown>[] }> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${sandbox.secretKey}` } });
  return { body: (await answer.json()) as Record<string, unknown>[] };
}

test('explains a duplicate', async () => {
  await guest.invite('grace.hopper@example.com');
  await expect(guest.page.getByText(/already invited|pending invitation/i).first()).toBeVisible();
  expect(sandbox.control.ledger()).toHaveLength(1);
});

test('searches, and filters by status', async () => {
  await guest.inviteField.fill('');
  await guest.search.fill('grace');
  await expect(guest.list.getByRole('row')).toHaveCount(1);
  await expect(guest.row('grace.hopper@example.com')).toBeVisible();
  await guest.search.fill('nobody-of-that-name');
  await expect(guest.page.getByText(/No match/)).toBeVisible();
  await guest.search.fill('');
  await guest.tab('Accepted').click();
  await expect(guest.list.getByRole('row').first()).toBeVisible();
  await expect(guest.row('grace.hopper@example.com')).toHaveCount(0);
  await guest.tab('Pending').click();
  await expect(guest.row('grace.hopper@example.com')).toBeVisible();
});

test('keeps the addresses that are not sent yet when the page is loaded again', async () => {
  const { page, inviteField } = guest;
  const kept = page.waitForResponse(
    (response) =>
      response.url().includes('shell.keepView') && !!response.request().postData()?.includes('latest@'),
  );
  await inviteField.fill('later@example.com, latest@example.com, ');
  await kept;
  await page.reload();
  await expect(page.getByText('2 addresses', { exact: true })).toBeVisible();
  await inviteField.press('Escape');
});

test('revokes, with five seconds to undo', async () => {
  const row = guest.row('grace.hopper@example.com');
  await row.hover();
  await row.getByRole('button', { name: 'Revoke' }).click();
  await guest.page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(row).toBeVisible();
  await row.hover();
  await row.getByRole('button', { name: 'Revoke' }).click();
  await expect(row).toHaveCount(0);
  await guest.tab('Revoked').click();
  await expect(guest.row('grace.hopper@example.com')).toBeVisible();
  const { body } = await get(`${sandbox.apiUrl}/invitations?query=grace.hopper&status=revoked`);
  expect(body).toHaveLength(1);
  await guest.tab('Pending').click();
});

test('is still connected after a restart, with the list at once', async () => {
  await stop();
  await start();
  await expect(guest.inviteField).toBeFocused();
  await expect(guest.list.getByRole('row').first()).toBeVisible();
  await guest.invite('katherine.johnson@example.com');
  await expect(guest.row('katherine.johnson@example.com')).toBeVisible();
  expect(sandbox.control.ledger()).toHaveLength(2);
});

test('keeps the key out of the page, the data directory and the log', async () => {
  const { page } = guest;
  const key = sandbox.secretKey;
  const own = await page.evaluate(() => [
    document.documentElement.outerHTML,
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
    document.cookie,
  ]);
  const heap = await heapText(page);
  expect(heap).toContain('katherine.johnson@example.com');
  expect([...own, heap].filter((text) => text.includes(key))).toEqual([]);
  await stop();
  expect(filesWith(dataDir, key)).toEqual([]);
  expect(printed.join('\n')).not.toContain(key);
  // The search itself must be able to find: the key's public end is in the settings, on purpose.
  expect(filesWith(dataDir, key.slice(-4)).length).toBeGreaterThan(0);
  await start();
});
