/** What the page can reach, and who can reach main. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { operations } from '../../../preload/contract.ts';
import { desktopOf, test } from '../../support/electron/shell-test.ts';

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
