import type { BrowserContext } from '@playwright/test';
import type { Host } from '../host.ts';
import { watchFirstRows } from '../in-page.ts';
import type { Measure } from '../measure.ts';
import { atMost } from '../row.ts';
import { interleave, median } from '../statistics.ts';

const rounds = 15;
const warmUp = 3;

/** Milliseconds from the start of the navigation until the first rows are painted. */
async function open(context: BrowserContext, { origin }: Host): Promise<number> {
  const page = await context.newPage();
  await page.goto(origin);
  const painted = await page.evaluate(() => window.firstRowsPainted);
  await page.close();
  return painted;
}

export const popupOpen: Measure = {
  name: 'popup-open',
  needs: 'browser',
  what: `A new page of the browser host on a cached list, in Chromium: from the start of the navigation (so loading the document, scripts and styles from the host is part of it, with nothing in the browser's cache) until the frame with the first rows is painted. 100,000 and 1,000 alternate; medians of ${rounds} openings each.`,
  async run(laboratory) {
    const small = await laboratory.hostWith(1000);
    const large = await laboratory.hostWith(100_000);
    const browser = await laboratory.browser();
    const context = await browser.newContext({ viewport: { width: 400, height: 600 } });
    try {
      await context.addInitScript(watchFirstRows);
      for (const host of [small, large]) {
        await host.admit(context);
        await host.quiet();
      }
      const tasks = { small: () => open(context, small), large: () => open(context, large) };
      await interleave(warmUp, tasks);
      const times = await interleave(rounds, tasks);
      const [at1k, at100k] = [median(times.small), median(times.large)];
      const both = `${at100k.toFixed(0)} ms at 100,000, ${at1k.toFixed(0)} ms at 1,000`;
      return [
        { name: 'popup-open', value: at100k, unit: 'ms', bar: atMost(100), reference: both },
        { name: 'popup-open.growth', value: at100k / at1k, unit: '×', bar: atMost(1.3), reference: both },
      ];
    } finally {
      await context.close();
      await small.stop();
      await large.stop();
    }
  },
};
