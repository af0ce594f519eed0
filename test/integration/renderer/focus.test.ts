/** The focus is never nowhere: what had it may go, and then its neighbour has it. */
import { expect, it } from 'vitest';
import type { Status } from '../../../preload/invitation.ts';
import type { FakeGuestlist } from '../../support/fake-guestlist.ts';
import { asked, inviteField, release, status as statusBar } from '../../support/renderer-hand.ts';
import { crowd, people, scenes } from '../../support/renderer-scenes.ts';
import { expectFocus, expectPage, popupSuite } from '../../support/renderer-suite.ts';
import { anAccount, anInvitation } from '../../support/samples.ts';

const open = popupSuite();

it('shows the one entry of many that is not an address, and names it', async () => {
  const page = await open({});
  const many = Array.from({ length: 60 }, (_, index) => `person${index}@example.com`);
  await inviteField(page).fill(['nonsense@', ...many, ''].join(' '));
  await page.keyboard.press('Enter');
  await statusBar(page).getByText('“nonsense@” is not an e-mail address.').waitFor();
  const chip = page.getByText('not an address', { exact: true });
  const box = await chip.boundingBox();
  const field = await page.locator('.address-flow').boundingBox();
  expect(box && field && box.y >= field.y && box.y + box.height <= field.y + field.height).toBe(true);
  await page.context().close();
});

it('leads to the option that needs another look', async () => {
  const page = await open({});
  await page.keyboard.press('Control+o');
  await page.getByLabel('Redirect URL').fill('nowhere');
  await page.keyboard.press('Control+o');
  await inviteField(page).fill('ada@example.com');
  await page.keyboard.press('Enter');
  await statusBar(page).getByText('An option needs another look.').waitFor();
  const redirect = page.getByLabel('Redirect URL');
  await expectPage(redirect).toBeFocused();
  expect(await asked(page, 'invitations.create')).toEqual([]);
  await page.context().close();
});

it('stays beside a preset that was saved or deleted', async () => {
  const page = await open({});
  await page.keyboard.press('Control+o');
  await page.getByLabel('Expires after').fill('7');
  await page.getByRole('button', { name: 'Save as preset…' }).press('Enter');
  await page.keyboard.type('Guests');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Delete “Guests”' }).waitFor();
  await expectFocus(page, 'Save as preset…');
  await page.getByRole('button', { name: 'Delete “Guests”' }).press('Enter');
  await page.getByRole('button', { name: 'Delete “Guests”' }).waitFor({ state: 'detached' });
  await expectFocus(page, 'Save as preset…');
  await page.context().close();
});

it('stays with an account that was renamed', async () => {
  const page = await open({});
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Rename' }).press('Enter');
  // The old label is selected: typing replaces it.
  await page.keyboard.type('Analytical');
  await page.keyboard.press('Enter');
  await page.getByRole('listitem', { name: 'Analytical' }).waitFor();
  await expectFocus(page, 'Rename');
  await page.context().close();
});

it('goes along to the queue and back, and from a tab into its list', async () => {
  const page = await open({ invitations: people() });
  const rows = page.getByRole('grid', { name: 'Invitations' }).getByRole('row');
  await rows.first().waitFor();
  await inviteField(page).press('ArrowDown');
  await page.keyboard.press('5');
  await expectFocus(page, /^Queue/);
  await page.keyboard.press('1');
  await expectFocus(page, /^Pending/);
  await rows.first().waitFor();
  await page.keyboard.press('ArrowDown');
  await expectFocus(page, (await rows.first().getAttribute('aria-label')) ?? '');
  await page.context().close();
});

it('starts at the first row of another tab', async () => {
  const page = await open({ invitations: people() });
  const rows = page.getByRole('grid', { name: 'Invitations' }).getByRole('row');
  await rows.first().waitFor();
  await inviteField(page).press('ArrowDown');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('2');
  await page.getByText('+accepted@').first().waitFor();
  await expectFocus(page, (await rows.first().getAttribute('aria-label')) ?? '');
  await page.context().close();
});

it('keeps what is selected when a question about it is answered with no', async () => {
  const account = anAccount({ environment: 'production' });
  const page = await open({ accounts: [account], invitations: crowd(20) });
  await page.getByRole('row').first().waitFor();
  await inviteField(page).press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  const selection = page.getByRole('region', { name: 'Selection' });
  await selection.waitFor();
  await page.keyboard.press('e');
  await page.getByRole('button', { name: 'Keep them' }).press('Enter');
  await selection.getByText('2 selected').waitFor();
  await page.keyboard.press('e');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).press('Enter');
  await selection.waitFor({ state: 'detached' });
  expect(await asked(page, 'invitations.revoke')).toHaveLength(1);
  await page.context().close();
});

it('stays with its invitation, icons and all, when another one comes in above', async () => {
  const page = await open({ invitations: people() });
  await page.getByRole('row').first().waitFor();
  const row = page.getByRole('row').nth(1);
  const address = (await row.getAttribute('aria-label')) ?? '';
  await inviteField(page).press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expectFocus(page, address);
  await page.evaluate(() => {
    const { guestlistFake } = window as unknown as { guestlistFake: FakeGuestlist };
    return guestlistFake.guestlist.invitations.create({
      accountId: 'acc_1',
      drafts: [{ emailAddress: 'new@example.com' }],
    });
  });
  await page.getByRole('row', { name: 'new@example.com' }).waitFor();
  const held = page.getByRole('row', { name: address, exact: true });
  await expectPage(held).toHaveAttribute('aria-rowindex', '3');
  await expect.poll(() => held.getAttribute('tabindex')).toBe('0');
  await expect.poll(() => held.locator('svg').count()).toBeGreaterThan(1);
  await page.context().close();
});

