/** How the popup comes, goes, and comes back as it was. */
import { expect } from '@playwright/test';
import { desktopOf, test } from '../../support/electron/shell-test.ts';
import { GuestPage } from '../../support/guest-page.ts';

const minute = 60_000;

test('a shortcut is recorded, opens with the cursor in the field, and is kept', async ({ machine }) => {
  const host = await machine.start();
  const desktop = desktopOf(host);
  const guest = await machine.connect(host);
  await desktop.act('shortcut.occupy', 'Control+Alt+T');
  await desktop.act('menu.click', ['Settings…']);
  const record = guest.page.getByRole('button', { name: 'Record keys' });
  await record.click();
  await guest.page.keyboard.press('Control+Alt+g');
  await expect.poll(async () => (await desktop.see()).shortcuts).toEqual(['Control+Alt+G']);

  await record.click();
  await guest.page.keyboard.press('Control+Alt+t');
  await expect(guest.page.getByText(/Another application uses these keys/).first()).toBeVisible();
  expect((await desktop.see()).shortcuts).toEqual(['Control+Alt+G']);
  await guest.page.keyboard.press('Escape');

  await guest.search.click();
  await desktop.act('shortcut.press', 'Control+Alt+G');
  await expect.poll(async () => (await host.windows())[0]?.visible).toBe(false);
  await desktop.act('shortcut.press', 'Control+Alt+G');
  await expect.poll(async () => (await host.windows())[0]?.visible).toBe(true);
  await expect(guest.inviteField).toBeFocused();

  await host.quit();
  const again = await machine.start({ args: ['--hidden'] });
  await expect.poll(async () => (await desktopOf(again).see()).shortcuts).toEqual(['Control+Alt+G']);
});

test('Escape clears, then hides; a click elsewhere hides', async ({ machine }) => {
  const host = await machine.start();
  const desktop = desktopOf(host);
  const guest = await machine.connect(host);
  await guest.inviteField.fill('half an addr');
  await guest.page.keyboard.press('Escape');
  await expect(guest.inviteField).toHaveValue('');
  expect((await host.windows())[0]?.visible).toBe(true);
  await guest.page.keyboard.press('Escape');
  await expect.poll(async () => (await host.windows())[0]?.visible).toBe(false);

  await desktop.act('tray.click', undefined);
  await expect.poll(async () => (await host.windows())[0]?.visible).toBe(true);
  await expect(guest.inviteField).toBeFocused();
  await desktop.act('window.blur', (await host.windows())[0]?.id ?? 0);
  await expect.poll(async () => (await host.windows())[0]?.visible).toBe(false);
});

test('stays while a file is chosen in a window of the system, or dragged from another one', async ({
  machine,
}) => {
  const host = await machine.start();
  const desktop = desktopOf(host);
  const guest = await machine.connect(host);
  const lose = async () => desktop.act('window.blur', (await host.windows())[0]?.id ?? 0);
  const isVisible = async () => (await host.windows())[0]?.visible;
  const sheet = guest.page.getByRole('dialog', { name: 'Import people' });
  await guest.page.getByRole('button', { name: 'Import…' }).click();
  const chosen = guest.page.waitForEvent('filechooser');
  await guest.page.getByRole('button', { name: 'Choose a file…' }).click();
  await lose();
  const file = await chosen;
  await file.setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('ada@example.com\n') });
  await expect(sheet.getByText('1 person ready to invite')).toBeVisible();
  // Long after a popup would be hidden that may be.
  await guest.page.waitForTimeout(500);
  expect(await isVisible()).toBe(true);

  const again = async () => {
    await desktop.act('tray.click', undefined);
    await expect.poll(isVisible).toBe(false);
    await desktop.act('tray.click', undefined);
    await expect.poll(isVisible).toBe(true);
  };
  await again();
  await lose();
  await guest.page.waitForTimeout(500);
  expect(await isVisible()).toBe(true);

  await guest.page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await again();
  await lose();
  await expect.poll(isVisible).toBe(false);
});

