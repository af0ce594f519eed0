/** `SLOW_PAGES=8 npm test`: pages that draw as on a machine that many times slower, to find tests that race them. */
import type { Page } from '@playwright/test';

const times = Number(process.env['SLOW_PAGES'] ?? 1);

/** Each test calls it with what it opened. Nothing happens without the variable. */
export async function slowPage(page: Page): Promise<Page> {
  if (times > 1) {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: times });
  }
  return page;
}
