/** The document as it comes, before its scripts: it looks like the page, and nobody can mistake it for one. */
import { expect, type Locator, type Page, test } from '@playwright/test';
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
  // A host whose thread is not warm yet, or is kept from its work, sends the document without a drawing; and one that
  // has not heard of another window yet, with one that is hidden.
  await expect(async () => {
    await page.goto(page.url(), { waitUntil: 'commit' });
    await expect(drawing().locator('.row').first()).toBeVisible({ timeout: 2000 });
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

/** The next page has it, once this has come: it is sent a moment after the last change. */
const keptView = (test: (view: string) => boolean) =>
  page.waitForResponse(
    (response) => response.url().endsWith('/api/shell.keepView') && test(response.request().postData() ?? ''),
  );

/** The next page is drawn for this window. */
async function resize(width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  const kept = keptView((view) => view.includes('roomy\\":true') === width > 900);
  await page.reload();
  await kept;
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
    await resize(width, height);
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

/** What stands in it is kept for the next page. */
async function clear(field: Locator): Promise<void> {
  for (const text of ['clearing', '']) {
    // What was on its way before knows nothing of that word.
    const kept = keptView((view) => view.includes('clearing') === (text !== ''));
    await field.fill(text);
    await kept;
  }
}

test('does what was typed for the page: a search by its key', async () => {
  await openDrawn();
  await page.keyboard.type('/example');
  await takenOver();
  await expect(day.guest.search).toBeFocused();
  await expect(day.guest.search).toHaveValue('example');
  await expect(day.guest.inviteField).toHaveValue('');
  await clear(day.guest.search);
});

/** In the middle of what is drawn there; nothing drawn can be found by its role. */
async function clickDrawn(selector: string, text?: string): Promise<void> {
  const drawn = drawing()
    .locator(selector, text ? { hasText: text } : {})
    .first();
  const box = await drawn.boundingBox();
  if (!box) throw new Error(`No ${selector} is drawn.`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

test('does what was clicked: a tab, and the search that is typed into', async () => {
  await openDrawn();
  await clickDrawn('.tab', 'Revoked');
  await takenOver();
  await expect(page.getByRole('tab', { name: 'Revoked' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tab', { name: 'Pending' }).click();
  // All is kept together, the tab as well.
  await clear(day.guest.search);
  await openDrawn();
  await clickDrawn('.search-input');
  await page.keyboard.type('example');
  await takenOver();
  await expect(day.guest.search).toHaveValue('example');
  await clear(day.guest.search);
});

test('opens the row that was clicked, and none that stands in its place by then', async () => {
  await resize(400, 600);
  await openDrawn();
  const row = drawing().locator('.row').nth(2);
  const name = (await row.getAttribute('aria-label')) ?? '';
  await clickDrawn(`.row[aria-label="${name}"]`);
  await takenOver();
  await expect(page.getByRole('dialog', { name })).toBeVisible();
  await page.keyboard.press('Escape');
  await openDrawn();
  await clickDrawn(`.row[aria-label="${name}"]`);
  await page.evaluate(() => document.body.style.setProperty('padding-block-start', '70px'));
  await takenOver();
  // A row that was pressed would have the focus by now.
  expect(await day.guest.inviteField.evaluate((field) => field === document.activeElement)).toBe(true);
});

test('takes what is pasted at once', async () => {
  await day.guest.inviteField.fill('heinz@example.com');
  await day.guest.inviteField.selectText();
  await page.keyboard.press('Control+c');
  await clear(day.guest.inviteField);
  await openDrawn();
  await page.keyboard.press('Control+v');
  await takenOver();
  await expect(day.guest.inviteField).toHaveValue('heinz@example.com');
  await clear(day.guest.inviteField);
});

test('sends what was typed and sent at once', async () => {
  await openDrawn();
  await page.keyboard.type('margaret@example.com');
  await page.keyboard.press('Enter');
  await takenOver();
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('1 sent');
  await expect(day.guest.row('margaret@example.com')).toBeVisible();
});

test('loses no key of an address that is typed at once', async () => {
  await openDrawn();
  await page.keyboard.type('gracce');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('e');
  // As on a German keyboard under Windows.
  await page.evaluate(() => {
    const altGr = { modifierAltGraph: true, ctrlKey: true, altKey: true, bubbles: true };
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '@', ...altGr }));
  });
  await page.keyboard.type('example.com');
  const kept = keptView((view) => view.includes('grace@example.com'));
  await takenOver();
  await kept;
  await expect(day.guest.inviteField).toHaveValue('grace@example.com');
  await expect(day.guest.inviteField).toBeFocused();
});

test('sends no draft for a key that is held down', async () => {
  await openDrawn();
  await expect(drawing().locator('textarea')).toHaveValue('grace@example.com');
  // Its second press counts as a repetition.
  await page.evaluate(() =>
    document.addEventListener('keydown', (event) => event.stopPropagation(), { once: true, capture: true }),
  );
  await page.keyboard.down('Enter');
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await takenOver();
  expect(await day.guest.inviteField.inputValue()).toBe('grace@example.com');
});

test('goes on behind a draft that was kept', async () => {
  await page.reload();
  await expect(day.guest.inviteField).toHaveValue('grace@example.com');
  await page.keyboard.type(', h');
  await expect(day.guest.inviteField).toHaveValue(/h$/u);
});
