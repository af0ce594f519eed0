/** Every screen and state in a real Chromium, under the shipped policy: no accessibility violation, nothing blocked. */
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from '../../support/accessibility.ts';
import { type OpenPage, type RendererPages, startRendererPages } from '../../support/renderer-page.ts';
import { scenes } from '../../support/renderer-scenes.ts';
import { screens } from '../../support/renderer-screens.ts';

let pages: RendererPages;
let opened: OpenPage;

beforeAll(async () => {
  pages = await startRendererPages();
  // Colours half-way between two states are nobody's: with reduced motion a state is there at once.
  opened = await pages.open({}, { reducedMotion: 'reduce' });
}, 120_000);
afterAll(() => pages.close());

const all = scenes();

async function show(scene: string): Promise<Page> {
  await opened.page.emulateMedia({ colorScheme: 'light' });
  await pages.show(opened, all[scene] ?? {});
  return opened.page;
}

/** In light all rules; in dark what colours can break. */
async function check(page: Page): Promise<void> {
  await page.waitForTimeout(200);
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForTimeout(50);
  expect(await violations(page, ['color-contrast'])).toEqual([]);
  expect(opened.problems).toEqual([]);
}

it.each(Object.keys(all))('scene %s', async (name) => check(await show(name)));

it.each(Object.entries(screens))('screen %s', async (_name, { scene, reach }) => {
  const page = await show(scene);
  await reach(page);
  await check(page);
});
