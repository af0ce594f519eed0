/** A person copies diagnostics for a report, in the tray application. */
import { expect } from '@playwright/test';
import { desktopOf, test } from '../support/electron/shell-test.ts';

test('copies a report with the versions, the failure and the log, and without a person', async ({
  machine,
  sandbox,
}) => {
  const host = await machine.start();
  const desktop = desktopOf(host);
  const guest = await machine.connect(host);
  sandbox.control.block('*@blocked.example');
  await guest.invite('someone@blocked.example');
  await expect(guest.page.getByRole('region', { name: 'Result' })).toContainText('failed');

  await guest.page.keyboard.press('Control+,');
  const sheet = guest.page.getByRole('dialog', { name: 'Settings' });
  await sheet.getByRole('button', { name: 'Copy diagnostics' }).press('Enter');
  await expect(sheet.getByText('Diagnostics are on the clipboard.')).toBeVisible();

  const { clipboard } = await desktop.see();
  expect(clipboard).toMatch(/^Guestlist \S+, electron host, /);
  expect(clipboard).toContain('Account 1 (current)');
  expect(clipboard).toMatch(/Failed: create: .*trace /);
  expect(clipboard).toContain('"event":"started"');
  expect(clipboard).not.toMatch(/someone|blocked\.example|ticket=/);
  expect(clipboard).not.toContain(sandbox.secretKey.slice(8));
});
