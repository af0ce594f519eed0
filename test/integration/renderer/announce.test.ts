/** What a screen reader says without being asked, and what tells without words. Before a fake main, in a real Chromium. */
import { expect, it } from 'vitest';
import { inviteField, status } from '../../support/renderer-hand.ts';
import { people } from '../../support/renderer-scenes.ts';
import { expectPage, popupSuite } from '../../support/renderer-suite.ts';
import { anInvitation } from '../../support/samples.ts';

const open = popupSuite();

it('says once that a revoke can be taken back, and not every second', async () => {
  const page = await open({ invitations: people(), undoMs: 60_000 });
  await page.getByRole('row').first().waitFor();
  await inviteField(page).press('ArrowDown');
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    for (const region of document.querySelectorAll('[aria-live], [role=status]')) {
      const note = () => region.textContent && said.push(region.textContent);
      new MutationObserver(note).observe(region, { childList: true, characterData: true, subtree: true });
    }
  });
  await page.keyboard.press('e');
  await status(page)
    .getByText(/Revoking 1 invitation in 5\d s/)
    .waitFor();
  // The count goes on for the eye alone.
  await status(page)
    .getByText(/Revoking 1 invitation in 5[0-7] s/)
    .waitFor();
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
  expect(await said()).toEqual(['Revoking 1 invitation in a few seconds. U takes it back.']);
  await page.keyboard.press('u');
  await expect.poll(said).toContainEqual(expect.stringContaining('Taken back'));
  await page.context().close();
});

it('lets a revoke be taken back on its row, and tells of it once to who reads the page', async () => {
  const page = await open({ invitations: people(), undoMs: 600_000 });
  const row = page.getByRole('row', { name: 'grace.hopper@navy.example' });
  await row.press('e');
  await status(page)
    .getByText(/Revoking 1 invitation in \d+ s/)
    .waitFor();
  // What is drawn is for the eye, and the hint for the ear.
  await expectPage(page.getByRole('paragraph').filter({ hasText: 'Revoking 1 invitation' })).toHaveText([
    'Revoking 1 invitation in a few seconds. U takes it back.',
  ]);
  await row.getByRole('button', { name: 'Take back' }).press('Enter');
  await status(page).getByText('Taken back: grace.hopper@navy.example.').waitFor();
  await expectPage(row).toBeFocused();
  await expectPage(row.getByRole('button', { name: 'Take back' })).toHaveCount(0);
  await page.context().close();
});

it('says how many a search finds, in every list', async () => {
  const page = await open({ invitations: people() });
  await page.getByRole('row').first().waitFor();
  await page.getByRole('searchbox', { name: 'Search invitations' }).fill('ada');
  await expectPage(page.getByRole('status').filter({ hasText: '1 match in Pending for “ada”.' })).toHaveCount(
    1,
  );
  await page.getByRole('searchbox', { name: 'Search invitations' }).fill('nobody at all');
  await expectPage(page.getByRole('status').filter({ hasText: 'Nobody in Pending matches.' })).toHaveCount(1);
  await page.context().close();
});

it('marks who has just accepted, and counts in the title of the page', async () => {
  const updatedAt = Date.now() - 60_000;
  const invitations = [
    anInvitation({ emailAddress: 'new@example.com', status: 'accepted', updatedAt }),
    anInvitation({ emailAddress: 'old@example.com', status: 'accepted', updatedAt: updatedAt - 86_400_000 }),
    anInvitation({ emailAddress: 'waits@example.com' }),
  ];
  const page = await open({ invitations });
  await expectPage(page).toHaveTitle('1 pending · Guestlist');
  await page.getByRole('tab', { name: 'Accepted' }).click();
  await expectPage(page.getByRole('row', { name: 'new@example.com' })).toContainText('New');
  await expectPage(page.getByRole('row', { name: 'old@example.com' })).not.toContainText('New');
  await page.context().close();
});

it('names the preset while the options are closed, keeps it if asked, and leaves it with Escape', async () => {
  const preset = { id: 'beta', name: 'Beta', options: { expiresInDays: 3 }, defaultFor: [] };
  const page = await open({ invitations: people(), settings: { presets: [preset] } });
  const options = page.getByRole('button', { name: 'Options' });
  await inviteField(page).press('Alt+1');
  await expectPage(options).toContainText('Beta · 3 days');
  await options.click();
  await page.getByRole('switch', { name: 'Keep for the next person' }).click();
  await page.keyboard.press('Escape');
  await expectPage(options).toBeFocused();
  await inviteField(page).fill('one@example.com');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Result' }).getByText('Invited').waitFor();
  await expectPage(options).toContainText('Beta · 3 days');
  // The result goes first, then the preset.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expectPage(options).not.toContainText('Beta');
  await inviteField(page).press('Alt+1');
  await inviteField(page).fill('two@example.com');
  await page.keyboard.press('Enter');
  await expectPage(options).not.toContainText('Beta');
  await page.context().close();
});
