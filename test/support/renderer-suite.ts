/** One built renderer and one Chromium for the stories of a test file. */
import type { Page } from '@playwright/test';
import { afterAll, beforeAll } from 'vitest';
import { status } from './renderer-hand.ts';
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
