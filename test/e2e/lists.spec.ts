/** What a person looks for in the lists, from day to day: the page, a real keychain, a sandbox that stands for Clerk. */
import { expect, test } from '@playwright/test';
import { beginDay, type GuestDay } from '../support/guest-day.ts';
import { needsKeyring } from '../support/needs-keyring.ts';

test.describe.configure({ mode: 'serial' });
needsKeyring(test);

let day: GuestDay;

test.beforeAll(async ({ browser }) => {
  day = await beginDay(browser, { invitations: 40 });
  await day.guest.connect(day.sandbox.secretKey, day.sandbox.apiUrl);
  await expect(day.guest.list.getByRole('row').first()).toBeVisible();
});

test.afterAll(() => day.end());

test('who accepted last stands first, however long ago the invitation was sent', async () => {
  const { guest, sandbox } = day;
  const pending = sandbox.control.invitations().filter(({ status }) => status === 'pending');
  const oldest = pending.toSorted((a, b) => a.createdAt - b.createdAt)[0];
  if (!oldest) throw new Error('Nobody is pending.');
  sandbox.control.accept(oldest.id);
  await guest.page.getByRole('button', { name: 'Check for changes now' }).click();
  await guest.page.getByRole('tab', { name: 'Accepted' }).click();
  await expect(guest.list.getByRole('row').first()).toHaveAccessibleName(oldest.emailAddress);
  await expect(guest.page.getByRole('combobox', { name: 'Sort' })).toHaveValue('-updated_at');
});

test('each list keeps the order that was chosen for it', async () => {
  const { guest } = day;
  const sort = guest.page.getByRole('combobox', { name: 'Sort' });
  await sort.selectOption('Address A–Z');
  await guest.page.getByRole('tab', { name: 'Pending' }).click();
  await expect(sort).toHaveValue('-created_at');
  // Main keeps what is on the page. By the request: the answer to an earlier one of the same words may be on its way.
  const keeping = guest.page.waitForRequest(
    (request) =>
      request.url().endsWith('/api/shell.keepView') && /tab\W+accepted/.test(request.postData() ?? ''),
  );
  await guest.page.getByRole('tab', { name: 'Accepted' }).click();
  await expect(sort).toHaveValue('+email_address');
  await (await keeping).response();
  await guest.page.reload();
  await expect(guest.page.getByRole('tab', { name: 'Accepted' })).toHaveAttribute('aria-selected', 'true');
  await expect(sort).toHaveValue('+email_address');
});

test('who was revoked is invited again by one key on the row, with the metadata of before', async () => {
  const { guest, sandbox } = day;
  await guest.page.getByRole('tab', { name: 'Revoked' }).click();
  const row = guest.list.getByRole('row').first();
  // The rows of the list before stay until the answer is there.
  await expect(row).toContainText('Revoked');
  const address = (await row.getAttribute('aria-label')) ?? '';
  const before = sandbox.control.invitations().find(({ emailAddress }) => emailAddress === address);
  const mails = () => sandbox.control.ledger().filter(({ emailAddress }) => emailAddress === address).length;
  const sent = mails();
  await guest.page.keyboard.press('ArrowDown');
  await expect(row).toBeFocused();
  await guest.page.keyboard.press('r');
  // It was not sent from here, so a person is asked once what Clerk does not tell.
  const question = guest.page.getByRole('dialog', { name: `Resend to ${address}` });
  await question.getByRole('textbox', { name: 'Redirect URL' }).fill('https://example.com/welcome');
  await question.getByRole('button', { name: 'Resend' }).press('Enter');
  // On its way, or there already: what is said changes as soon as Clerk has answered.
  await expect(guest.status).toContainText(address);
  await expect.poll(mails).toBe(sent + 1);
  const newest = sandbox.control.invitations().findLast(({ emailAddress }) => emailAddress === address);
  expect(newest?.status).toBe('pending');
  expect(newest?.publicMetadata).toEqual(before?.publicMetadata);
  expect(newest?.redirectUrl).toBe('https://example.com/welcome');
  await guest.page.getByRole('tab', { name: 'Pending' }).click();
  await expect(guest.row(address)).toBeVisible();
});

test('the next one from elsewhere is sent again with the same, without a question, and can be taken back', async () => {
  const { guest, sandbox } = day;
  const rows = guest.list.getByRole('row');
  // The rows of the list before stay until the answer is there.
  await expect(rows.first()).toContainText('expires');
  const address = (await rows.nth(3).getAttribute('aria-label')) ?? '';
  const below = (await rows.nth(4).getAttribute('aria-label')) ?? '';
  const row = guest.row(address);
  await row.focus();
  await guest.page.keyboard.press('r');
  await expect(row).toContainText(/Resending in \d s/);
  await guest.page.keyboard.press('u');
  await expect(guest.status).toContainText(`Taken back: ${address}.`);
  const sent = sandbox.control.ledger().length;
  await row.focus();
  await guest.page.keyboard.press('r');
  await expect.poll(() => sandbox.control.ledger().length).toBe(sent + 1);
  expect(sandbox.control.invitations().at(-1)).toMatchObject({
    emailAddress: address,
    redirectUrl: 'https://example.com/welcome',
  });
  await expect(guest.page.getByRole('dialog')).toHaveCount(0);
  // The new one stands above, and the hand goes on below, however the two halves of a resend came in.
  await expect(rows.first()).toHaveAccessibleName(address);
  await expect(guest.row(below)).toBeFocused();
});

test('from 900 px on the details follow the list, and settings and an import stand beside it', async () => {
  const { guest, sandbox } = day;
  const { page } = guest;
  await page.setViewportSize({ width: 1280, height: 800 });
  await guest.tab('Pending').click();
  await expect(page.getByText('Nobody chosen')).toBeVisible();
  await expect(guest.list.getByRole('row').first()).toContainText('Pending');
  await guest.inviteField.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const address = (await guest.list.locator(':focus').getAttribute('aria-label')) ?? '';
  const details = page.getByRole('region', { name: address, exact: true });
  await expect(details.getByText('Public metadata')).toBeVisible();
  await expect(details.getByRole('heading', { name: 'What Guestlist did' })).toBeVisible();

  await page.keyboard.press('Control+,');
  const settings = page.getByRole('region', { name: 'Settings', exact: true });
  await settings.getByText('Dark').click();
  await guest.invite('wide@example.com');
  await expect
    .poll(() => sandbox.control.ledger().map(({ emailAddress }) => emailAddress))
    .toContain('wide@example.com');
  await expect(guest.row('wide@example.com')).toBeVisible();
  await expect(settings).toBeVisible();
  // Narrow, they are what lies over the list; and wide again beside it.
  await page.setViewportSize({ width: 400, height: 600 });
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(settings).toBeVisible();
  await settings.getByRole('button', { name: 'Close' }).click();

  await page.keyboard.press('i');
  const sheet = page.getByRole('region', { name: 'Import people', exact: true });
  await sheet.getByRole('textbox').fill('email\nfile.one@example.com\nfile.two@example.com');
  await sheet.getByRole('button', { name: 'Check', exact: true }).click();
  await guest.row('wide@example.com').click();
  await sheet.getByRole('button', { name: 'Queue 2 invitations' }).click();
  await expect
    .poll(() => sandbox.control.ledger().map(({ emailAddress }) => emailAddress))
    .toEqual(expect.arrayContaining(['file.one@example.com', 'file.two@example.com']));
  await page.setViewportSize({ width: 400, height: 600 });
});
