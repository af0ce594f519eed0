import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { GuestPage } from '../../support/guest-page.ts';
import type { Host } from '../host.ts';
import { watchKeys } from '../in-page.ts';
import type { Laboratory } from '../laboratory.ts';
import type { Measure } from '../measure.ts';
import { atMost } from '../row.ts';
import { median, percentile } from '../statistics.ts';

/** Beginnings of the sandbox's names whose every letter leaves fewer: a key that changes nothing paints nothing. */
const beginnings = ['ga', 'we', 'ki', 'be', 'zh', 'do', 'lu', 'fo', 'no', 'ha'];
const rounds = 6;
const warmUp = 1;

interface Search {
  host: Host;
  page: Page;
  times: number[];
  /** Key presses that changed no row. */
  without: number;
}

async function openSearch(laboratory: Laboratory, invitations: number): Promise<Search> {
  const host = await laboratory.hostWith(invitations);
  const browser = await laboratory.browser();
  const context = await browser.newContext({ viewport: { width: 400, height: 600 } });
  await host.admit(context);
  await host.quiet();
  const page = await context.newPage();
  await page.goto(host.origin);
  const guest = new GuestPage(page);
  await guest.list.getByRole('listitem').first().waitFor();
  await guest.search.click();
  await page.evaluate(watchKeys);
  return { host, page, times: [], without: 0 };
}

/** Types a beginning and takes it back, letter by letter; each key waits for the rows of the one before. */
async function type(search: Search, beginning: string): Promise<void> {
  for (const key of [...beginning, ...Array.from(beginning, () => 'Backspace')]) {
    const painted = search.page.evaluate(() => window.nextKeyPainted());
    await search.page.keyboard.press(key);
    const ms = await painted;
    if (ms === null) search.without += 1;
    else search.times.push(ms);
    // Not in step with the display's frames.
    await pause(5 + Math.random() * 20);
  }
}

export const searchKey: Measure = {
  name: 'search-key',
  needs: 'browser',
  what: `A key pressed in the search box of the browser host, in Chromium: from the event of the key until the frame with the rows it leads to is painted, the question to the host and its answer included, and so is waiting for the display's next frame (60 a second). Letters and Backspace, ${2 * rounds * beginnings.join('').length} presses for each list; 10,000 and 100,000 alternate. 95th percentiles.`,
  async run(laboratory) {
    const small = await openSearch(laboratory, 10_000);
    const large = await openSearch(laboratory, 100_000);
    try {
      for (let round = -warmUp; round < rounds; round += 1) {
        for (const beginning of beginnings)
          for (const search of [small, large]) await type(search, beginning);
        if (round < 0) for (const search of [small, large]) search.times.length = 0;
      }
      const row = (name: string, bar: number, { times, without }: Search) => ({
        name,
        value: times.length > 0 ? percentile(times, 0.95) : null,
        unit: 'ms',
        bar: atMost(bar),
        reference: `median ${median(times).toFixed(1)} ms of ${times.length}${without > 0 ? `; ${without} keys changed no row` : ''}`,
      });
      return [row('search-key.10k', 16, small), row('search-key.100k', 50, large)];
    } finally {
      for (const { page, host } of [small, large]) {
        await page.context().close();
        await host.stop();
      }
    }
  },
};
