/** Inviting into an organization, by keyboard: the page, a real keychain, a sandbox that stands for Clerk. */
import { expect, test } from '@playwright/test';
import { beginDay, type GuestDay } from '../support/guest-day.ts';
import { needsKeyring } from '../support/needs-keyring.ts';

test.describe.configure({ mode: 'serial' });
needsKeyring(test);

let day: GuestDay;

test.beforeAll(async ({ browser }) => {
  day = await beginDay(browser, { invitations: 5, organizations: 3, organizationInvitations: 0 });
  await day.guest.connect(day.sandbox.secretKey, day.sandbox.apiUrl);
  await expect(day.guest.list.getByRole('row').first()).toBeVisible();
});

test.afterAll(() => day.end());

const people = ['ada@acme.example', 'alan@acme.example', 'grace@acme.example'];

test('an organization and a role are chosen, three are invited, one is sent again, one is revoked', async () => {
  const { guest, sandbox } = day;
  const { page } = guest;
  const [, wanted] = sandbox.control.organizations.list();
  if (!wanted) throw new Error('There is no second organization.');
  const made = () => sandbox.control.organizations.invitations();
  const to = page.getByRole('button', { name: /^Invite to:/u });
  await expect(to).toBeVisible();
  await to.focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Invite to' });
  await expect(sheet.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type(wanted.name);
  await expect(sheet.getByRole('radio')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('radio')).toBeChecked();
  await sheet.getByRole('combobox', { name: 'Role' }).selectOption('Admin');
  await sheet.getByRole('textbox', { name: 'In whose name' }).press('Enter');
  await expect(to).toHaveAccessibleName(`Invite to: ${wanted.name} · Admin`);

  await guest.invite(...people);
  for (const address of people) await expect(guest.row(address)).toBeVisible();
  expect(made().map(({ role, organizationId }) => [role, organizationId])).toEqual(
    people.map(() => ['org:admin', wanted.id]),
  );

  await guest.row('ada@acme.example').focus();
  await page.keyboard.press('r');
  await expect.poll(() => made().length, { timeout: 20_000 }).toBe(4);
  await guest.row('alan@acme.example').focus();
  await page.keyboard.press('e');
  const statuses = () =>
    made()
      .map(({ emailAddress, status }) => `${emailAddress} ${status}`)
      .sort();
  await expect
    .poll(statuses, { timeout: 20_000 })
    .toEqual([
      'ada@acme.example pending',
      'ada@acme.example revoked',
      'alan@acme.example revoked',
      'grace@acme.example pending',
    ]);
  const mails = sandbox.control.ledger(undefined, 'organization').map(({ emailAddress }) => emailAddress);
  expect(mails.toSorted()).toEqual(['ada@acme.example', ...people].toSorted());
  expect(sandbox.control.ledger(undefined, 'application')).toHaveLength(
    sandbox.control.ledger().length - mails.length,
  );
});

test('what was chosen is there again on the next page, and one key leads to the application', async () => {
  const { guest } = day;
  await guest.page.reload();
  const to = guest.page.getByRole('button', { name: /^Invite to:/u });
  await expect(to).toHaveAccessibleName(/Admin$/u);
  await expect(guest.row('grace@acme.example')).toBeVisible();
  await guest.page.keyboard.press('Control+j');
  await expect(to).toHaveAccessibleName('Invite to: Application');
  await expect(guest.row('grace@acme.example')).toHaveCount(0);
});
