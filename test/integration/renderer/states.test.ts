/** Every screen and state in a real Chromium, under the shipped policy: no accessibility violation, nothing blocked. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RendererPages, startRendererPages } from '../../support/renderer-page.ts';
import { scenes } from '../../support/renderer-scenes.ts';
import { screens } from '../../support/renderer-screens.ts';

let pages: RendererPages;

beforeAll(async () => {
  pages = await startRendererPages();
}, 120_000);
afterAll(() => pages.close());

const all = scenes();
const rest = (page: Page) => page.waitForTimeout(200);

async function violations(builder: AxeBuilder): Promise<string[]> {
  const found = (await builder.analyze()).violations;
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** In light all rules; in dark what colours can break. */
async function check(page: Page, problems: string[]): Promise<void> {
  await rest(page);
  expect(await violations(new AxeBuilder({ page }))).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await rest(page);
  expect(await violations(new AxeBuilder({ page }).withRules(['color-contrast']))).toEqual([]);
  expect(problems).toEqual([]);
}

it.each(Object.keys(all))('scene %s', async (name) => {
  const { page, problems } = await pages.open(all[name] ?? {});
  await check(page, problems);
  await page.context().close();
});

it.each(Object.keys(screens))('screen %s', async (name) => {
  const screen = screens[name];
  const { page, problems } = await pages.open(all[screen?.scene ?? ''] ?? {});
  await screen?.reach(page);
  await check(page, problems);
  await page.context().close();
});

describe('other sizes', () => {
  it.each([
    ['a narrow window', 320, 560],
    ['a popup at 200 % zoom', 200, 300],
    ['a browser tab', 1280, 800],
  ])('%s: nothing is cut off sideways', async (_name, width, height) => {
    for (const name of ['production', 'first-run', 'offline', 'queue']) {
      const { page, problems } = await pages.open(all[name] ?? {}, { viewport: { width, height } });
      await rest(page);
      const overflow = await page.evaluate(() => {
        const cut = [...document.querySelectorAll('button, input, textarea, h1')].filter((element) => {
          const box = element.getBoundingClientRect();
          return box.width > 1 && (box.left < 0 || box.right > innerWidth + 1);
        });
        return cut.map((element) => element.outerHTML.slice(0, 120));
      });
      expect(overflow).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(problems).toEqual([]);
      await page.context().close();
    }
  });
});
