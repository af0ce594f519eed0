/** Starts, second starts, ends, sleep: the process in the course of its life. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { DesktopHand } from '../../support/electron/host.ts';
import { desktopOf, test } from '../../support/electron/shell-test.ts';

async function icon(desktop: DesktopHand): Promise<string> {
  return (await desktop.see()).trays[0]?.icon.replace(/-(light|dark|both)\.(png|ico)$/, '') ?? 'none';
}

test('a start at login shows no window, and a second launch always does', async ({ machine }) => {
  const host = await machine.start({ args: ['--hidden'] });
  expect(await host.windows()).toEqual([]);
  expect(await host.launchAgain()).toBe(0);
  await host.popup();
  await expect.poll(async () => (await host.windows())[0]?.visible).toBe(true);
  expect(await host.launchAgain(['--hidden'])).toBe(0);
  expect(await host.windows()).toHaveLength(1);
});

test('a deep link fills the field and sends nothing', async ({ machine, sandbox }) => {
  const host = await machine.start();
  const guest = await machine.connect(host);
  await host.launchAgain(['guestlist://invite?email=grace%40example.com']);
  await expect(guest.page.getByRole('button', { name: 'Remove grace@example.com' })).toBeVisible();
  for (const hostile of [
    'guestlist://invite?email=eve%40example.com&send=1',
    'guestlist://invite?email=eve%40example.com&apiUrl=https://evil.example',
    'guestlist://connect?key=sk_live_stolen',
  ]) {
    await host.launchAgain([hostile]);
  }
  await expect(guest.page.getByRole('button', { name: /Remove eve/ })).toHaveCount(0);
  await expect(guest.page.getByRole('dialog')).toHaveCount(0);
  expect(sandbox.control.ledger()).toEqual([]);
  await guest.inviteField.focus();
  await guest.page.keyboard.press('Enter');
  await expect
    .poll(() => sandbox.control.ledger().map(({ emailAddress }) => emailAddress))
    .toEqual(['grace@example.com']);
});

for (const end of ['quit', 'kill'] as const) {
  test(`${end} in the middle of a send loses nothing and sends nothing twice`, async ({
    machine,
    sandbox,
  }) => {
    const host = await machine.start();
    const guest = await machine.connect(host);
    sandbox.control.hold('POST');
    const people = ['one', 'two', 'three'].map((name) => `${name}@example.com`);
    await guest.invite(...people);
    // Clerk has done some of it, and nobody was told yet.
    await expect.poll(() => sandbox.control.ledger().length).toBeGreaterThan(0);
    await host[end]();
    sandbox.control.release();
    await machine.start({ args: ['--hidden'] });
    const sent = () =>
      sandbox.control
        .ledger()
        .map(({ emailAddress }) => emailAddress)
        .sort();
    await expect.poll(sent).toEqual([...people].sort());
  });
}

test('sleep and wake: what waited goes out', async ({ machine, sandbox }) => {
  const host = await machine.start();
  const desktop = desktopOf(host);
  const guest = await machine.connect(host);
  await desktop.act('power', 'suspend');
  await desktop.act('online', false);
  await guest.invite('night@example.com');
  await expect.poll(() => icon(desktop)).toBe('offline');
  await desktop.act('online', true);
  await desktop.act('power', 'resume');
  // The network stack comes back a second after the lid, and main waits two to five before it tries.
  await expect.poll(() => sandbox.control.ledger().length).toBe(1);
});

test('the end of the session is a quit: what is under way is written down', async ({ machine, sandbox }) => {
  const host = await machine.start();
  const guest = await machine.connect(host);
  await guest.invite('last@example.com');
  expect(await host.endSession()).toBe(0);
  // Databases that were closed, not left: their journals have gone into them.
  const left = readdirSync(machine.userData, { recursive: true, encoding: 'utf8' });
  expect(left.filter((name) => name.endsWith('-wal') && !name.startsWith('chromium'))).toEqual([]);
  await machine.start({ args: ['--hidden'] });
  await expect.poll(() => sandbox.control.ledger().length).toBe(1);
});

test('a restart after a fault is a start by hand, whatever began the one before', async ({ machine }) => {
  const host = await machine.start({ args: ['--hidden'] });
  const desktop = desktopOf(host);
  await desktop.act('tray.click', undefined);
  await host.popup();
  const crash = async () => desktop.act('page.crash', (await host.windows())[0]?.id ?? 0);
  await crash();
  await expect.poll(async () => (await host.windows())[0]?.visible).toBe(true);
  await crash();
  await expect.poll(async () => (await desktop.see()).dialogs.length).toBe(1);
  await desktop.act('dialog.answer', 'Restart Guestlist').catch(() => undefined);
  const page = await desktop.restarted();
  await expect(page.getByRole('button', { name: 'Try the sandbox' })).toBeVisible();
});

test('a start that fails says why in a window', async ({ machine }) => {
  // What holds the folder for one process is a file, and here something else is in its place.
  mkdirSync(join(machine.userData, 'lock.db'));
  const { dialogs, code } = await machine.failToStart();
  expect(code).toBe(2);
  expect(dialogs).toMatchObject([{ message: 'Guestlist cannot start' }]);
  expect(dialogs[0]?.detail).toContain('lock.db cannot be used');
});
