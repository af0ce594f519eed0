/** What the popup copies goes through main: its own page may not touch the clipboard. */
import { expect } from '@playwright/test';
import { desktopOf, test } from '../../support/electron/shell-test.ts';

test('puts an address on the clipboard from main', async ({ machine }) => {
  const host = await machine.start();
  const desktop = desktopOf(host);
  const { page, list } = await machine.connect(host);
  const row = list.getByRole('row').first();
  const address = await row.getAttribute('aria-label');
  await row.press('Enter');
  await page.getByRole('button', { name: 'Copy address' }).press('Enter');
  await expect.poll(async () => (await desktop.see()).clipboard).toBe(address);
});
