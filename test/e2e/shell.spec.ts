/** The tray application, from the built files, on whichever host this machine has. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Sandbox } from '../../main/sandbox/server.ts';
import { operations } from '../../preload/contract.ts';
import type { DesktopHand } from '../support/electron/host.ts';
import { desktopOf, test } from '../support/electron/shell-test.ts';
import { GuestPage } from '../support/guest-page.ts';

const minute = 60_000;

async function icon(desktop: DesktopHand): Promise<string> {
  return (await desktop.see()).trays[0]?.icon.replace(/-(light|dark)\.(png|ico)$/, '') ?? 'none';
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
  expect(await icon(desktop)).toBe('no-account');

  sandbox.control.setLatency(1500);
  const guest = new GuestPage(await host.popup());
  await guest.connect(sandbox.secretKey, sandbox.apiUrl);
  await expect.poll(() => icon(desktop)).toBe('syncing');
  sandbox.control.setLatency(0);
  await expect.poll(() => icon(desktop)).toBe('idle');
  expect(await tooltip(desktop)).toMatch(/\d+ pending, synced /);

  await desktop.act('online', false);
  await expect.poll(() => icon(desktop)).toBe('offline');
  await desktop.act('online', true);
  await expect.poll(() => icon(desktop)).toBe('idle');

  sandbox.control.block('*@blocked.example');
  await guest.invite('someone@blocked.example');
  await expect.poll(() => icon(desktop)).toBe('attention');
  expect(await tooltip(desktop)).toContain('Something needs you');

  await desktop.act('dark', true);
  await expect.poll(async () => (await desktop.see()).trays[0]?.icon).toBe('attention-light.png');
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

  await desktop.act('menu.click', [first, 'Resend']);
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
    sandbox.control.setLatency(700);
    const people = ['one', 'two', 'three'].map((name) => `${name}@example.com`);
    await guest.invite(...people);
    await expect.poll(() => sandbox.control.journal().some(({ method }) => method === 'POST')).toBe(true);
    await host[end]();
    sandbox.control.setLatency(0);
    await machine.start({ args: ['--hidden'] });
    const sent = () =>
      sandbox.control
        .ledger()
        .map(({ emailAddress }) => emailAddress)
        .sort();
    await expect.poll(sent, { timeout: 30_000 }).toEqual([...people].sort());
  });
}

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
  expect(await host.windows()).toEqual([]);

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
  await expect.poll(() => sandbox.control.ledger().length, { timeout: 20_000 }).toBe(1);
});

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

test('only our own page in our own window can talk to main', async ({ machine }) => {
  const host = await machine.start();
  const desktop = desktopOf(host);
  await machine.connect(host);
  const [window] = await host.windows();
  const ours = { windowId: window?.id ?? 0, frame: 'main', url: 'app://guestlist/' } as const;
  const list = 'guestlist:accounts.list';
  expect(await desktop.invokeAs(ours, list, {})).toMatchObject({ ok: true });
  const refused = /refused a message/;
  await expect(desktop.invokeAs({ ...ours, frame: 'sub' }, list, {})).rejects.toThrow(refused);
  await expect(desktop.invokeAs({ ...ours, frame: 'gone' }, list, {})).rejects.toThrow(refused);
  await expect(desktop.invokeAs({ ...ours, url: 'https://evil.example/' }, list, {})).rejects.toThrow(
    refused,
  );
  await expect(desktop.invokeAs({ ...ours, url: 'app://evil/' }, list, {})).rejects.toThrow(refused);
  await expect(desktop.invokeAs(ours, 'guestlist:accounts.keys', {})).rejects.toThrow(
    /No handler registered/,
  );
  await expect(desktop.invokeAs(ours, 'electron-store-get-data')).rejects.toThrow(/No handler registered/);
  for (const payload of [null, [], 'x', { accountId: 7 }, { accountId: 'a', extra: 1 }]) {
    expect(await desktop.invokeAs(ours, 'guestlist:invitations.refresh', payload)).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input' },
    });
  }
  const log = readFileSync(join(machine.userData, 'logs/guestlist.log'), 'utf8');
  expect(log.match(/ipc\.refused/g)).toHaveLength(4);
});

test('the page has the contract and nothing else', async ({ machine }) => {
  const host = await machine.start();
  const page = await host.popup();
  const reach = await page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
    bridge: Object.keys(Object(Reflect.get(window, 'guestlist'))).sort(),
  }));
  expect(reach.globals).toEqual([]);
  expect(reach.bridge).toEqual([...Object.keys(operations), 'on'].toSorted());

  const blocked = await page.evaluate(async () => {
    const tries: Record<string, () => unknown> = {
      fetch: () => fetch('https://elsewhere.example/'),
      socket: () => new Promise((_, fail) => (new WebSocket('wss://elsewhere.example/').onerror = fail)),
      code: () => new Function('return 1')(),
      markup: () => {
        document.createElement('div').innerHTML = '<img src=x>';
      },
    };
    const outcome: Record<string, string> = {};
    for (const [name, attempt] of Object.entries(tries)) {
      try {
        await attempt();
        outcome[name] = 'allowed';
      } catch {
        outcome[name] = 'refused';
      }
    }
    return outcome;
  });
  expect(blocked).toEqual({ fetch: 'refused', socket: 'refused', code: 'refused', markup: 'refused' });
});

test('the page cannot leave, and nothing else can be opened', async ({ machine }) => {
  const host = await machine.start();
  const desktop = desktopOf(host);
  const page = await host.popup();
  const at = page.url();
  await page.evaluate(() => {
    location.href = 'https://elsewhere.example/';
  });
  await expect.poll(() => desktop.refused()).toContain('https://elsewhere.example/');
  expect(page.url()).toBe(at);
  const pages = page.context().pages().length;
  const popup = page.context().waitForEvent('page');
  await page.evaluate(() => void window.open('https://elsewhere.example/pop'));
  await popup;
  await expect.poll(() => page.context().pages().length).toBe(pages);
  expect(await desktop.act('permission', 'geolocation')).toEqual({ asked: false, checked: false });
  expect(await desktop.see()).toMatchObject({
    sandboxed: true,
    privilegedSchemes: ['app'],
    openedOutside: [],
  });
});
