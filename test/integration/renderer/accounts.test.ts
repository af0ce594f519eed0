/** What the settings do with accounts and their lists. Before a fake main, in a real Chromium. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { asked } from '../../support/renderer-hand.ts';
import { people } from '../../support/renderer-scenes.ts';
import { expectFocus, expectPage, popupSuite } from '../../support/renderer-suite.ts';

const open = popupSuite();
const proxy = 'https://clerk.example.com/v1';
const key = 'sk_test_0123456789abcdefghij';

async function change(page: Page): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Change address' }).press('Enter');
  // The address is selected: typing replaces it.
  await page.keyboard.type(proxy);
  await page.keyboard.press('Tab');
  await page.keyboard.type(key);
  await page.keyboard.press('Enter');
}

it('changes an API address with the key that is meant for it, by keyboard alone', async () => {
  const page = await open({});
  await change(page);
  const sheet = page.getByRole('dialog', { name: 'Settings' });
  await sheet.getByText(`Nordwind is at ${proxy} now.`).waitFor();
  expect(await asked(page, 'accounts.replaceKey')).toEqual([
    { accountId: 'acc_1', secretKey: key, keepIn: 'keychain', apiUrl: proxy },
  ]);
  await sheet.getByRole('listitem', { name: 'Nordwind' }).getByText(proxy, { exact: true }).waitFor();
  await expectFocus(page, /^Rename$/);
  expect(await page.content()).not.toContain(key);
  await page.context().close();
});

it('says at the address why it was refused, and keeps both fields for another try', async () => {
  const message = 'At clerk.example.com this key leads to another instance.';
  const fields = [{ field: 'apiUrl', message }];
  const page = await open({ refuse: { 'accounts.replaceKey': { kind: 'invalid-input', fields } } });
  await change(page);
  const address = page.getByRole('textbox', { name: 'API address' });
  await page.getByText(message).waitFor();
  await expectPage(address).toBeFocused();
  await expectPage(address).toHaveAttribute('aria-invalid', 'true');
  await expectPage(address).toHaveValue(proxy);
  await page.keyboard.press('End');
  await page.keyboard.type('x');
  await expectPage(page.getByText(message)).toHaveCount(0);
  await page.context().close();
});

it('leaves the address out of a key that is only replaced', async () => {
  const page = await open({});
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Replace key' }).press('Enter');
  await expectPage(page.getByRole('textbox', { name: 'Secret key' })).toBeFocused();
  expect(await page.getByRole('textbox', { name: 'API address' }).count()).toBe(0);
  await page.keyboard.type(key);
  await page.keyboard.press('Enter');
  await expect
    .poll(() => asked(page, 'accounts.replaceKey'))
    .toEqual([{ accountId: 'acc_1', secretKey: key, keepIn: 'keychain' }]);
  await page.context().close();
});

it('opens the disclosure on an address that is refused while connecting', async () => {
  const fields = [{ field: 'apiUrl', message: 'The address must begin with https://.' }];
  const page = await open({
    accounts: [],
    refuse: { 'accounts.connect': { kind: 'invalid-input', fields } },
  });
  await page.getByRole('textbox', { name: 'Secret key' }).fill(key);
  await page.getByRole('button', { name: 'API address and label' }).click();
  const address = page.getByRole('textbox', { name: 'API address' });
  await address.fill('http://clerk.example.com');
  await page.getByRole('button', { name: 'API address and label' }).click();
  await page.getByRole('textbox', { name: 'Secret key' }).press('Enter');
  await page.getByText('The address must begin with https://.').waitFor();
  await expectPage(address).toBeFocused();
  await page.context().close();
});

it.each([
  ['All of them', 29, 'all'],
  ['Accepted', 9, 'accepted'],
])('exports %s from the settings as one file', async (which, rows, name) => {
  const page = await open({ invitations: people() }, { acceptDownloads: true });
  await page.keyboard.press('Control+,');
  const sheet = page.getByRole('dialog', { name: 'Settings' });
  await sheet.getByLabel('Which ones').selectOption(which);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    sheet.getByRole('button', { name: 'Export as CSV' }).press('Enter'),
  ]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`^guestlist-${name}-\\d{4}-\\d\\d-\\d\\d\\.csv$`));
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(1 + rows);
  await sheet.getByText(`${rows} rows exported.`).waitFor();
  await page.context().close();
});

it('ends a rename, a new key and a new address with Escape, and stays in the settings', async () => {
  const page = await open({});
  await page.keyboard.press('Control+,');
  const account = page.getByRole('dialog', { name: 'Settings' }).getByRole('listitem', { name: 'Nordwind' });
  for (const name of ['Rename', 'Replace key', 'Change address']) {
    await account.getByRole('button', { name }).click();
    await account.getByRole('textbox').first().press('Escape');
    await account.getByRole('textbox').first().waitFor({ state: 'detached' });
    await account.getByRole('button', { name }).waitFor();
    await expectFocus(page, /^Rename$/);
  }
  await page.keyboard.press('Escape');
  await account.waitFor({ state: 'hidden' });
  await page.context().close();
});

it('shows without a keychain what is needed before Clerk is asked, and the refusal with its way out in view', async () => {
  const refuse = { 'accounts.connect': { kind: 'keychain', state: 'no-service' } } as const;
  const page = await open({ accounts: [], vault: 'no-service', refuse });
  const choice = page.getByRole('checkbox', { name: 'Keep it for this session only' });
  await expectPage(page.getByRole('textbox', { name: 'Secret key' })).toBeFocused();
  await expectPage(choice).toBeInViewport({ ratio: 1 });
  await page.keyboard.insertText(key);
  // As tall as the form gets.
  await page.getByRole('button', { name: 'API address and label' }).click();
  await page.getByRole('textbox', { name: 'API address' }).fill(proxy);
  await page.keyboard.press('Enter');
  const alert = page.getByRole('alert');
  await expectPage(alert).toBeInViewport({ ratio: 1 });
  await expectPage(alert.getByRole('button', { name: 'Keep it for this session only' })).toBeInViewport({
    ratio: 1,
  });
  await page.context().close();
});
