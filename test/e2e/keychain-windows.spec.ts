/** Guestlist as a page on a real KeePassXC: what it says while KeePassXC waits, and when another keychain answers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startSandbox } from '../../main/sandbox/server.ts';
import { GuestPage } from '../support/guest-page.ts';
import { startGuestlist } from '../support/guestlist-process.ts';
import { startKeyring } from '../support/keyring.ts';
import { keepassxcTools, startKeePassXC } from '../support/providers/keepassxc.ts';
import { whyNot } from '../support/providers/provider.ts';

const reason = whyNot('KeePassXC', keepassxcTools);
if (reason !== null) process.stdout.write(`${reason}\n`);
test.skip(reason !== null, reason ?? '');

test('says what to click in KeePassXC, and shows no empty queue for one that another keychain has the key to', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'guestlist-windows-'));
  const sandbox = await startSandbox({ invitations: 20 });
  const keepassxc = await startKeePassXC('open', { confirmAccess: false });
  const guest = new GuestPage(page);
  const args = ['--data-dir', join(folder, 'data')];
  const first = await startGuestlist(args, keepassxc.env);
  await guest.open(first.link);
  await expect(page.getByText('Kept in KeePassXC, and nowhere else.')).toBeVisible();
  await guest.connect(sandbox.secretKey, sandbox.apiUrl);
  await expect(guest.list.getByRole('row').first()).toBeVisible();
  await first.stop();

  await keepassxc.saved();
  await keepassxc.start('locked', { confirmAccess: false });
  const second = await startGuestlist(args, keepassxc.env);
  await keepassxc.display.waitFor('Unlock Database');
  await guest.open(second.link);
  await expect(page.getByRole('heading', { name: 'KeePassXC waits for you' })).toBeVisible();
  await expect(page.getByText('in “Unlock Database” type its password')).toBeVisible();
  await keepassxc.display.answer('Unlock Database', keepassxc.password);
  await expect(guest.list.getByRole('row').first()).toBeVisible();
  await guest.invite('annie.easley@example.com');
  await expect(guest.row('annie.easley@example.com')).toBeVisible();
  await second.stop();

  const keyring = await startKeyring(join(folder, 'keyring'));
  const third = await startGuestlist(args, keyring.env);
  await guest.open(third.link);
  await expect(
    page.getByRole('heading', { name: 'The key to this list and queue is missing' }),
  ).toBeVisible();
  await expect(guest.inviteField).toHaveCount(0);
  await third.stop();
  await keyring.stop();

  await keepassxc.start('open', { confirmAccess: false });
  const fourth = await startGuestlist(args, keepassxc.env);
  await guest.open(fourth.link);
  await expect(guest.row('annie.easley@example.com')).toBeVisible();
  await fourth.stop();
  await keepassxc.stop();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});
