/** How a browser gets to the page: by the printed link, by the file that opens it, and not by another site. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, expect, test } from '@playwright/test';
import { writeLaunchFile } from '../../main/browser/launch-file.ts';
import { violations } from '../support/accessibility.ts';
import { chromiumLaunch } from '../support/chromium.ts';
import { GuestPage } from '../support/guest-page.ts';
import { type GuestlistProcess, startGuestlist } from '../support/guestlist-process.ts';

let folder: string;
let guestlist: GuestlistProcess;
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guestlist-launch-'));
  guestlist = await startGuestlist(['--sandbox', '--data-dir', join(folder, 'data')]);
});
test.afterEach(async () => {
  await guestlist.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('the printed link opens Guestlist once, at a clean address', async ({ page, browser }) => {
  const guest = new GuestPage(page);
  await guest.open(guestlist.link);
  await expect(guest.inviteField).toBeFocused();
  await page.reload();
  await expect(guest.inviteField).toBeVisible();

  const stranger = await (await browser.newContext()).newPage();
  const blocked: string[] = [];
  stranger.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) blocked.push(message.text());
  });
  await stranger.goto(guestlist.link);
  await expect(stranger.getByRole('heading')).toHaveText('This link has been used, or is too old');
  for (const [colorScheme, canvas] of [
    ['light', 'rgb(244, 244, 246)'],
    ['dark', 'rgb(14, 14, 17)'],
  ] as const) {
    await stranger.emulateMedia({ colorScheme });
    await expect(stranger.locator('body')).toHaveCSS('background-color', canvas);
    expect(await violations(stranger)).toEqual([]);
  }
  expect(blocked).toEqual([]);
  await stranger.goto(new URL('/', guestlist.link).href);
  await expect(stranger.getByRole('heading')).toHaveText('Open Guestlist from its link');
});

test('the rows come with the page: they are there while no question is answered, and files are fetched once', async ({
  page,
}) => {
  const guest = new GuestPage(page);
  await guest.open(guestlist.link);
  await expect(guest.list.getByRole('row').first()).toBeVisible();
  const files = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => /\/assets\/(?:main|shared)-.*\.(?:js|css)$/.test(name))
        .map((entry) => (entry as PerformanceResourceTiming).transferSize),
    );
  await page.reload();
  await expect(guest.list.getByRole('row').first()).toBeVisible();
  expect(await files()).toEqual([0, 0, 0, 0]);

  await page.route('**/api/*', () => undefined);
  await page.reload();
  await expect(guest.list.getByRole('row').first()).toBeVisible();
  await expect(page.getByRole('tab', { name: /Pending/ })).toContainText(/\d/);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('the file that opens the browser leads to the page', async ({ page }) => {
  const file = writeLaunchFile(guestlist.link, folder);
  await page.goto(pathToFileURL(file).href);
  const guest = new GuestPage(page);
  await expect(guest.inviteField).toBeVisible();
  await expect(page).toHaveURL(new URL('/', guestlist.link).href);
});

test('a browser that keeps no cookies is told so, and not to fetch a new link for ever', async () => {
  const profile = join(folder, 'profile');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const noCookies = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(noCookies));
  const browser = await chromium.launchPersistentContext(profile, chromiumLaunch());
  const page = await browser.newPage();
  await page.goto(guestlist.link);
  await expect(page.getByRole('heading')).toHaveText('This browser keeps no cookie for 127.0.0.1');
  await expect(page.getByRole('main')).toContainText('Allow cookies for 127.0.0.1 in its settings');
  await browser.close();
});

test('another site can neither frame the page nor call it', async ({ page }) => {
  const guest = new GuestPage(page);
  await guest.open(guestlist.link);
  const origin = new URL(guestlist.link).origin;
  const evil = createServer((_, response) => {
    response
      .setHeader('content-type', 'text/html')
      .end(`<title>evil</title><iframe src="${origin}/"></iframe>`);
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => evil.once('listening', listening));
  await page.goto(`http://localhost:${(evil.address() as AddressInfo).port}/`);
  const reached = await page.evaluate(async (target) => {
    const attempts = [
      fetch(`${target}/api/accounts.list`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'content-type': 'application/json', 'x-guestlist': '1' },
        body: '{}',
      }),
      fetch(`${target}/api/accounts.list`, { method: 'POST', credentials: 'include', body: '{}' }),
      fetch(`${target}/api/events`, { credentials: 'include' }),
    ];
    const results = await Promise.allSettled(attempts);
    return results.filter(({ status }) => status === 'fulfilled').length;
  }, origin);
  expect(reached).toBe(0);
  expect(await page.frames()[1]?.evaluate(() => document.body?.textContent ?? '')).not.toContain('Pending');
  evil.close();
});
