/** Narrow, zoomed, wide, and read from right to left: nothing is cut off sideways, and nothing has to be scrolled there. */
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { redrawn } from '../../support/renderer-hand.ts';
import { type OpenPage, type RendererPages, startRendererPages } from '../../support/renderer-page.ts';
import { crowd, scenes } from '../../support/renderer-scenes.ts';
import { screens } from '../../support/renderer-screens.ts';

let pages: RendererPages;
let opened: OpenPage;

beforeAll(async () => {
  pages = await startRendererPages();
  opened = await pages.open({});
}, 120_000);
afterAll(() => pages.close());

const all = scenes();
const shown = ['production', 'first-run', 'offline', 'queue'];
const reached = ['details', 'settings', 'options', 'import-table'];

/** What reaches beyond the page or its own box; text that may be scrolled (a field, quoted JSON) is no overflow. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut = [...document.querySelectorAll('button, input, textarea, h1')].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && (box.left < -1 || box.right > innerWidth + 1);
    });
    const scrolling = [...document.querySelectorAll('body *:not(input, textarea, pre, svg *)')].filter(
      (element) =>
        ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) &&
        element.scrollWidth > element.clientWidth + 1,
    );
    const wide = document.documentElement.scrollWidth > innerWidth ? [document.documentElement] : [];
    return [...cut, ...scrolling, ...wide].map((element) => element.outerHTML.slice(0, 120));
  });
}

/** What is cut and does not tell the whole of itself under the pointer. */
function cutSilently(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *:not(svg *)')]
      .filter(({ offsetWidth, scrollWidth, clientWidth }) => offsetWidth > 1 && scrollWidth > clientWidth)
      .filter((element) => getComputedStyle(element).textOverflow === 'ellipsis')
      .filter((element) => {
        element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
        const words = (text: string) => text.replaceAll(/[\s·]/gu, '');
        const title = element.closest<HTMLElement>('[title]:not([title=""])')?.title ?? '';
        return !words(title).includes(words(element.innerText));
      })
      .map((element) => element.outerHTML.slice(0, 200)),
  );
}

async function show(name: string): Promise<Page> {
  const screen = shown.includes(name) ? undefined : screens[name];
  await pages.show(opened, all[screen?.scene ?? name] ?? {});
  await screen?.reach(opened.page);
  return opened.page;
}

it.each([
  ['the popup', 400, 600],
  ['a narrow window', 320, 560],
  ['a popup at 200 % zoom', 200, 300],
  ['the narrowest page of three panes', 900, 600],
  ['a browser tab', 1280, 800],
])(
  '%s (%d × %d): nothing is cut off sideways, in either direction of writing',
  async (_name, width, height) => {
    await opened.page.setViewportSize({ width, height });
    for (const name of [...shown, ...reached]) {
      const page = await show(name);
      for (const direction of ['ltr', 'rtl'] as const) {
        await page.evaluate((dir) => {
          document.documentElement.dir = dir;
        }, direction);
        await redrawn(page);
        expect(await overflowing(page), `${name}, ${direction}`).toEqual([]);
        await expect.poll(() => cutSilently(page), { message: `${name}, ${direction}` }).toEqual([]);
      }
      expect(opened.problems).toEqual([]);
    }
  },
);

it('shows nine people at least in the popup, with all that stands around them', async () => {
  await opened.page.setViewportSize({ width: 400, height: 600 });
  await pages.show(opened, { invitations: crowd(100) });
  const { page } = opened;
  await page.getByRole('row').first().waitFor();
  // The statistics come a moment later, and take their place.
  await page.locator('.statistics').waitFor();
  const whole = await page.evaluate(() => {
    const list = document.querySelector('.list-scroller')?.getBoundingClientRect();
    const rows = [...document.querySelectorAll('.row')].map((row) => row.getBoundingClientRect());
    return rows.filter((row) => row.top >= (list?.top ?? 0) && row.bottom <= (list?.bottom ?? 0)).length;
  });
  expect(whole).toBeGreaterThanOrEqual(9);
});
