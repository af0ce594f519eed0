/** One invitation looked at closely, by key and by click. Before a fake main, in a real Chromium. */
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { asked, inviteField, status } from '../../support/renderer-hand.ts';
import { aHistory, people } from '../../support/renderer-scenes.ts';
import { expectPage, popupSuite } from '../../support/renderer-suite.ts';
import { anInvitation } from '../../support/samples.ts';

const open = popupSuite();
const invitations = people();

const row = (page: Page) => page.getByRole('row', { name: 'ada.lovelace@example.com' });
const sheet = (page: Page) => page.getByRole('dialog', { name: 'ada.lovelace@example.com' });
const fact = (page: Page, term: string) => sheet(page).locator('.fact', { hasText: term }).locator('dd');

it('Enter shows the facts and what was done, and Escape leads back to the row', async () => {
  const sentWith = { redirectUrl: 'https://app.example.com/welcome', notify: false };
  const page = await open({ invitations, details: { sentWith, history: aHistory() } });
  await row(page).waitFor();
  await inviteField(page).press('ArrowDown');
  await page.keyboard.press('Enter');
  await sheet(page).waitFor();
  await expectPage(fact(page, 'Status')).toHaveText('Pending');
  await expectPage(fact(page, 'Invited')).toHaveText(/\d{4}.*, 1 hour ago$/);
  await expectPage(fact(page, 'Expires')).toHaveText(/\d{4}.*, in 30 days$/);
  await expectPage(fact(page, 'Redirect URL')).toHaveText(sentWith.redirectUrl);
  await expectPage(fact(page, 'E-mail')).toHaveText('None was sent');
  await expectPage(fact(page, 'Public metadata')).toContainText('"role": "editor"');
  const steps = sheet(page).getByRole('list', { name: 'What Guestlist did' }).getByRole('listitem');
  await expectPage(steps.locator('p:first-child')).toHaveText([
    'New invitation sent',
    'Tried again',
    'Resend failed',
    'No clear answer, so Clerk was looked at first (3 times)',
    'Former invitation revoked',
    'Resend queued',
    'Invitation sent',
    'Invitation queued',
  ]);
  await sheet(page).getByText('cf7a-trace').waitFor();
  await sheet(page).getByRole('button', { name: 'Copy details' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  await page.keyboard.press('Escape');
  await sheet(page).waitFor({ state: 'hidden' });
  await expectPage(row(page)).toBeFocused();
  await page.context().close();
});

it('the keys of a row act in its details too, and the answer is heard there', async () => {
  const page = await open({ invitations });
  await row(page).waitFor();
  await inviteField(page).press('ArrowDown');
  await page.keyboard.press('Enter');
  await sheet(page).getByText('this invitation came from elsewhere').waitFor();
  // Whether the host can copy is asked after the first drawing.
  await sheet(page).getByRole('button', { name: 'Copy link' }).waitFor();
  await page.keyboard.press('c');
  await sheet(page)
    .getByText(/is on the clipboard/)
    .waitFor();
  expect(await asked(page, 'shell.copyLink')).toHaveLength(1);
  await page.keyboard.press('r');
  await sheet(page).waitFor({ state: 'hidden' });
  await expect.poll(() => asked(page, 'invitations.resend')).toHaveLength(1);
  await page.context().close();
});

it('says of a revoked one that a newer took its place, and leads there', async () => {
  const emailAddress = 'ada.lovelace@example.com';
  const newer = anInvitation({ id: 'inv_newer', emailAddress });
  const old = anInvitation({ id: 'inv_old', emailAddress, status: 'revoked', replacedBy: newer.id });
  const page = await open({ invitations: [newer, old] });
  await row(page).waitFor();
  await page.getByRole('tab', { name: 'Revoked' }).click();
  await row(page).getByText('Replaced').waitFor();
  expect(await row(page).getByRole('button', { name: 'Invite again' }).count()).toBe(0);
  await row(page).click({ position: { x: 60, y: 12 } });
  await expectPage(fact(page, 'Status')).toContainText('replaced by a newer one');
  expect(await fact(page, 'Expires').count()).toBe(0);
  await sheet(page).getByRole('button', { name: 'Show the newer one' }).click();
  await expectPage(fact(page, 'Status')).toHaveText('Pending');
  await page.context().close();
});

it('asks once what an invitation from elsewhere is resent with, and remembers it for the account', async () => {
  const page = await open({ invitations, madeElsewhere: true, undoMs: 60_000 });
  await row(page).waitFor();
  await inviteField(page).press('ArrowDown');
  await page.keyboard.press('r');
  const question = page.getByRole('dialog', { name: 'Resend to ada.lovelace@example.com' });
  await question.getByText('Clerk does not tell what an invitation was sent with').waitFor();
  await question.getByRole('textbox', { name: 'Redirect URL' }).fill('localhost:3000');
  await question.getByText('This is not a complete URL').waitFor();
  await page.keyboard.press('Enter');
  const address = 'https://example.com/welcome';
  await question.getByRole('textbox', { name: 'Redirect URL' }).fill(address);
  await page.keyboard.press('Enter');
  await question.waitFor({ state: 'hidden' });
  const ids = ['inv_ada.lovelace@example.com'];
  expect(await asked(page, 'invitations.resend')).toMatchObject([
    { ids },
    { ids, sendWith: { redirectUrl: address }, forAll: false },
  ]);
  expect(await asked(page, 'settings.set')).toMatchObject([
    { resendWith: { acc_1: { redirectUrl: address } } },
  ]);
  await expect.poll(() => row(page).evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('r');
  await expect.poll(() => asked(page, 'invitations.resend')).toHaveLength(3);
  await status(page).getByText('Resending 2 invitations in').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.context().close();
});

it('resends with something else, from the details, and from the tray what nobody knows', async () => {
  const { id = '', emailAddress = '' } =
    invitations.find((each) => each.emailAddress.startsWith('ada')) ?? {};
  const launchAction = { kind: 'list', status: 'pending', resend: { id, emailAddress } } as const;
  const page = await open({ invitations, madeElsewhere: true, launchAction });
  const question = page.getByRole('dialog', { name: 'Resend to ada.lovelace@example.com' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor({ state: 'hidden' });
  expect(await asked(page, 'invitations.resend')).toHaveLength(1);
  await row(page).click({ position: { x: 60, y: 12 } });
  await sheet(page).getByRole('button', { name: 'Resend with…' }).click();
  await question.getByText('In place of what it was sent with').waitFor();
  await question.getByRole('switch', { name: 'Send the e-mail' }).click();
  await question.getByRole('button', { name: 'Resend' }).click();
  await expect
    .poll(() => asked(page, 'invitations.resend'))
    .toMatchObject([{}, { ids: [id], sendWith: { notify: false }, forAll: true }]);
  expect(await asked(page, 'settings.set')).toEqual([]);
  await page.context().close();
});

it('a click on a row opens it, one on its buttons or with a modifier does not', async () => {
  const page = await open({ invitations });
  await row(page).getByRole('checkbox').click();
  await row(page).click({ modifiers: ['Control'], position: { x: 60, y: 12 } });
  expect(await page.getByRole('dialog').count()).toBe(0);
  await row(page).click({ position: { x: 60, y: 12 } });
  await sheet(page).waitFor();
  await page.context().close();
});
