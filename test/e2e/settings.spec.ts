/** An account moves to another API address: the browser host, a real keychain, and sandboxes that stand for Clerk. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../main/sandbox/server.ts';
import { beginDay, type GuestDay } from '../support/guest-day.ts';
import type { GuestPage } from '../support/guest-page.ts';
import { needsKeyring } from '../support/needs-keyring.ts';

test.describe.configure({ mode: 'serial' });
needsKeyring(test);

let day: GuestDay;
let guest: GuestPage;
/** The same instance at another address, which says that it is in production. */
let proxy: Sandbox;
let stranger: Sandbox;

test.beforeAll(async ({ browser }) => {
  day = await beginDay(browser, { seed: 1, invitations: 20, limits: 'none' });
  proxy = await startSandbox({ seed: 1, invitations: 20, limits: 'none', environment: 'production' });
  stranger = await startSandbox({ seed: 2, invitations: 0, limits: 'none' });
  ({ guest } = day);
  await guest.connect(day.sandbox.secretKey, day.sandbox.apiUrl);
  await expect(guest.list.getByRole('row').first()).toBeVisible();
});

test.afterAll(async () => {
  await day.end();
  await proxy.close();
  await stranger.close();
});

const sheet = () => guest.page.getByRole('dialog', { name: 'Settings' });
const address = () => sheet().getByRole('textbox', { name: 'API address' });
const requests = (sandbox: Sandbox) => sandbox.control.requests().requests;

async function change(apiUrl: string, key: string): Promise<void> {
  await address().fill(apiUrl);
  await sheet().getByRole('textbox', { name: 'Secret key' }).fill(key);
  await sheet().getByRole('textbox', { name: 'Secret key' }).press('Enter');
}

test('stays where it is when the address leads to another instance, or to nobody', async () => {
  await guest.page.getByRole('button', { name: 'Settings' }).click();
  await sheet().getByRole('button', { name: 'Change address' }).click();
  await change(stranger.apiUrl, stranger.secretKey);
  await expect(sheet().getByText(/this key leads to another instance/)).toBeVisible();
  await change('http://127.0.0.1:9/v1', day.sandbox.secretKey);
  await expect(sheet().getByText('127.0.0.1:9 cannot be reached')).toBeVisible();
  await expect(sheet().getByText(day.sandbox.apiUrl, { exact: true })).toBeVisible();
  // The form first, then the settings around it.
  await guest.page.keyboard.press('Escape');
  await guest.page.keyboard.press('Escape');
  await guest.invite('ada@example.com');
  await expect(guest.row('ada@example.com')).toBeVisible();
  expect(day.sandbox.control.ledger()).toHaveLength(1);
});

test('moves with the key given for the new address, and bears its mark from then on', async () => {
  await guest.page.getByRole('button', { name: 'Settings' }).click();
  await sheet().getByRole('button', { name: 'Change address' }).click();
  await change(proxy.apiUrl, proxy.secretKey);
  await expect(sheet().getByText(`is at ${proxy.apiUrl} now.`)).toBeVisible();
  const before = requests(day.sandbox);
  await expect(sheet().getByRole('listitem').getByText('Production', { exact: true })).toBeVisible();
  await guest.page.keyboard.press('Escape');
  await expect(guest.page.getByRole('button', { name: /^Account:.*Production$/ })).toBeVisible();
  // Only the other sandbox has it. Both give the same ids to what is new, so it has to be gone first.
  await expect(guest.row('ada@example.com')).toBeHidden();
  await guest.invite('grace@example.com');
  await expect(guest.row('grace@example.com')).toBeVisible();
  expect(proxy.control.ledger().map(({ emailAddress }) => emailAddress)).toEqual(['grace@example.com']);
  expect(requests(day.sandbox)).toBe(before);
});

test('exports every list of the account as one file', async () => {
  await guest.page.getByRole('button', { name: 'Settings' }).click();
  const [download] = await Promise.all([
    guest.page.waitForEvent('download'),
    sheet().getByRole('button', { name: 'Export as CSV' }).press('Enter'),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text.match(/\r\n/g)).toHaveLength(1 + proxy.control.invitations().length);
  for (const status of ['pending', 'accepted', 'expired', 'revoked']) expect(text).toContain(`"${status}"`);
  expect(text).not.toMatch(/ticket/);
});
