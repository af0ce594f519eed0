/** The document as it comes, before its scripts: it looks like the page, and nobody can mistake it for one. */
import { expect, type Page, test } from '@playwright/test';
import { beginDay, type GuestDay } from '../support/guest-day.ts';
import { needsKeyring } from '../support/needs-keyring.ts';

test.describe.configure({ mode: 'serial' });
needsKeyring(test);

let day: GuestDay;
let page: Page;
let fetchScripts: () => void;

test.beforeAll(async ({ browser }) => {
  day = await beginDay(browser, { invitations: 40 });
  page = day.guest.page;
  await day.guest.connect(day.sandbox.secretKey, day.sandbox.apiUrl);
  await expect(day.guest.list.getByRole('row').first()).toBeVisible();
});

test.afterAll(() => day.end());

const drawing = () => page.locator('#first-drawing');

/** Opens the page without the script that draws it; `fetchScripts` lets it come. */
async function openDrawn(): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  const { promise: fetched, resolve } = Promise.withResolvers<void>();
  fetchScripts = resolve;
  await page.route('**/assets/main-*.js', async (route) => {
    await fetched;
    await route.continue();
  });
  // The first script hears the keys from then on.
  const heard = page.waitForRequest('**/api/events');
  // A host whose thread is not warm yet, or is kept from its work, sends the document without a drawing.
  await expect(async () => {
    await page.goto(page.url(), { waitUntil: 'commit' });
    await expect(drawing().locator('.row').first()).toBeAttached({ timeout: 2000 });
  }).toPass();
  await heard;
  // Whole and with its styles: a document is looked into while it is still read.
  await page.waitForFunction(
    () =>
      document.readyState !== 'loading' &&
      [...document.querySelectorAll('link')].every(
        ({ rel, sheet }) => rel !== 'stylesheet' || sheet !== null,
      ),
  );
}

async function takenOver(): Promise<void> {
  fetchScripts();
  await expect(drawing()).toBeHidden();
  await expect(day.guest.list.getByRole('row').first()).toBeVisible();
}

/** Each text in view and where it stands; how long ago something was may be another minute by now. */
const textsInView = () =>
  page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const { x, y, width, height } = range.getBoundingClientRect();
      const text = node.textContent?.trim() ?? '';
      const isTime = /\bago\b|\bnow\b|\bin \d/u.test(text);
      if (width < 2 || y >= innerHeight || text === '' || isTime) continue;
      if (!node.parentElement?.checkVisibility({ visibilityProperty: true })) continue;
      texts.push(`${text} ${[x, y, width, height].map(Math.round).join(' ')}`);
    }
    return texts.sort();
  });

for (const [name, width, height] of [
  ['the popup', 400, 600],
  ['a wide window', 1280, 800],
] as const) {
  test(`looks as the page will in ${name}`, async () => {
    await page.setViewportSize({ width, height });
    const kept = page.waitForRequest('**/api/shell.keepView');
    await page.reload();
    await kept;
    await openDrawn();
    const drawn = await textsInView();
    expect(drawn.length).toBeGreaterThan(25);
    await takenOver();
    await expect.poll(textsInView).toEqual(drawn);
  });
}

test('is nothing that can be pressed or read out', async () => {
  await openDrawn();
  expect(await page.getByRole('button').count()).toBe(0);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await takenOver();
});

test('has the colours that were chosen', async () => {
  await page.keyboard.press('Control+,');
  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await openDrawn();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await takenOver();
});

test('loses no key of an address that is typed at once', async () => {
  await openDrawn();
  await page.keyboard.type('gracce');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('e@example.com');
  await takenOver();
  await expect(day.guest.inviteField).toHaveValue('grace@example.com');
  await expect(day.guest.inviteField).toBeFocused();
});
