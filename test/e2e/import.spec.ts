/** A file becomes e-mails by keyboard alone: Chromium, the browser host, and a sandbox that stands for Clerk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Sandbox } from '../../main/sandbox/server.ts';
import { beginDay, type GuestDay } from '../support/guest-day.ts';
import type { GuestPage } from '../support/guest-page.ts';
import { needsKeyring } from '../support/needs-keyring.ts';
import { dropFiles } from '../support/renderer-hand.ts';

test.describe.configure({ mode: 'serial' });
needsKeyring(test);

const csv = join(import.meta.dirname, '../integration/import/files/excel-utf8.csv');

let day: GuestDay;
let sandbox: Sandbox;
let guest: GuestPage;

test.beforeAll(async ({ browser }) => {
  day = await beginDay(browser, { invitations: 20, limits: 'none' });
  ({ sandbox, guest } = day);
  await guest.connect(sandbox.secretKey, sandbox.apiUrl);
  await expect(guest.inviteField).toBeFocused();
  await expect(guest.list.getByRole('row').first()).toBeVisible();
});

test.afterAll(() => day.end());

const emailed = () => sandbox.control.ledger().map(({ emailAddress }) => emailAddress);
const sheet = () => guest.page.getByRole('dialog', { name: 'Import people' });

test('imports a chosen file by keyboard alone', async () => {
  const { keyboard } = guest.page;
  // Waited for from the start: the browser has to be told before the key is pressed that no dialog can be drawn.
  const chosen = guest.page.waitForEvent('filechooser');
  await keyboard.press('ArrowDown');
  await keyboard.press('i');
  await expect(sheet()).toBeVisible();
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await expect(guest.page.getByRole('button', { name: 'Choose a file…' })).toBeFocused();
  await keyboard.press('Enter');
  await (await chosen).setFiles(csv);
  await expect(sheet().getByText('3 of 5 rows ready to invite')).toBeVisible();
  await expect(guest.page.getByRole('button', { name: 'Queue 3 invitations' })).toBeFocused();
  expect(emailed()).toEqual([]);
  // Backwards over “Back” and the pages, to the choice of rows.
  const problems = guest.page.getByRole('button', { name: 'Problems 1' });
  for (let steps = 0; steps < 12; steps += 1) {
    if (await problems.evaluate((button) => button === document.activeElement)) break;
    await keyboard.press('Shift+Tab');
  }
  await keyboard.press('Enter');
  await expect(sheet().getByText('1–1 of 1')).toBeVisible();
  await expect(
    sheet()
      .getByText(/“bob\(at\)example.com”/)
      .first(),
  ).toBeVisible();
  const queue = guest.page.getByRole('button', { name: 'Queue 3 invitations' });
  for (let steps = 0; steps < 12; steps += 1) {
    if (await queue.evaluate((button) => button === document.activeElement)) break;
    await keyboard.press('Tab');
  }
  await keyboard.press('Enter');
  await expect(sheet()).toBeHidden();
  await expect(guest.tab('Queue')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(emailed).toHaveLength(3);
  // Clerk keeps addresses in lower case.
  expect(emailed().toSorted()).toEqual(['ada@example.com', 'grace@example.com', 'zoe@example.com']);
});

test('finds on the second time that everybody is invited already', async () => {
  await expect.poll(async () => (await guest.tab('Pending').innerText()).match(/\d+/)?.[0]).not.toBe('0');
  const { keyboard } = guest.page;
  await keyboard.press('i');
  await sheet().getByRole('textbox', { name: 'Or paste it here' }).fill(readFileSync(csv, 'utf8'));
  await keyboard.press('Control+Enter');
  await expect(sheet().getByText('Nobody to invite in this text')).toBeVisible();
  await guest.page.getByRole('button', { name: 'Duplicates 4' }).press('Enter');
  await expect(sheet().getByText('already invited').first()).toBeVisible();
  await keyboard.press('Escape');
  await expect(sheet()).toBeHidden();
  expect(emailed()).toHaveLength(3);
});

test('exports the list as a file that can be read back', async () => {
  await guest.tab('Pending').click();
  await guest.search.fill('example.com');
  const [download] = await Promise.all([
    guest.page.waitForEvent('download'),
    guest.page.getByRole('button', { name: 'Export this list as CSV' }).press('Enter'),
  ]);
  expect(download.suggestedFilename()).toMatch(/^guestlist-pending-\d{4}-\d\d-\d\d\.csv$/);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toContain('"ada@example.com"');
  expect(text).not.toMatch(/ticket/);
});

const fixtures = join(import.meta.dirname, '../fixtures/import');

/** Drops a file, changes nothing, and sends what is ready; returns what Clerk was asked for since. */
async function dropAndSend(name: string, button: string) {
  const before = sandbox.control.ledger().length;
  await dropFiles(guest.page, { name, bytes: readFileSync(join(fixtures, name)) });
  await sheet().getByRole('button', { name: button }).press('Enter');
  await expect(sheet()).toBeHidden();
  const sent = () => sandbox.control.ledger().slice(before);
  const people = Number(/\d+/u.exec(button)?.[0]);
  await expect.poll(() => sent().length).toBe(people);
  return sent();
}

