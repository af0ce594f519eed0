/** Many rows at once, by keyboard and by mouse, before a fake main, in a real Chromium. */
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import type { Scene } from '../../support/fake-guestlist.ts';
import { asked, status } from '../../support/renderer-hand.ts';
import { crowd, people } from '../../support/renderer-scenes.ts';
import { expectFocus, expectPage, popupSuite } from '../../support/renderer-suite.ts';
import { anAccount } from '../../support/samples.ts';

const openPopup = popupSuite();

async function open(scene: Scene): Promise<Page> {
  const page = await openPopup(scene);
  await page.getByRole('row').first().waitFor();
  return page;
}

/** The ids of each call of an operation. */
async function ids(page: Page, operation: string): Promise<string[][]> {
  return ((await asked(page, operation)) as { ids: string[] }[]).map((payload) => payload.ids);
}

const bar = (page: Page) => page.getByRole('region', { name: 'Selection' });

it('selects a range with Shift and the arrows, says how many, and resends all of them', async () => {
  const page = await open({ invitations: crowd(100) });
  await page.keyboard.press('ArrowDown');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowUp');
  await status(page).getByText('3 selected').waitFor();
  await page.keyboard.press('r');
  await expect.poll(() => ids(page, 'invitations.resend')).toEqual([['inv_0', 'inv_1', 'inv_2']]);
  await bar(page).waitFor({ state: 'detached' });
  await expectFocus(page, /@example\.com$/);
  await page.context().close();
});

it('selects one by one with Space, and revokes them with one undo', async () => {
  const page = await open({ invitations: crowd(100), undoMs: 600_000 });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await bar(page).getByText('2 selected').waitFor();
  await page.keyboard.press('e');
  await status(page).getByText('Revoking 2 invitations').waitFor();
  await page.keyboard.press('u');
  await status(page).getByText('Taken back: 2 items.').waitFor();
  expect(await ids(page, 'invitations.revoke')).toEqual([['inv_0', 'inv_2']]);
  await page.context().close();
});

it('selects all that match a search, drawn or not, and copies their addresses', async () => {
  const page = await open({ invitations: crowd(10_000) });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('/guest0099');
  await page.getByRole('row', { name: 'guest009900@example.com' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+a');
  await bar(page).getByText('100 selected').waitFor();
  await page.keyboard.press('c');
  await status(page).getByText('100 addresses copied.').waitFor();
  const [{ text = '' } = {}] = (await asked(page, 'shell.copyText')) as { text?: string }[];
  const copied = text.split('\n');
  expect(copied).toHaveLength(100);
  expect(copied.every((address) => address.includes('0099'))).toBe(true);
  await page.keyboard.press('Escape');
  await bar(page).waitFor({ state: 'detached' });
  await expectFocus(page, /@example\.com$/);
  await page.context().close();
});

it('asks before a whole crowd gets e-mails, also in development, and counts in its words', async () => {
  const page = await open({ invitations: crowd(7012) });
  await expectPage(page.getByRole('tab', { name: 'Pending' })).toHaveText('Pending7,012');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await bar(page).getByRole('button', { name: 'Resend', exact: true }).waitFor();
  await bar(page).getByRole('button', { name: 'Revoke', exact: true }).waitFor();
  await page.keyboard.press('Shift+End');
  await bar(page).getByText('7,012 selected').waitFor();
  await bar(page).getByRole('button', { name: 'Revoke all' }).waitFor();
  await bar(page).getByRole('button', { name: 'Resend all' }).waitFor();
  await page.keyboard.press('r');
  const question = page.getByRole('alertdialog', { name: 'Resend to 7,012 people?' });
  await question.getByRole('button', { name: 'Keep them' }).waitFor();
  await page.keyboard.press('Escape');
  expect(await ids(page, 'invitations.resend')).toEqual([]);
  await page.context().close();
});

it('asks in production before two are revoked, and names the account', async () => {
  const page = await open({ accounts: [anAccount({ environment: 'production' })], invitations: people() });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('e');
  const question = page.getByRole('alertdialog', { name: 'Revoke the invitation of 2 people?' });
  await question.getByText('Nordwind is in production.').waitFor();
  await question.getByRole('button', { name: 'Revoke' }).press('Enter');
  await status(page).getByText('Revoking 2 invitations').waitFor();
  expect((await ids(page, 'invitations.revoke'))[0]).toHaveLength(2);
  await page.context().close();
});

it('takes Ctrl and Shift with the mouse', async () => {
  const page = await open({ invitations: crowd(100) });
  const row = (index: number) => page.getByRole('row').nth(index).locator('.row-address');
  await row(1).click({ modifiers: ['ControlOrMeta'] });
  await row(4).click({ modifiers: ['Shift'] });
  await bar(page).getByText('4 selected').waitFor();
  await row(2).click({ modifiers: ['ControlOrMeta'] });
  await bar(page).getByText('3 selected').waitFor();
  await bar(page).getByRole('button', { name: 'Clear the selection' }).click();
  await bar(page).waitFor({ state: 'detached' });
  await page.context().close();
});

it('takes Ctrl and Shift on the checkbox of a row as on the row', async () => {
  const page = await open({ invitations: crowd(100) });
  const box = (index: number) => page.getByRole('row').nth(index).getByRole('checkbox');
  await box(1).click();
  await box(4).click({ modifiers: ['Shift'] });
  await bar(page).getByText('4 selected').waitFor();
  await expectPage(box(4)).toBeChecked();
  await box(2).click({ modifiers: ['ControlOrMeta'] });
  await bar(page).getByText('3 selected').waitFor();
  await expectPage(box(2)).not.toBeChecked();
  await page.context().close();
});

it('calls one by its name and many by theirs', async () => {
  const page = await open({ invitations: crowd(100) });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await bar(page).getByRole('button', { name: 'Resend', exact: true }).waitFor();
  await page.keyboard.press('Shift+ArrowDown');
  await bar(page).getByRole('button', { name: 'Revoke all' }).waitFor();
  await page.context().close();
});

it('ends with the tab it was made in', async () => {
  const page = await open({ invitations: people() });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+a');
  await bar(page).waitFor();
  await page.keyboard.press('3');
  await bar(page).waitFor({ state: 'detached' });
  await page.context().close();
});
