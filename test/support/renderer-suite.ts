/** One built renderer and one Chromium for the stories of a test file. */
import { expect as expectNow, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect } from 'vitest';
import { focused, status } from './renderer-hand.ts';
import { type RendererPages, startRendererPages } from './renderer-page.ts';

/** Opens the popup of a scene once it is drawn; the caller closes its context. */
export type OpenPopup = (...given: Parameters<RendererPages['open']>) => Promise<Page>;

/** Call it once, at the top of the file. */
export function popupSuite(): OpenPopup {
  let pages: RendererPages;
  beforeAll(async () => {
    pages = await startRendererPages();
  }, 120_000);
  afterAll(() => pages.close());
  return async (...given) => {
    const { page } = await pages.open(...given);
    await status(page)
      .or(page.getByRole('textbox', { name: 'Secret key' }))
      .first()
      .waitFor();
    return page;
  };
}

/** About a page, what Playwright's own says and waits for, as long as the runner's `expect.poll` does. */
export const expectPage = expectNow.configure({ timeout: 30_000 });

/** Waits until the focus is there, by `focused`: what goes away gives it up a frame before something else has it. */
export const expectFocus = (page: Page, name: string | RegExp) =>
  expect.poll(() => focused(page)).toMatch(name);