test('sends no metadata of an export of Clerk when nothing is chosen', async () => {
  await expect(guest.tab('Queue')).toHaveAttribute('aria-selected', 'false');
  await guest.search.fill('');
  await dropAndSend('clerk-user-export.csv', 'Queue 1 invitation');
  const stored = await fetch(`${sandbox.apiUrl}/invitations?query=bob@example.org`, {
    headers: { authorization: `Bearer ${sandbox.secretKey}` },
  });
  expect(await stored.json()).toMatchObject([{ email_address: 'bob@example.org', public_metadata: {} }]);
});

test('invites no manager of a table of people', async () => {
  const sent = await dropAndSend('owner-column.csv', 'Queue 1 invitation');
  expect(sent.map(({ emailAddress }) => emailAddress)).toEqual(['cy@example.org']);
  expect(emailed().filter((address) => address.endsWith('@example.net'))).toEqual([]);
});

test('shows the names of a Polish spreadsheet as they are, before they are sent', async () => {
  const before = sandbox.control.ledger().length;
  const name = 'polish-excel-1250.csv';
  await dropFiles(guest.page, { name, bytes: readFileSync(join(fixtures, name)) });
  await expect(sheet().getByText('Reads as Central European (Windows-1250):')).toBeVisible();
  await guest.page.getByRole('combobox', { name: 'Use “Imię” as' }).selectOption('Metadata');
  await expect(sheet().getByText('2 people, with Imię, which everyone who signs in can read.')).toBeVisible();
  const rows = sheet().getByRole('list', { name: 'As they go out' });
  await expect(rows).toContainText('Łukasz');
  expect(sandbox.control.ledger()).toHaveLength(before);
  await sheet().getByRole('button', { name: 'Queue 2 invitations' }).press('Enter');
  await expect.poll(() => sandbox.control.ledger().length).toBe(before + 2);
  const stored = await fetch(`${sandbox.apiUrl}/invitations?query=lukasz@example.org`, {
    headers: { authorization: `Bearer ${sandbox.secretKey}` },
  });
  expect(await stored.json()).toMatchObject([{ public_metadata: { Imię: 'Łukasz' } }]);
});

test('takes a long file over as it stands, to its last letters', async () => {
  const people = Array.from(
    { length: 3000 },
    (_, index) => `guest-${index}@example.org,Łukasz 𠮷野 ${index}`,
  );
  await dropFiles(guest.page, {
    name: 'long.csv',
    bytes: ['email,name', ...people, '𠮷野家,Zoë'].join('\n'),
  });
  await expect(sheet().getByText('3,000 of 3,001 rows ready to invite')).toBeVisible();
  await guest.page.getByRole('button', { name: 'Problems 1' }).press('Enter');
  await expect(
    sheet()
      .getByText(/“𠮷野家” is not an e-mail address/u)
      .first(),
  ).toBeVisible();
  await guest.page.keyboard.press('Escape');
});
