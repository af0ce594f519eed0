/** What the page can reach, and who can reach main. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { operations } from '../../../preload/contract.ts';
import { desktopOf, test } from '../../support/electron/shell-test.ts';
import { GuestPage } from '../../support/guest-page.ts';

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
    // Node's emitters return themselves, and a function's result crosses to the page.
    unsubscribed: typeof Reflect.get(window, 'guestlist')?.on('shell.launchAction', () => undefined)(),
  }));
  expect(reach.globals).toEqual([]);
  expect(reach.unsubscribed).toBe('undefined');
  expect(reach.bridge).toEqual([...Object.keys(operations), 'on'].toSorted());

  // It is there, and would answer anybody: what keeps the page from it is the policy.
  let heard = 0;
  const server = createServer((_request, response) => {
    heard += 1;
    response.setHeader('access-control-allow-origin', '*').end('{}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const blocked = await page.evaluate(async (near) => {
    const tries: Record<string, () => unknown> = {
      fetch: () => fetch(near),
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
  }, address);
  server.close();
  expect(blocked).toEqual({ fetch: 'refused', socket: 'refused', code: 'refused', markup: 'refused' });
  expect(heard).toBe(0);
});

test('the page gets no permission, whatever it asks for', async ({ machine }) => {
  const host = await machine.start();
  const page = await host.popup();
  const outcome = await page.evaluate(async () => {
    const answer = (asked: Promise<unknown>) =>
      asked.then(
        () => 'given',
        (error: { name: string }) => error.name,
      );
    const query = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    return {
      write: await answer(navigator.clipboard.writeText('taken')),
      read: await answer(navigator.clipboard.readText()),
      camera: await answer(navigator.mediaDevices.getUserMedia({ video: true })),
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          ({ code }) => resolve(code),
        ),
      ),
      states: await Promise.all(['geolocation', 'notifications', 'clipboard-write'].map(query)),
    };
  });
  expect(outcome).toEqual({
    write: 'NotAllowedError',
    read: 'NotAllowedError',
    camera: 'NotAllowedError',
    place: 1,
    states: ['denied', 'denied', 'denied'],
  });
  expect(await host.clipboard()).not.toBe('taken');
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
  // What "Reload" does.
  const loaded = page.waitForEvent('load');
  await page.evaluate(() => location.reload());
  await loaded;
  await expect(page.getByRole('button', { name: 'Try the sandbox' })).toBeVisible();
  const pages = page.context().pages().length;
  const opened = await page.evaluate(() => window.open('https://elsewhere.example/pop'));
  expect(opened).toBeNull();
  const log = () => readFileSync(join(machine.userData, 'logs/guestlist.log'), 'utf8');
  await expect.poll(log).toContain('"what":"new window"');
  expect(page.context().pages()).toHaveLength(pages);
  expect(await desktop.see()).toMatchObject({
    sandboxed: true,
    privilegedSchemes: ['app'],
    openedOutside: [],
  });
  // A menu bar would bring a reload key, and the tools of a developer.
  if (process.platform !== 'darwin') expect((await desktop.see()).menuBar).toEqual([]);
});

test('a server gets no certificate of the person, and a header that Electron cannot carry ends no call', async ({
  machine,
  sandbox,
}) => {
  const host = await machine.start();
  expect(await desktopOf(host).act('certificate.ask', ['Ada', 'Ada at work'])).toBeNull();
  const between = createServer(async (request, response) => {
    const { authorization = '' } = request.headers;
    const answer = await fetch(`${sandbox.apiUrl}${request.url?.replace(/^\/v1/, '')}`, {
      headers: { authorization },
    });
    const odd = Buffer.from('\u65e5\u672c').toString('latin1');
    response.writeHead(answer.status, { 'content-type': 'application/json', 'x-proxy': odd });
    response.end(await answer.text());
  });
  await new Promise<void>((listening) => between.listen(0, '127.0.0.1', listening));
  const guest = new GuestPage(await host.popup());
  await guest.connect(sandbox.secretKey, `http://127.0.0.1:${(between.address() as AddressInfo).port}/v1`);
  await expect(guest.tab('Pending')).toHaveAccessibleDescription('9');
  await host.quit();
  between.close();
  // Chromium's own files lie apart from ours.
  expect(existsSync(join(machine.userData, 'chromium'))).toBe(true);
});
