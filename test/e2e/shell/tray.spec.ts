/** The tray of the built app: its icon, its menu, and the clipboard that the menu reads. */
import { expect } from '@playwright/test';
import type { Sandbox } from '../../../main/sandbox/server.ts';
import type { DesktopHand } from '../../support/electron/host.ts';
import { desktopOf, test } from '../../support/electron/shell-test.ts';
import { GuestPage } from '../../support/guest-page.ts';

async function icon(desktop: DesktopHand): Promise<string> {
  return (await desktop.see()).trays[0]?.icon.replace(/-(light|dark|both)\.(png|ico)$/, '') ?? 'none';
}

async function tooltip(desktop: DesktopHand): Promise<string> {
  return (await desktop.see()).trays[0]?.tooltip ?? '';
}

/** As Clerk tells it to whoever has the key. */
async function linkOf({ apiUrl, secretKey }: Sandbox, address: string): Promise<string> {
  const headers = { authorization: `Bearer ${secretKey}` };
  const answer = await fetch(`${apiUrl}/invitations?query=${encodeURIComponent(address)}`, { headers });
  const [invitation] = (await answer.json()) as { url: string }[];
  return invitation?.url ?? '';
}

async function menuLabels(desktop: DesktopHand): Promise<string[]> {
  const [tray] = (await desktop.see()).trays;
  return tray?.menu.filter(({ separator }) => !separator).map(({ label }) => label) ?? [];
}

test('the icon tells the state through a day', async ({ machine, sandbox }) => {
  const host = await machine.start();
  const desktop = desktopOf(host);
  await expect.poll(() => icon(desktop)).toBe('no-account');

  const guest = new GuestPage(await host.popup());
  await guest.connect(sandbox.secretKey, sandbox.apiUrl);
  await expect.poll(() => icon(desktop)).toBe('idle');
  await expect.poll(() => tooltip(desktop)).toMatch(/\d+ pending, synced /);
  sandbox.control.hold('POST');
  await guest.invite('ada@example.com');
  await expect.poll(() => icon(desktop)).toBe('syncing');
  sandbox.control.release();
  await expect.poll(() => icon(desktop)).toBe('idle');

  await desktop.act('online', false);
  await expect.poll(() => icon(desktop)).toBe('offline');
  await desktop.act('online', true);
  await expect.poll(() => icon(desktop)).toBe('idle');

  sandbox.control.block('*@blocked.example');
  await guest.invite('someone@blocked.example');
  await expect.poll(() => icon(desktop)).toBe('attention');
  await expect.poll(() => tooltip(desktop)).toContain('Something needs you');

  await desktop.act('dark', true);
  // Where nobody tells the colour of the panel, the glyph stands out from either.
  await expect
    .poll(async () => (await desktop.see()).trays[0]?.icon)
    .toMatch(/^attention(-both\.png|-light\.(png|ico)|Template\.png)$/);
});

test('every line of the menu does what it says', async ({ machine, sandbox }) => {
  const host = await machine.start();
  const desktop = desktopOf(host);
  await expect.poll(async () => (await menuLabels(desktop))[0]).toBe('Open Guestlist');
  const guest = await machine.connect(host);
  const ours = sandbox.control.invitations().filter(({ status }) => status === 'pending');
  await expect.poll(() => menuLabels(desktop)).toContain(`${ours.length} pending`);
  const [first = '', second = ''] = (await menuLabels(desktop)).slice(3);

  await desktop.act('menu.click', [first, 'Copy link']);
  const link = await linkOf(sandbox, first);
  expect(link).toContain('ticket=');
  await expect.poll(async () => (await desktop.see()).clipboard).toBe(link);

  // It was not sent from here: what Clerk does not tell of it is asked for once.
  await desktop.act('menu.click', [first, 'Resend']);
  const question = guest.page.getByRole('dialog', { name: `Resend to ${first}` });
  await question.getByRole('button', { name: 'Resend' }).click();
  await expect(question).toBeHidden();
  await desktop.act('clock.advance', 6000);
  await expect.poll(() => sandbox.control.ledger().map(({ emailAddress }) => emailAddress)).toEqual([first]);

  await desktop.act('menu.click', [second, 'Revoke…']);
  await expect
    .poll(async () => (await desktop.see()).dialogs)
    .toMatchObject([{ message: `Revoke the invitation for ${second}?`, buttons: ['Revoke', 'Cancel'] }]);
  await desktop.act('dialog.answer', 'Cancel');
  await desktop.act('menu.click', [second, 'Revoke…']);
  await expect.poll(async () => (await desktop.see()).dialogs).toHaveLength(1);
  await desktop.act('dialog.answer', 'Revoke');
  await desktop.act('clock.advance', 6000);
  await expect
    .poll(() => sandbox.control.invitations().filter(({ emailAddress }) => emailAddress === second))
    .toMatchObject([{ status: 'revoked' }]);

  await desktop.act('menu.click', ['Pause queue']);
  await expect.poll(() => menuLabels(desktop)).toContain('Resume queue');
  await desktop.act('menu.click', ['Resume queue']);
  await expect.poll(() => menuLabels(desktop)).toContain('Pause queue');

  const before = sandbox.control.requests();
  await desktop.act('menu.click', ['Refresh now']);
  await expect.poll(() => sandbox.control.requests()).not.toEqual(before);

  await desktop.act('menu.click', ['Settings…']);
  await expect(guest.page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await guest.page.keyboard.press('Escape');

  await desktop.act('menu.click', ['Accounts', 'Connect an account…']);
  await expect(guest.page.getByRole('dialog', { name: 'Add an account' })).toBeVisible();
  await guest.page.keyboard.press('Escape');

  await desktop.act('menu.click', ['Quit Guestlist']).catch(() => undefined);
  await host.quit();
});

test('invites from the clipboard, after a look', async ({ machine, sandbox }) => {
  const host = await machine.start();
  const desktop = desktopOf(host);
  const guest = await machine.connect(host);
  await desktop.act('window.blur', (await host.windows())[0]?.id ?? 0);
  await expect.poll(async () => (await host.windows())[0]?.visible).toBe(false);

  await desktop.act('clipboard.set', 'ada@example.com, Bob <bob@example.com>\ncyd@example.com');
  await desktop.act('menu.click', ['Invite from clipboard…']);
  await expect.poll(async () => (await host.windows())[0]?.visible).toBe(true);
  for (const name of ['ada', 'bob', 'cyd']) {
    await expect(guest.page.getByRole('button', { name: `Remove ${name}@example.com` })).toBeVisible();
  }
  expect(sandbox.control.ledger()).toEqual([]);
  await expect(guest.inviteField).toBeFocused();
  await guest.page.keyboard.press('Enter');
  await expect.poll(() => sandbox.control.ledger().length).toBe(3);
});
