/** What the system's notifications say, and where a click on one leads. */
import { expect } from '@playwright/test';
import { desktopOf, test } from '../../support/electron/shell-test.ts';

const minute = 60_000;

test('a failure becomes a notification, and a click on it opens the popup on the failed item', async ({
  machine,
  sandbox,
}) => {
  const host = await machine.start();
  const desktop = desktopOf(host);
  const guest = await machine.connect(host);
  await desktop.act('clock.advance', 5 * minute);
  sandbox.control.block('*@blocked.example');
  sandbox.control.setLatency(800);
  await guest.invite('someone@blocked.example');
  await desktop.act('window.blur', (await host.windows())[0]?.id ?? 0);
  await expect.poll(async () => (await desktop.see()).notifications, { timeout: 15_000 }).toHaveLength(1);
  const [notification] = (await desktop.see()).notifications;
  expect(`${notification?.title} ${notification?.body}`).not.toMatch(/sk_test_|ticket=/);
  expect((await host.windows())[0]?.visible).toBe(false);

  await desktop.act('notification.click', notification?.id ?? '');
  await expect.poll(async () => (await host.windows())[0]?.visible).toBe(true);
  await expect(guest.tab('Queue')).toHaveAttribute('aria-selected', 'true');
  await expect(guest.page.getByText('someone@blocked.example').first()).toBeVisible();
});
