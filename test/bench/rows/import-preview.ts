import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import type { Host } from '../host.ts';
import { watchImport } from '../in-page-import.ts';
import type { Laboratory } from '../laboratory.ts';
import type { Measure } from '../measure.ts';
import { atMost } from '../row.ts';
import { interleave, median } from '../statistics.ts';
import { within } from '../within.ts';

const rows = 100_000;
const rounds = 7;
const warmUp = 2;
const choices = 7;

/** A table as a spreadsheet writes it: 5.6 MB. */
function people(): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const id = String(index).padStart(6, '0');
    return `guest-${id}@example.com,Guest No. ${id},${index % 7 === 0 ? 'admin' : 'editor'},Team ${index % 40},14`;
  });
  return ['email,name,role,team,expires_in_days', ...lines, ''].join('\r\n');
}

async function openPage(laboratory: Laboratory, host: Host, text: string): Promise<Page> {
  const browser = await laboratory.browser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await host.admit(context);
  const page = await context.newPage();
  await page.goto(host.origin);
  await page.locator('[aria-label="Invitations"] > *').first().waitFor();
  await within('the page takes the file over', page.evaluate(watchImport, text));
  return page;
}

/** Milliseconds in Node, from the file to its records. */
function parseFile(file: string): number {
  const begin = performance.now();
  const records = parse(readFileSync(file, 'utf8'), { columns: true });
  if (records.length !== rows) throw new Error(`csv-parse read ${records.length} rows.`);
  return performance.now() - begin;
}

async function dropFile(page: Page): Promise<number> {
  const painted = await within(
    'the preview of a dropped file is painted',
    page.evaluate(() => window.dropPainted()),
  );
  await page.keyboard.press('Escape');
  await page.locator('.import-preview').waitFor({ state: 'detached' });
  return painted;
}

type Choice = 'metadata' | 'expiry' | 'address' | 'another address';

/** From the choice to the frame with the rows as they go out then, their number and what goes along. */
async function chooseMeanings(page: Page): Promise<Record<Choice, number[]>> {
  const times: Record<Choice, number[]> = { metadata: [], expiry: [], address: [], 'another address': [] };
  const choose = (column: string, meaning: string, until: string) =>
    within(
      `the choice of ${meaning} for ${column} is painted`,
      page.evaluate((given) => window.choicePainted(...given), [column, meaning, until] as const),
    );
  for (let round = 0; round < choices; round += 1) {
    await within(
      'the preview of a dropped file is painted',
      page.evaluate(() => window.dropPainted()),
    );
    times.metadata.push(await choose('role', 'metadata_key', 'with role'));
    times.expiry.push(await choose('expires_in_days', 'ignored', 'can read\\.(?! Their)'));
    // Nobody has looked at that column before: its rows come first, and their number when all were read.
    times['another address'].push(await choose('name', 'email_address', 'Looking at|Nobody to invite'));
    await choose('name', 'email_address', 'Nobody to invite');
    await choose('email', 'email_address', 'with role');
    times.address.push(await choose('name', 'email_address', 'Nobody to invite'));
    await page.keyboard.press('Escape');
    await page.locator('.import-preview').waitFor({ state: 'detached' });
  }
  return times;
}

export const importPreview: Measure = {
  name: 'import-preview',
  needs: 'browser',
  what: `A file of ${rows} rows and five columns dropped on the page of the browser host, in Chromium: from the drop until the frame with the first rows and the number of those who are ready is painted, reading, sending and looking up included, beside csv-parse (\`columns: true\`) reading the same file in Node; the two alternate, medians of ${rounds}. \`choice\` is a change of what a column is used for, from the event until the frame with the rows, their number and what goes along; the slowest of metadata, expiry, the address from another column, and the same for the first time, when the rows come before the number of those who are ready; medians of ${choices}. Frames are those of a display: without their limit the ring that turns while a file is read is drawn as often as it can be, which takes both cores.`,
  async run(laboratory) {
    const file = join(laboratory.folder(), 'people.csv');
    const text = people();
    writeFileSync(file, text);
    const host = await laboratory.hostWith(1000);
    const page = await openPage(laboratory, host, text);
    try {
      await host.quiet();
      const tasks = { drop: () => dropFile(page), parse: async () => parseFile(file) };
      await interleave(warmUp, tasks);
      const times = await interleave(rounds, tasks);
      const [drop, reference] = [median(times.drop), median(times.parse)];
      const chosen = await chooseMeanings(page);
      const medians = Object.entries(chosen).map(([name, all]) => [name, median(all)] as const);
      return [
        {
          name: 'import-preview',
          value: drop / reference,
          unit: '×',
          bar: atMost(3),
          reference: `${drop.toFixed(0)} ms, csv-parse ${reference.toFixed(0)} ms`,
        },
        {
          name: 'import-preview.choice',
          value: Math.max(...medians.map(([, ms]) => ms)),
          unit: 'ms',
          bar: atMost(100),
          reference: medians.map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`).join(', '),
        },
      ];
    } finally {
      await page.context().close();
      await host.stop();
    }
  },
};
