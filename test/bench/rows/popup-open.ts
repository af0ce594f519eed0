import type { BrowserContext, Page } from '@playwright/test';
import type { Host } from '../host.ts';
import { watchDocument, watchFirstRows } from '../in-page.ts';
import type { Measure } from '../measure.ts';
import { atMost } from '../row.ts';
import { interleave, median } from '../statistics.ts';
import { within } from '../within.ts';
import { firstScriptsKb } from './renderer-size.ts';

const rounds = 21;
const newTabs = 7;
const warmUp = 3;

/** Milliseconds: what a page fetches once it is idle is not to fall on the opening after it. */
const restMs = 700;

/** Milliseconds from the start of the navigation until the first rows are painted, and until they can be clicked. */
async function open(page: Page, { origin }: Host, live: number[]): Promise<number> {
  await page.goto(origin);
  const painted = await within(
    'the page paints its first rows',
    page.evaluate(() => window.firstRowsPainted),
  );
  live.push(
    await within(
      'the page takes the place of its drawing',
      page.evaluate(() => window.liveRowsPainted),
    ),
  );
  await page.waitForTimeout(restMs);
  return painted;
}

/** The same for a page of the same host that only says that there is nothing: no scripts, no styles, one line. */
async function openBlank(page: Page, { origin }: Host): Promise<number> {
  await page.goto(`${origin}/nothing-here`);
  return within(
    'the blank page is painted',
    page.evaluate(() => window.documentPainted),
  );
}

/** Rows are drawn by the document or by the scripts that load with it: KB of what they wait for. */
async function scriptsRowsWaitFor(context: BrowserContext, { origin }: Host): Promise<number> {
  const page = await context.newPage();
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(origin);
  const rows = await page.locator('[aria-label="Invitations"] > *').count();
  await page.close();
  return rows > 0 ? 0 : firstScriptsKb();
}

async function openNewTab(context: BrowserContext, host: Host): Promise<number> {
  const page = await context.newPage();
  const painted = await open(page, host, []);
  await page.close();
  return painted;
}

export const popupOpen: Measure = {
  name: 'popup-open',
  needs: 'browser',
  what: `The page of the browser host opened on a cached list, in Chromium: from the start of the navigation (so fetching the document from the host is part of it; scripts and styles are in the browser's cache from the openings before, as they are for a person) until the frame with the first rows is painted, which the document has in it before its scripts come (\`live\`: until they have drawn the page in its place; \`scripts\`: what rows wait for, found out by opening the page without any). \`blank\` is held against a page of the same server without scripts and styles, from the start of its navigation until it is painted. 100,000, 1,000 and the blank page alternate; medians of ${rounds} openings each, each after the page before has come to rest. The page's process runs already; \`new-tab\` includes starting one, which is the browser's own time. Of its processor's time the page's main thread takes 67 ms for an opening on two cores that others use too (49 ms at best): scripts 21 ms, style and layout 7 ms, the rest Chromium's own (loading, parsing, painting). What the wall clock adds to that is waiting for a core, so times are for a quiet machine, and the ratio is what has a bar. The tray application keeps its window for some minutes, and then has nothing to load at all.`,
  async run(laboratory) {
    const small = await laboratory.hostWith(1000);
    const large = await laboratory.hostWith(100_000);
    const browser = await laboratory.browser();
    const context = await browser.newContext({ viewport: { width: 400, height: 600 } });
    try {
      await context.addInitScript(watchFirstRows);
      await context.addInitScript(watchDocument);
      for (const host of [small, large]) {
        await host.admit(context);
        await host.quiet();
      }
      const [smallPage, largePage] = [await context.newPage(), await context.newPage()];
      const blankPage = await context.newPage();
      const live: number[] = [];
      const tasks = {
        small: () => open(smallPage, small, []),
        large: () => open(largePage, large, live),
        blank: () => openBlank(blankPage, large),
      };
      await interleave(warmUp, tasks);
      const times = await interleave(rounds, tasks);
      const tabs = await interleave(newTabs, { large: () => openNewTab(context, large) });
      const [at1k, at100k, blank] = [median(times.small), median(times.large), median(times.blank)];
      const both = `${at100k.toFixed(0)} ms at 100,000, ${at1k.toFixed(0)} ms at 1,000`;
      const best = Math.min(...times.large).toFixed(0);
      return [
        {
          name: 'popup-open',
          value: at100k,
          unit: 'ms',
          bar: null,
          reference: `${both}; ${best} ms at best`,
        },
        {
          name: 'popup-open.blank',
          value: at100k / blank,
          unit: '×',
          bar: atMost(2),
          reference: `${at100k.toFixed(0)} ms, a blank page of the same server ${blank.toFixed(0)} ms`,
        },
        {
          name: 'popup-open.scripts',
          value: await scriptsRowsWaitFor(context, large),
          unit: 'KB',
          bar: atMost(70),
          reference: 'compressed, without which no row is seen',
        },
        {
          name: 'popup-open.live',
          value: median(live.slice(warmUp)),
          unit: 'ms',
          bar: null,
          reference: `until its own scripts have drawn it; ${Math.min(...live).toFixed(0)} ms at best`,
        },
        { name: 'popup-open.growth', value: at100k / at1k, unit: '×', bar: atMost(1.2), reference: both },
        {
          name: 'popup-open.new-tab',
          value: median(tabs.large),
          unit: 'ms',
          bar: null,
          reference: `with a new process of the browser, at 100,000; ${Math.min(...tabs.large).toFixed(0)} ms at best`,
        },
      ];
    } finally {
      await context.close();
      await small.stop();
      await large.stop();
    }
  },
};
