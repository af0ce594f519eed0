/** What a screen must be free of: accessibility violations, blocked requests, errors. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from 'vitest';

async function violations(builder: AxeBuilder): Promise<string[]> {
  const found = (await builder.analyze()).violations;
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** In light all rules; in dark what colours can break. */
export async function checkAccessible(page: Page, problems: string[]): Promise<void> {
  const rest = () => page.waitForTimeout(200);
  await rest();
  expect(await violations(new AxeBuilder({ page }))).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await rest();
  expect(await violations(new AxeBuilder({ page }).withRules(['color-contrast']))).toEqual([]);
  expect(problems).toEqual([]);
}