test('on Wayland a lost focus hides nothing, and the shortcut promises nothing', async ({ machine }) => {
  const env = { WAYLAND_DISPLAY: 'wayland-0', XDG_SESSION_TYPE: 'wayland' };
  const host = await machine.start({ env });
  const desktop = desktopOf(host);
  const guest = await machine.connect(host);
  await desktop.act('window.blur', (await host.windows())[0]?.id ?? 0);
  await desktop.act('clock.advance', 2000);
  expect((await host.windows())[0]?.visible).toBe(true);
  await desktop.act('menu.click', ['Settings…']);
  await guest.page.getByRole('button', { name: 'Record keys' }).click();
  await guest.page.keyboard.press('Alt+g');
  await expect(guest.page.getByText(/On Wayland the desktop decides/)).toBeVisible();
});

test('in a session of Wayland, X11 can be asked for, from the next start on', async ({ machine }) => {
  const env = { WAYLAND_DISPLAY: 'wayland-0', XDG_SESSION_TYPE: 'wayland', DISPLAY: ':7' };
  const host = await machine.start({ env });
  const guest = await machine.connect(host);
  await desktopOf(host).act('menu.click', ['Settings…']);
  const toggle = guest.page.getByRole('switch', { name: 'Run on X11' });
  await toggle.click();
  await expect(toggle).toBeChecked();
  await expect(guest.page.getByText('From the next start of Guestlist on.')).toBeVisible();
  await host.quit();

  const moved = await machine.start({ env, args: ['--ozone-platform=x11'] });
  await expect.poll(async () => (await desktopOf(moved).see()).trays[0]?.menu.length).toBeGreaterThan(0);
  await desktopOf(moved).act('menu.click', ['Settings…']);
  const page = (await moved.popup()).getByText('on X11 it opens by the tray icon');
  await expect(page).toBeVisible();
});

test('opens on the display of the pointer, where nobody says where the icon is', async ({ machine }) => {
  test.skip(process.platform !== 'linux', 'only on Linux a tray has no place');
  const host = await machine.start({ env: { ELECTRON_STAND_IN_DISPLAYS: '2' } });
  desktopOf(host);
  await host.popup();
  await expect.poll(async () => (await host.windows())[0]?.left).toBeGreaterThanOrEqual(1280);
});

test('a popup left alone is given back, and opens as it was', async ({ machine }) => {
  const host = await machine.start();
  const desktop = desktopOf(host);
  const guest = await machine.connect(host);
  await guest.tab('Accepted').click();
  await guest.search.fill('example');
  await guest.inviteField.fill('ada@example.com unfinish');
  await desktop.act('window.blur', (await host.windows())[0]?.id ?? 0);
  await expect.poll(async () => (await host.windows())[0]?.visible).toBe(false);
  await desktop.act('clock.advance', 11 * minute);
  await expect.poll(() => host.windows()).toEqual([]);

  await desktop.act('tray.click', undefined);
  const again = new GuestPage(await host.popup());
  expect(again.page).not.toBe(guest.page);
  await expect(again.tab('Accepted')).toHaveAttribute('aria-selected', 'true');
  await expect(again.search).toHaveValue('example');
  await expect(again.page.getByRole('button', { name: 'Remove ada@example.com' })).toBeVisible();
  await expect(again.inviteField).toHaveValue('unfinish');
  await expect(again.inviteField).toBeFocused();
});

test('a page that dies is made anew; if it dies again a person is asked', async ({ machine }) => {
  const host = await machine.start();
  const desktop = desktopOf(host);
  await machine.connect(host);
  const first = (await host.windows())[0]?.id ?? 0;
  await desktop.act('page.crash', first);
  await expect.poll(async () => (await host.windows())[0]?.id ?? first).not.toBe(first);
  await desktop.act('page.crash', (await host.windows())[0]?.id ?? 0);
  await expect
    .poll(async () => (await desktop.see()).dialogs[0]?.detail)
    .toContain('Nothing that you queued is lost');
  await desktop.act('dialog.answer', 'Show the log');
  await host.quit();
});
