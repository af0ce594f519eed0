/** How many acts of a hand each common thing takes, counted as they are done. Before a fake main, in a real Chromium. */
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import type { Scene } from '../../support/fake-guestlist.ts';
import { asked } from '../../support/renderer-hand.ts';
import { people } from '../../support/renderer-scenes.ts';
import { expectPage, popupSuite } from '../../support/renderer-suite.ts';
import { anAccount, anInvitation, aQueueItem } from '../../support/samples.ts';
import { CountingHand } from './counting-hand.ts';

const openPopup = popupSuite();

/** A popup that was just opened: nothing was pressed in it. */
async function open(scene: Scene): Promise<{ page: Page; hand: CountingHand }> {
  const page = await openPopup(scene);
  return { page, hand: new CountingHand(page) };
}

const invited = (page: Page) => asked(page, 'invitations.create');
const beta = { id: 'beta', name: 'Beta', options: { expiresInDays: 3 }, defaultFor: [] };

it('invites somebody with 2: the address, Enter', async () => {
  const { page, hand } = await open({ invitations: people() });
  await hand.type('grace@example.com');
  await hand.press('Enter');
  await expect.poll(() => invited(page)).toMatchObject([{ drafts: [{ emailAddress: 'grace@example.com' }] }]);
  expect(hand.actions.length).toBeLessThanOrEqual(2);
  await page.context().close();
});

it('invites the next person with the preset of the last with 2, once it is to stay', async () => {
  const { page, hand } = await open({ invitations: people(), settings: { presets: [beta] } });
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Control+o');
  await page.getByRole('switch', { name: 'Keep for the next person' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Invite by e-mail' }).focus();
  await page.keyboard.type('ada.first@example.com');
  await page.keyboard.press('Enter');
  await expect.poll(() => invited(page)).toHaveLength(1);
  await hand.type('grace@example.com');
  await hand.press('Enter');
  const draft = { emailAddress: 'grace@example.com', expiresInDays: 3 };
  await expect.poll(async () => (await invited(page)).at(-1)).toMatchObject({ drafts: [draft] });
  expect(hand.actions.length).toBeLessThanOrEqual(2);
  await page.context().close();
});

it('cancels 858 that wait with 3: the queue, all, yes', async () => {
  const queue = Array.from({ length: 858 }, (_, index) =>
    aQueueItem({ emailAddress: `guest${index}@example.com`, state: 'queued' }),
  );
  const { page, hand } = await open({ invitations: people(), queue });
  await hand.click(page.getByRole('tab', { name: 'Queue' }));
  await hand.click(page.getByRole('button', { name: 'Cancel all' }));
  await hand.click(page.getByRole('alertdialog').getByRole('button', { name: 'Cancel all' }));
  await page.getByText('858 items taken back.').first().waitFor();
  expect(hand.actions.length).toBeLessThanOrEqual(3);
  await page.context().close();
});

it.each(['pending', 'accepted', 'expired', 'revoked', 'other'] as const)(
  'finds somebody who is %s with 2: Ctrl+K, the name',
  async (status) => {
    const lost = anInvitation({ emailAddress: 'lost.guest@example.com', status });
    const { page, hand } = await open({ invitations: [...people(), lost] });
    await hand.press('Control+k');
    await hand.type('lost.g');
    await page.getByRole('option', { name: 'lost.guest@example.com' }).waitFor();
    expect(hand.actions.length).toBeLessThanOrEqual(2);
    await page.context().close();
  },
);

it('switches the account by keyboard with 3: Ctrl+K, its first letter, Enter', async () => {
  const accounts = [anAccount(), anAccount({ id: 'acc_2', label: 'Zephyr' })];
  const { page, hand } = await open({ accounts, invitations: people() });
  await hand.press('Control+k');
  await hand.press('z');
  await page.getByRole('option', { name: /Switch to Zephyr/ }).waitFor();
  await hand.press('Enter');
  await expect.poll(() => asked(page, 'accounts.select')).toMatchObject([{ accountId: 'acc_2' }]);
  expect(hand.actions.length).toBeLessThanOrEqual(3);
  await page.context().close();
});

it('invites a revoked person again with 2: their list, the button of the row; or the address, Enter', async () => {
  const gone = anInvitation({ emailAddress: 'gone.guest@example.com', status: 'revoked' });
  const { page, hand } = await open({ invitations: [gone] });
  await hand.click(page.getByRole('tab', { name: 'Revoked' }));
  const row = page.getByRole('row', { name: gone.emailAddress });
  await row.hover();
  await hand.click(row.getByRole('button', { name: 'Invite again' }));
  await expect.poll(() => asked(page, 'invitations.resend')).toMatchObject([{ ids: [gone.id] }]);
  expect(hand.actions.length).toBeLessThanOrEqual(2);
  await page.context().close();
  const next = await open({ invitations: [...people(), gone] });
  await next.hand.type(gone.emailAddress);
  await next.hand.press('Enter');
  const again = { drafts: [{ emailAddress: gone.emailAddress }] };
  await expect.poll(() => invited(next.page)).toMatchObject([again]);
  expect(next.hand.actions.length).toBeLessThanOrEqual(2);
  await next.page.context().close();
});

it('connects to a sandbox elsewhere with 6, from the first start: key and address pasted, Enter', async () => {
  const { page, hand } = await open({ accounts: [] });
  const secretKey = 'sk_test_0123456789abcdefghij';
  const apiUrl = 'http://127.0.0.1:8123/v1';
  await hand.paste(secretKey);
  await hand.click(page.getByRole('button', { name: 'API address and label' }));
  await hand.click(page.getByRole('textbox', { name: 'API address' }));
  await hand.paste(apiUrl);
  await hand.press('Enter');
  await expect.poll(() => asked(page, 'accounts.connect')).toMatchObject([{ secretKey, apiUrl }]);
  await expectPage(page.getByRole('textbox', { name: 'Invite by e-mail' })).toBeFocused();
  expect(hand.actions.length).toBeLessThanOrEqual(6);
  await page.context().close();
});
