/** Who needs no invitation is marked before it is sent, however many were pasted. */
import { expect, it } from 'vitest';
import { asked, inviteField } from '../../support/renderer-hand.ts';
import { crowd } from '../../support/renderer-scenes.ts';
import { popupSuite } from '../../support/renderer-suite.ts';

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