it('leads down from the invite field to the queue too, when that is what is shown', async () => {
  const page = await open(scenes()['queue'] ?? {});
  await page.getByRole('row').first().waitFor();
  await inviteField(page).press('ArrowDown');
  await page.keyboard.press('5');
  await page.getByRole('grid', { name: 'Queue items' }).waitFor();
  await page.keyboard.press('n');
  await page.keyboard.press('ArrowDown');
  await expectPage(page.getByRole('grid', { name: 'Queue items' }).getByRole('row').first()).toBeFocused();
  await page.context().close();
});

it('reads all of a row where the focus is, and leads to its buttons with the arrows to the side', async () => {
  const day = 86_400_000;
  const page = await open({
    invitations: [
      anInvitation({ emailAddress: 'ada@example.com', expiresAt: Date.now() + 1.5 * day }),
      anInvitation({ emailAddress: 'grace@example.com' }),
      anInvitation({ emailAddress: 'alan@example.com', status: 'accepted', updatedAt: Date.now() }),
    ],
    undoMs: 600_000,
  });
  const grid = page.getByRole('grid', { name: 'Invitations' });
  await expectPage(grid).toHaveAttribute('aria-rowcount', '2');
  await expectPage(grid).toHaveAttribute('aria-multiselectable', 'true');
  const ada = grid.getByRole('row', { name: 'ada@example.com', exact: true });
  await expectPage(ada).toHaveAccessibleDescription(
    /^Pending, Invited 2 days ago, expires in [12] days?, Expires soon$/u,
  );
  await inviteField(page).press('ArrowDown');
  await expectPage(ada).toBeFocused();
  await expectPage(ada).toHaveAttribute('aria-selected', 'false');
  await page.keyboard.press('Space');
  await expectPage(ada).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  // One stop of Tab; what can be done to the row is in a toolbar, beside it.
  expect(await grid.locator('[tabindex="0"]').count()).toBe(1);
  await expectPage(
    ada.getByRole('gridcell', { name: 'Actions' }).getByRole('toolbar').getByRole('button'),
  ).toHaveCount(5);
  for (const name of ['Select ada@example.com', 'Copy link', 'Resend']) {
    await page.keyboard.press('ArrowRight');
    await expectFocus(page, name);
  }
  await page.keyboard.press('ArrowLeft');
  await expectFocus(page, 'Copy link');
  await page.keyboard.press('ArrowDown');
  await expectFocus(page, 'grace@example.com');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  // The letters of the row are heard on its buttons; what is counted down is not read out with each second.
  await page.keyboard.press('e');
  await expectPage(ada).toHaveAccessibleDescription('Pending, Revoking in a few seconds');
  await page.keyboard.press('u');
  await page.getByRole('tab', { name: 'Accepted' }).click();
  await expectPage(grid.getByRole('row')).toHaveAccessibleDescription(
    /^Accepted just now, invited 2 days ago, New$/u,
  );
  await page.context().close();
});

const three = (status: Status) =>
  ['ada', 'grace', 'alan'].map((name, index) =>
    anInvitation({
      emailAddress: `${name}@example.com`,
      status,
      createdAt: Date.now() - (index + 2) * 86_400_000,
      updatedAt: Date.now() - (index + 2) * 86_400_000,
    }),
  );

it.each([
  ['Pending', 'pending', 'grace', 'alan'],
  ['Pending', 'pending', 'alan', 'grace'],
  ['Expired', 'expired', 'grace', 'alan'],
  ['Expired', 'expired', 'alan', 'grace'],
  ['Revoked', 'revoked', 'ada', 'grace'],
  ['Revoked', 'revoked', 'alan', 'grace'],
] as const)('goes below who is sent again in %s, at the end above: %s %s', async (tab, status, who, next) => {
  const page = await open({ invitations: three(status), undoMs: 600_000 });
  await page.getByRole('tab', { name: tab }).click();
  const row = page.getByRole('row', { name: `${who}@example.com` });
  await row.press('r');
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await expectPage(row).toBeFocused();
  // Taken back, it is as if nothing had been.
  await page.keyboard.press('u');
  await statusBar(page).getByText(`Taken back: ${who}@example.com.`).waitFor();
  await expectPage(row).toBeFocused();
  await page.keyboard.press('r');
  await expect.poll(() => asked(page, 'invitations.resend')).toHaveLength(2);
  await release(page);
  await expectFocus(page, `${next}@example.com`);
  // Heard too, until the person moves on.
  const told = page.getByText(`Went on to ${next}@example.com.`);
  await expectPage(told).toHaveCount(1);
  await page.keyboard.press('Home');
  await expectPage(told).toHaveCount(0);
  await page.context().close();
});

it('comes back to the rows when the only one was sent again, or gone, and there is one anew', async () => {
  const page = await open({
    invitations: [anInvitation({ emailAddress: 'ada@example.com' })],
    undoMs: 600_000,
  });
  const row = page.getByRole('row');
  await row.press('r');
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await release(page);
  await expectPage(row.getByText('Invited just now')).toBeVisible();
  await expectFocus(page, 'ada@example.com');
  await page.keyboard.press('d');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).press('Enter');
  await page.getByText('Nobody is waiting').waitFor();
  await page.evaluate(() => {
    const { guestlistFake } = window as unknown as { guestlistFake: FakeGuestlist };
    return guestlistFake.guestlist.invitations.create({
      accountId: 'acc_1',
      drafts: [{ emailAddress: 'new@example.com' }],
    });
  });
  await expectFocus(page, 'new@example.com');
  await page.context().close();
});
