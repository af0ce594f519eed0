/** One field for everything, by keyboard and by mouse. Before a fake main, in a real Chromium. */
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import type { Status } from '../../../preload/invitation.ts';
import { violations } from '../../support/accessibility.ts';
import { asked, inviteField, release, reopenWithout } from '../../support/renderer-hand.ts';
import { people } from '../../support/renderer-scenes.ts';
import { expectFocus, expectPage, popupSuite } from '../../support/renderer-suite.ts';
import { anAccount, anInvitation, aQueueItem } from '../../support/samples.ts';

const open = popupSuite();

const palette = (page: Page) => page.getByRole('dialog', { name: 'Go to anything' });
const field = (page: Page) => palette(page).getByRole('combobox');
const choice = (page: Page, name: string | RegExp) => palette(page).getByRole('option', { name });
const active = (page: Page) => palette(page).locator('[aria-selected="true"]');

it('finds a person in whichever list with two keys and their name, and opens the details', async () => {
  const invitations = [
    ...people(),
    anInvitation({ emailAddress: 'only.here@example.com', status: 'accepted' }),
  ];
  const queue = [aQueueItem({ id: 'q', emailAddress: 'only.waiting@example.com' })];
  const page = await open({ invitations, queue });
  await inviteField(page).press('Control+k');
  await page.keyboard.type('only');
  await choice(page, /only\.here@example\.com Accepted [^·]+$/).waitFor();
  await choice(page, 'only.waiting@example.com').waitFor();
  await choice(page, '1 in Accepted').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'only.here@example.com' }).waitFor();
  await expectPage(page.getByRole('tab', { name: 'Accepted' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('only');
  await choice(page, 'only.waiting@example.com').click();
  await page.getByRole('grid', { name: 'Queue items' }).getByRole('row', { name: 'only.waiting' }).waitFor();
  await page.context().close();
});

it('goes round with the arrows, says what is active, and closes where it was opened', async () => {
  const page = await open({ invitations: people() });
  await page.getByRole('row').first().waitFor();
  await page.keyboard.press('Control+k');
  await expectPage(active(page)).toHaveText('Invite somebody');
  await page.keyboard.press('ArrowUp');
  await expectPage(active(page)).toHaveText(/Replace the secret key/);
  await page.keyboard.press('ArrowDown');
  await expectPage(active(page)).toHaveText('Invite somebody');
  const id = await active(page).getAttribute('id');
  await expectPage(field(page)).toHaveAttribute('aria-activedescendant', id ?? '');
  await page.keyboard.type('nobody at all');
  await palette(page).getByText('Nothing is called “nobody at all”.').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await palette(page).waitFor({ state: 'hidden' });
  await expectFocus(page, 'Invite by e-mail');
  await page.context().close();
});

it('switches the account with three keys, and runs commands by their words', async () => {
  const accounts = [anAccount(), anAccount({ id: 'acc_2', label: 'Zephyr' })];
  const page = await open({ accounts, invitations: people() });
  await page.getByRole('row').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('z');
  await expectPage(active(page)).toHaveText(/Switch to Zephyr/);
  await page.keyboard.press('Enter');
  await expect.poll(() => asked(page, 'accounts.select')).toMatchObject([{ accountId: 'acc_2' }]);
  await page.getByRole('row').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('pau qu');
  await page.keyboard.press('Enter');
  await expect.poll(() => asked(page, 'queue.pause')).toHaveLength(1);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('sett');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  await page.context().close();
});

it('hears what is typed before its script is there, and does it then', async () => {
  const page = await open({ invitations: people() });
  const fetchNow = await reopenWithout(page, '**/Palette-*.js');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('sett');
  await page.keyboard.press('Enter');
  await expectPage(palette(page).getByRole('textbox')).toHaveValue('sett');
  await expectPage(page.getByRole('dialog', { name: 'Settings' })).toHaveCount(0);
  fetchNow();
  await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  await expectPage(palette(page)).toHaveCount(0);
  await page.context().close();
});

it('chooses by what is typed, not by who was found for a letter of it', async () => {
  const invitations = [anInvitation({ emailAddress: 'set@example.com' })];
  const page = await open({ invitations, hang: ['invitations.find'] });
  await page.getByRole('row').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('set');
  await release(page);
  await expectPage(active(page)).toHaveText(/set@example\.com/);
  await page.keyboard.type('t');
  await page.keyboard.press('Enter');
  await expectPage(palette(page)).toHaveCount(1);
  await release(page);
  await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  await page.context().close();
});

it('fills the invite field with somebody new, applies a preset, and sends nothing by itself', async () => {
  const preset = { id: 'beta', name: 'Beta', options: { expiresInDays: 3 }, defaultFor: [] };
  const page = await open({ invitations: people(), settings: { presets: [preset] } });
  await page.getByRole('row').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('new@example.com');
  await choice(page, 'Invite new@example.com').click();
  await expectFocus(page, 'Invite by e-mail');
  await page.getByRole('button', { name: 'Remove new@example.com' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('beta');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Options' }).getByText('3 days').waitFor();
  expect(await asked(page, 'invitations.create')).toEqual([]);
  await page.context().close();
});

it('finds people by their metadata, in the palette and in the list, and says in what', async () => {
  const publicMetadata = { crm: { tier: 'Gold plated' } };
  const gold = (status: Status) =>
    anInvitation({ emailAddress: `${status}.guest@example.com`, status, publicMetadata });
  const page = await open({
    invitations: [...people(), gold('pending'), gold('accepted'), gold('revoked')],
    queue: [aQueueItem({ emailAddress: 'tier.gold@example.com' })],
  });
  await page.getByRole('row').first().waitFor();
  await page.getByRole('searchbox', { name: 'Search invitations' }).fill('gold');
  const row = page.getByRole('row', { name: 'pending.guest@example.com' });
  await row.getByText('crm.tier: Gold plated').waitFor();
  await expectPage(row).toHaveAccessibleDescription(/crm\.tier: Gold plated/);
  await page.getByRole('button', { name: '1 in Queue' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('searchbox', { name: 'Search invitations' }).fill('tier:gold');
  await page.getByRole('button', { name: '1 in Revoked' }).click();
  await page.getByRole('row', { name: 'revoked.guest@example.com' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('tier:gold');
  await choice(page, /accepted\.guest@example\.com crm\.tier: Gold plated · Accepted [^·]+$/).waitFor();
  await choice(page, '1 in Accepted').waitFor();
  await page.keyboard.press('Escape');
  await page.context().close();
});

it('says in which other lists a search matches, also beside matches, and goes there', async () => {
  const invitations = [
    ...people(),
    anInvitation({ emailAddress: 'only.here@example.com', status: 'accepted' }),
  ];
  const queue = [aQueueItem({ emailAddress: 'only.here.too@example.com' })];
  const page = await open({ invitations, queue });
  await page.getByRole('row').first().waitFor();
  await page.getByRole('searchbox', { name: 'Search invitations' }).fill('only.here');
  await page.getByRole('button', { name: '1 in Accepted' }).click();
  await page.getByRole('row', { name: 'only.here@example.com' }).waitFor();
  await expectPage(page.getByRole('tab', { name: 'Accepted' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: '1 in Queue' }).click();
  await expectPage(page.getByRole('tab', { name: 'Queue' })).toHaveAttribute('aria-selected', 'true');
  await page.getByText('only.here.too@example.com').waitFor();
  await page.context().close();
});
