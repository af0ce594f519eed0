/** Every screen and state in a real Chromium, under the shipped policy: no accessibility violation, nothing blocked. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
