/** Inviting everybody from the waitlist, by keyboard: the page, a real keychain, a sandbox that counts e-mails. */
import { expect, test } from '@playwright/test';
import { beginDay, type GuestDay } from '../support/guest-day.ts';
import { needsKeyring } from '../support/needs-keyring.ts';

test.describe.configure({ mode: 'serial' });
needsKeyring(test);

let day: GuestDay;

test.beforeAll(async ({ browser }) => {
  day = await beginDay(browser, { invitations: 5, waitlist: 720, environment: 'production' });
  await day.guest.connect(day.sandbox.secretKey, day.sandbox.apiUrl);
  await expect(day.guest.list.getByRole('row').first()).toBeVisible();
});

test.afterAll(() => day.end());

/** Whom an e-mail has told that they may join, in order. */
const invited = () =>
  day.sandbox.control
    .ledger(undefined, 'waitlist')
    .filter(({ templateSlug }) => templateSlug === 'waitlist_invitation')
    .map(({ emailAddress }) => emailAddress);

const addresses = (status: string) =>
  day.sandbox.control.waitlist
    .entries()
    .filter((entry) => entry.status === status)
    .map((entry) => entry.emailAddress)
    .toSorted();

/** What is listed begins anew with Guestlist. */
async function toWaitlist(): Promise<void> {
  await day.guest.page.getByRole('radio', { name: 'Application' }).focus();
  await day.guest.page.keyboard.press('ArrowRight');
}

test('all who wait are invited, over a pause and a restart, and everybody hears of it once', async () => {
  const { guest, sandbox } = day;
  const { page } = guest;
  const waiting = addresses('pending');
  const before = addresses('invited').length;
  expect(waiting.length).toBeGreaterThanOrEqual(500);
  await toWaitlist();
  const list = page.getByRole('grid', { name: 'Waitlist' });
  await expect(list).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+a');
  const count = waiting.length.toLocaleString('en');
  await expect(page.getByText(`${count} selected`).first()).toBeVisible();
  await page.keyboard.press('r');
  const question = page.getByRole('alertdialog', { name: `Invite ${count} people from the waitlist?` });
  await expect(question).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(question.getByRole('button', { name: `Invite ${count} · Production` })).toBeFocused();
  await page.keyboard.press('Enter');
  // Somewhere on the way, whatever the machine is doing.
  await expect.poll(() => invited().length, { timeout: 60_000 }).toBeGreaterThan(20);
  sandbox.control.hold('POST');
  await page.keyboard.press('5');
  await page.getByRole('button', { name: 'Pause' }).press('Enter');
  await expect(page.getByText(/^Paused, [\d,]+ to go$/u)).toBeVisible();
  sandbox.control.release();
  await day.restart();
  await page.getByRole('tab', { name: 'Queue' }).press('Enter');
  await expect(page.getByText(/^Paused, [\d,]+ to go$/u)).toBeVisible();
  expect(invited().length).toBeLessThan(waiting.length);
  await page.getByRole('button', { name: 'Resume' }).press('Enter');
  await expect.poll(() => invited().length, { timeout: 120_000 }).toBe(waiting.length);
  await expect(page.getByText('All done')).toBeVisible();
  expect(invited().toSorted()).toEqual(waiting);
  expect(addresses('pending')).toEqual([]);
  await toWaitlist();
  await expect(page.getByRole('tab', { name: 'Invited' })).toHaveAccessibleDescription(
    (before + waiting.length).toLocaleString('en'),
  );
});

test('two are added by the field; one is rejected, one is taken off for good', async () => {
  const { guest, sandbox } = day;
  const { page } = guest;
  const list = page.getByRole('grid', { name: 'Waitlist' });
  const row = (name: string) => list.getByRole('row', { name: `${name}@launch.example` });
  await page.getByRole('button', { name: /^(?:Invite|Add) to:/u }).focus();
  await page.keyboard.press('Control+j');
  const field = page.getByRole('textbox', { name: 'Add to the waitlist by e-mail' });
  await field.fill('ada@launch.example alan@launch.example ');
  await field.press('Enter');
  await expect.poll(() => addresses('pending')).toEqual(['ada@launch.example', 'alan@launch.example']);
  await page.getByRole('tab', { name: 'Waiting' }).press('Enter');
  await expect(row('ada')).toBeVisible();
  await row('ada').focus();
  await page.keyboard.press('e');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reject' }).press('Enter');
  await expect.poll(() => addresses('rejected'), { timeout: 30_000 }).toContain('ada@launch.example');
  await row('alan').focus();
  await page.keyboard.press('d');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete for good' }).press('Enter');
  await expect.poll(() => addresses('pending'), { timeout: 30_000 }).toEqual([]);
  expect(
    sandbox.control.waitlist.entries().some((entry) => entry.emailAddress === 'alan@launch.example'),
  ).toBe(false);
});
