/** Who needs no invitation is marked before it is sent, however many were pasted. */
import { expect, it } from 'vitest';
import { asked, inviteField } from '../../support/renderer-hand.ts';
import { crowd } from '../../support/renderer-scenes.ts';
import { expectPage, popupSuite } from '../../support/renderer-suite.ts';
import { anInvitation } from '../../support/samples.ts';
import { listenTo } from '../../support/spoken-page.ts';

const open = popupSuite();

it('marks every address that is pending already, with one question', async () => {
  const page = await open({ invitations: crowd(60) });
  const pasted = Array.from({ length: 60 }, (_, n) => `guest${String(n).padStart(6, '0')}@example.com`);
  await inviteField(page).fill(`new@example.com ${pasted.join(' ')} `);
  const chips = page.locator('.chip');
  // Not all of them are drawn; what needs a look is.
  await expect.poll(() => page.locator('.chip-known').count()).toBe(await chips.count());
  expect(await chips.count()).toBeGreaterThan(20);
  expect(await asked(page, 'invitations.known')).toEqual([
    { accountId: 'acc_1', addresses: ['new@example.com', ...pasted] },
  ]);
  await page.context().close();
});

it('counts on the button who gets an invitation, and says once, in the words of the chips, who has one', async () => {
  const ada = anInvitation({ id: 'inv_ada', emailAddress: 'ada@example.com' });
  const alan = anInvitation({ id: 'inv_alan', emailAddress: 'alan@example.com', status: 'accepted' });
  const page = await open({ invitations: [ada, alan] });
  const said = await listenTo(page);
  await inviteField(page).fill(
    'hugo@example.com, ines@example.com, ada@example.com, alan@example.com, nobody@, ',
  );
  await page.getByRole('button', { name: 'Invite 2', exact: true }).waitFor();
  await expectPage(page.locator('.chip-known .chip-remark')).toHaveText([
    'already invited',
    'already accepted',
  ]);
  await expect.poll(said).toEqual(['4 addresses, 1 not an address, 1 already invited, 1 already accepted']);
  // Who has one gets another where that is asked for.
  await page.keyboard.press('Control+o');
  await page.getByRole('switch', { name: 'Ignore existing' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Invite 4', exact: true }).waitFor();
  await page.context().close();
});
