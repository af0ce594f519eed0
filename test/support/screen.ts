/** A state of the page that no scene shows at once. */
import type { Page } from '@playwright/test';

export interface Screen {
  /** By name, of renderer-scenes.ts. */
  scene: string;
  reach: (page: Page) => Promise<unknown>;
}
