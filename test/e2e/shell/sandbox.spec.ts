/** The sandbox that the application brings along, in the application: on Electron's Node, not on the test's. */
import { expect } from '@playwright/test';
import { test } from '../../support/electron/shell-test.ts';
import { GuestPage } from '../../support/guest-page.ts';

test('“Try the sandbox” shows people in every state, and an invitation goes out', async ({ machine }) => {
  const host = await machine.start();
  const guest = new GuestPage(await host.popup());
  await guest.page.getByRole('button', { name: 'Try the sandbox' }).click();
  const counts = [
    ['Pending', '9'],
    ['Accepted', '18'],
    ['Expired', '9'],
    ['Revoked', '4'],
  ] as const;
  for (const [name, count] of counts) await expect(guest.tab(name)).toHaveAccessibleDescription(count);
  await guest.invite('grace@example.com');
  await expect(guest.row('grace@example.com')).toBeVisible();
  await expect(guest.tab('Pending')).toHaveAccessibleDescription('10');
  await host.quit();
});
