/** A working day without a mouse: real keys in Chromium, the browser host, a real keychain, a sandbox for Clerk. */
import { expect, type Locator, test } from '@playwright/test';
import type { Sandbox } from '../../main/sandbox/server.ts';
import { beginDay, type GuestDay } from '../support/guest-day.ts';
import type { GuestPage } from '../support/guest-page.ts';
import { needsKeyring } from '../support/needs-keyring.ts';

test.describe.configure({ mode: 'serial' });
needsKeyring(test);

let day: GuestDay;
let sandbox: Sandbox;
let guest: GuestPage;

test.beforeAll(async ({ browser }) => {
  day = await beginDay(browser, { invitations: 40 });
  ({ sandbox, guest } = day);
});

test.afterAll(() => day.end());

const press = (key: string) => guest.page.keyboard.press(key);
const type = (text: string) => guest.page.keyboard.type(text);
const mailsTo = (address: string) =>
  sandbox.control.ledger().filter(({ emailAddress }) => emailAddress === address).length;

/** Tab until it is there, as a person would; fails when it cannot be reached. */
async function tabTo(target: Locator): Promise<void> {
  await target.waitFor();
  for (let steps = 0; steps < 60; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await press('Tab');
  }
  await expect(target).toBeFocused();
}

/** From the empty invite field to the one row of a search. */
async function toRow(address: string): Promise<void> {
  await press('ArrowDown');
  await press('/');
  await expect(guest.search).toBeFocused();
  await type(address);
  await expect(guest.list.getByRole('row')).toHaveCount(1);
  await press('ArrowDown');
  await expect(guest.row(address)).toBeFocused();
}

async function leaveSearch(): Promise<void> {
  await press('/');
  await press('Escape');
  await press('Escape');
  await expect(guest.inviteField).toBeFocused();
  // The whole list is back: without rows ArrowDown leads to the search.
  await expect(guest.list.getByRole('row').nth(1)).toBeVisible();
}

test('connects', async () => {
  await expect(guest.page.getByRole('textbox', { name: 'Secret key' })).toBeFocused();
  await type(sandbox.secretKey);
  await tabTo(guest.page.getByRole('button', { name: 'API address and label' }));
  await press('Enter');
  await tabTo(guest.page.getByRole('textbox', { name: 'API address' }));
  await type(sandbox.apiUrl);
  await press('Enter');
  await expect(guest.inviteField).toBeFocused();
  await expect(guest.list.getByRole('row').first()).toBeVisible();
});

test('invites three at once', async () => {
  await type('ada@example.com, Grace Hopper <grace@example.com> radia@example.com');
  await press('Enter');
  await expect(guest.page.getByRole('region', { name: 'Result' })).toContainText('3 sent');
  await expect(guest.row('radia@example.com')).toBeVisible();
  await expect(guest.inviteField).toBeFocused();
  expect(sandbox.control.ledger()).toHaveLength(3);
});

test('resends one', async () => {
  await press('Escape');
  await toRow('ada@example.com');
  await press('r');
  await expect(guest.status).toContainText('ada@example.com: Resent');
  expect(mailsTo('ada@example.com')).toBe(2);
  await leaveSearch();
});

test('takes a revoke back, then lets another one through', async () => {
  await toRow('grace@example.com');
  await press('e');
  await expect(guest.page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await press('u');
  await expect(guest.status).toContainText('Taken back: grace@example.com.');
  await leaveSearch();
  await toRow('radia@example.com');
  await press('e');
  await expect(guest.status).toContainText('radia@example.com: Revoked');
  await leaveSearch();
  await press('ArrowDown');
  await press('4');
  await expect(guest.row('radia@example.com')).toBeVisible();
  await expect(guest.row('grace@example.com')).toHaveCount(0);
  await press('1');
  await expect(guest.row('grace@example.com')).toBeVisible();
});

test('searches', async () => {
  await press('ArrowDown');
  await press('/');
  await type('ace@exa');
  await expect(guest.list.getByRole('row')).toHaveCount(1);
  await expect(guest.row('grace@example.com')).toBeVisible();
  await type(' nobody');
  await expect(guest.page.getByText(/^No match for/)).toBeVisible();
  await leaveSearch();
  await press('ArrowDown');
});

test('imports a table', async () => {
  await press('i');
  const text = guest.page.getByRole('textbox', { name: 'Or paste it here' });
  await tabTo(text);
  await guest.page.keyboard.insertText(
    'email,role\nmargaret@example.com,editor\nbarbara@example.com,admin\nno-address,editor\n',
  );
  await tabTo(guest.page.getByRole('button', { name: 'Check', exact: true }));
  await press('Enter');
  await expect(guest.page.getByText('2 of 3 rows ready to invite')).toBeVisible();
  await tabTo(guest.page.getByRole('button', { name: 'Queue 2 invitations' }));
  await press('Enter');
  await expect.poll(() => mailsTo('margaret@example.com') + mailsTo('barbara@example.com')).toBe(2);
  expect(mailsTo('no-address')).toBe(0);
});

test('adds an account and switches back to the first', async () => {
  const switcher = guest.page.getByRole('button', { name: /^Account:/ });
  const first = (await switcher.textContent()) ?? '';
  await tabTo(switcher);
  await press('Enter');
  await press('ArrowDown');
  await expect(guest.page.getByRole('button', { name: 'Add account' })).toBeFocused();
  await press('Enter');
  await tabTo(guest.page.getByRole('button', { name: 'Try the sandbox' }));
  await press('Enter');
  await expect(guest.inviteField).toBeFocused();
  await expect(switcher).toContainText('Sandbox');
  await tabTo(switcher);
  await press('Enter');
  await press('Enter');
  await expect(switcher).toHaveText(first);
  await expect(guest.inviteField).toBeFocused();
  // As it was left: an import leads to the queue.
  await expect(guest.page.getByRole('row', { name: 'margaret@example.com' })).toBeVisible();
});
