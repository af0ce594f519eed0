/** The shell's parts in a small application of their own: what cannot be provoked in the whole one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { Desktop } from '../support/electron/desktop/desktop.ts';

const main = resolve(import.meta.dirname, '../support/electron/sample/main.ts');

const test = base.extend<{ desktop: Desktop }>({
  desktop: async ({ context }, use) => {
    const userData = mkdtempSync(join(tmpdir(), 'guestlist-parts-'));
    const desktop = await Desktop.start({ context, userData, main });
    await use(desktop);
    await desktop[Symbol.asyncDispose]();
    rmSync(userData, { recursive: true, force: true, maxRetries: 3 });
  },
});

test.beforeEach(async ({ desktop }) => {
  await expect.poll(async () => (await desktop.see()).trays[0]?.menu.length).toBe(3);
});

async function openPopup(desktop: Desktop): Promise<void> {
  await desktop.act('menu.click', ['Open']);
  await expect.poll(async () => (await desktop.see()).windows[0]?.visible).toBe(true);
}

test('calls and events cross the bridge as copies', async ({ desktop }) => {
  await openPopup(desktop);
  const { page } = desktop;
  const answer = await page.evaluate(async () => {
    const bridge = Object(Reflect.get(window, 'guestlist'));
    const payload = { accountId: 'a', nested: { list: [1, null, 'x'] } };
    const result = await bridge.queue.pause(payload);
    return { result, frozen: Object.isFrozen(bridge.queue), same: result.value.payload === payload };
  });
  expect(answer).toEqual({
    result: {
      ok: true,
      value: { operation: 'queue.pause', payload: { accountId: 'a', nested: { list: [1, null, 'x'] } } },
    },
    frozen: true,
    same: false,
  });
  await desktop.act('menu.click', ['Tell the page']);
  await expect(page.getByRole('listitem')).toHaveText('{"accountId":"sample"}');
});

test('an event that is not in the contract cannot be listened to', async ({ desktop }) => {
  await openPopup(desktop);
  const outcome = await desktop.page.evaluate(() => {
    try {
      return Object(Reflect.get(window, 'guestlist')).on('anything', () => undefined);
    } catch (error) {
      return String(error);
    }
  });
  expect(outcome).toContain('There is no such event');
});

test('a link in the page leads nowhere', async ({ desktop }) => {
  await openPopup(desktop);
  await desktop.page.getByRole('link', { name: 'Elsewhere' }).click();
  await expect.poll(() => desktop.window.refused).toContain('https://elsewhere.example/');
  await expect(desktop.page.getByRole('heading', { name: 'Sample' })).toBeVisible();
});

test('a fault in main is told once, without what it said, and the way on is a click', async ({ desktop }) => {
  await desktop.act('menu.click', ['Break']);
  await desktop.act('menu.click', ['Break']);
  await expect.poll(async () => (await desktop.see()).dialogs).toHaveLength(1);
  const [dialog] = (await desktop.see()).dialogs;
  expect(dialog).toMatchObject({
    message: 'Guestlist met a fault and has to restart.',
    buttons: ['Restart Guestlist', 'Show the log', 'Quit'],
  });
  expect(dialog?.detail).toContain('Nothing that you queued is lost');
  expect(desktop.output).toContain('"event":"crash","error":"TypeError"');
  expect(desktop.output).toContain('breakDown');
  expect(desktop.output).not.toContain('ada@example.com');
  await desktop.act('dialog.answer', 'Restart Guestlist').catch(() => undefined);
  expect(await desktop.ended).toBe(0);
  const again = await desktop.again;
  await expect.poll(async () => (await again?.see())?.trays.length).toBe(1);
});

test('the page may load itself again, and go nowhere else', async ({ desktop }) => {
  await openPopup(desktop);
  const { page } = desktop;
  const heading = page.getByRole('heading', { name: 'Sample' });
  await page.evaluate(() => {
    document.body.dataset['old'] = 'yes';
    location.reload();
  });
  await expect(page.locator('body:not([data-old])[data-ready]')).toBeVisible();
  await desktop.act('menu.click', ['Tell the page']);
  await expect(page.getByRole('listitem')).toHaveText('{"accountId":"sample"}');
  for (const elsewhere of ['/page.js', '/?again', 'https://elsewhere.example/']) {
    await page.evaluate((url) => {
      location.href = url;
    }, elsewhere);
    await expect.poll(() => desktop.window.refused.at(-1)).toContain(elsewhere);
    await expect(heading).toBeVisible();
  }
});

test('who stops listening is given nothing', async ({ desktop }) => {
  await openPopup(desktop);
  const given = await desktop.page.evaluate(() => {
    const { on } = Object(Reflect.get(window, 'guestlist'));
    return on('queue.changed', () => undefined)();
  });
  expect(given).toBeUndefined();
});

test('a hidden popup is given back after its minutes and not before', async ({ desktop }) => {
  await openPopup(desktop);
  await desktop.act('window.blur', (await desktop.see()).windows[0]?.id ?? 0);
  await expect.poll(async () => (await desktop.see()).windows[0]?.visible).toBe(false);
  await desktop.act('clock.advance', 9 * 60_000);
  expect((await desktop.see()).windows).toHaveLength(1);
  await desktop.act('clock.advance', 2 * 60_000);
  expect((await desktop.see()).windows).toEqual([]);
});
