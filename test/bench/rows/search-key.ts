import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { GuestPage } from '../../support/guest-page.ts';
import type { Host } from '../host.ts';
import { watchKeys } from '../in-page.ts';
import type { Frames, Laboratory } from '../laboratory.ts';
import type { Measure } from '../measure.ts';
import { atMost, type Row } from '../row.ts';
import { median, percentile } from '../statistics.ts';
import { within } from '../within.ts';

/**
 * Beginnings of the sandbox's names whose every letter leaves fewer: a key that changes nothing paints nothing, so
 * none of the letters of "example"; and none that its metadata has, whose rows do not show what was typed.
 */
const beginnings = ['ga', 'we', 'ki', 'va', 'zh', 'th', 'yi', 'du', 'no', 'ha'];
const rounds = 4;
const warmUp = 1;

interface Search {
  page: Page;
  times: number[];
  /** Key presses that changed no row. */
  without: number;
}

async function openSearch(laboratory: Laboratory, host: Host, frames: Frames): Promise<Search> {
  const browser = await laboratory.browser(frames);
  const context = await browser.newContext({ viewport: { width: 400, height: 600 } });
  await host.admit(context);
  const page = await context.newPage();
  await page.goto(host.origin);
  const guest = new GuestPage(page);
  await guest.page.locator('[aria-label="Invitations"] > *').first().waitFor();
  await guest.search.click();
  await within('the page watches keys', page.evaluate(watchKeys));
  await within(
    'the page makes room for its times',
    page.evaluate(() => performance.setResourceTimingBufferSize(10_000)),
  );
  return { page, times: [], without: 0 };
}

/** Types a beginning and takes it back, letter by letter; each key waits for the rows of the one before. */
async function type(search: Search, beginning: string): Promise<void> {
  for (const key of [...beginning, ...Array.from(beginning, () => 'Backspace')]) {
    await within(
      'the page watches the next key',
      search.page.evaluate(() => window.watchNextKey()),
    );
    await search.page.keyboard.press(key);
    const ms = await within(
      `the rows for "${key}" are painted`,
      search.page.evaluate(() => window.keyPainted),
    );
    if (ms === null) search.without += 1;
    else search.times.push(ms);
    // Not in step with the display's frames.
    await pause(5 + Math.random() * 20);
  }
}

/** Milliseconds from a question's departure to the end of its answer, as Chromium saw them. */
function questions({ page }: Search): Promise<number[]> {
  return within(
    'the page tells how long its questions took',
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('/invitations.list'))
        .map(({ duration }) => duration),
    ),
  );
}

async function row(name: string, bar: number | null, search: Search): Promise<Row> {
  const { times, without } = search;
  const asking = median(await questions(search)).toFixed(1);
  return {
    name,
    value: times.length > 0 ? percentile(times, 0.95) : null,
    unit: 'ms',
    bar: bar === null ? null : atMost(bar),
    reference: `median ${median(times).toFixed(1)} ms of ${times.length}; question and answer ${asking} ms${without > 0 ? `; ${without} keys changed no row` : ''}`,
  };
}

export const searchKey: Measure = {
  name: 'search-key',
  needs: 'browser',
  what: `A key pressed in the search box of the browser host, in Chromium: from the event of the key until the frame with the rows it leads to is painted, the question to the host and its answer included. Letters, each of which is asked of the host, and Backspaces, whose answers the page has just had: ${2 * rounds * beginnings.join('').length} presses for each list; 95th percentiles; 10,000 and 100,000 alternate. Frames are drawn as soon as there is something to draw; \`display\` is the same with 60 frames a second, where each key also waits up to 16.7 ms for the next of them, whatever the application does. The time for question and answer is Chromium's own measure of the request, from the page's process through its network process to the host and back; the tray application asks over IPC instead.`,
  async run(laboratory) {
    const hosts = [await laboratory.hostWith(10_000), await laboratory.hostWith(100_000)] as const;
    const [small, large] = hosts;
    const searches: Search[] = [];
    try {
      for (const host of hosts) await host.quiet();
      for (const frames of ['unlimited', 'display'] as const) {
        for (const host of hosts) searches.push(await openSearch(laboratory, host, frames));
      }
      for (let round = -warmUp; round < rounds; round += 1) {
        for (const beginning of beginnings) for (const search of searches) await type(search, beginning);
        if (round < 0) for (const search of searches) Object.assign(search, { times: [], without: 0 });
      }
      const names = ['10k', '100k', '10k-display', '100k-display'];
      const bars = [16, 50, null, null];
      return await Promise.all(
        searches.map((search, index) => row(`search-key.${names[index]}`, bars[index] ?? null, search)),
      );
    } finally {
      for (const { page } of searches) await page.context().close();
      await small.stop();
      await large.stop();
    }
  },
};
