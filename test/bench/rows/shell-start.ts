import { spawnSync } from 'node:child_process';
import type { BrowserContext } from '@playwright/test';
import { Desktop } from '../../support/electron/desktop/desktop.ts';
import { fillCache } from '../host.ts';
import { watchFirstRows } from '../in-page.ts';
import type { Measure } from '../measure.ts';
import { median } from '../statistics.ts';
import { within } from '../within.ts';

const starts = 7;
const invitations = 1000;

/** The bare runtime: what no application can be faster than. */
function bareRuntime(): number {
  const startedAt = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - startedAt;
}

async function until(look: () => boolean | Promise<boolean>, everyMs: number): Promise<void> {
  while (!(await look())) await new Promise((next) => setTimeout(next, everyMs));
}

async function start(context: BrowserContext, userData: string, env: Record<string, string>) {
  const startedAt = performance.now();
  await using desktop = await Desktop.start({ context, userData, args: ['--hidden'], env });
  const tray = performance.now() - startedAt;
  await until(
    async () => (await desktop.see()).trays[0]?.menu.some(({ label }) => label.endsWith(' pending')) ?? false,
    20,
  );
  const clickedAt = performance.now();
  await desktop.act('tray.click', undefined);
  await until(() => desktop.hasWindow, 1);
  await desktop.page.locator('[aria-label="Invitations"] > *').first().waitFor();
  // The page's own clock, and not when the debugger heard of it: the page has other things to do right after that.
  const { origin, painted } = await within(
    'the popup paints its first rows',
    desktop.page.evaluate(async () => ({
      painted: await window.firstRowsPainted,
      origin: performance.timeOrigin,
    })),
  );
  const rows = origin + painted - (performance.timeOrigin + clickedAt);
  return { tray, rows, bare: bareRuntime() };
}

export const shellStart: Measure = {
  name: 'shell-start',
  needs: 'browser',
  what: `The built tray application, started hidden in a fresh process on the stand-in for Electron: until its tray icon is there, beside a runtime that does nothing; then from a click on the icon until (by the page's own clock) rows of ${invitations.toLocaleString('en')} cached invitations are painted in a window made anew. Chromium runs already, and the stand-in makes its window over the debugging protocol, which costs more than Electron's own. Medians of ${starts} starts.`,
  async run(laboratory) {
    const { env } = await laboratory.keyring();
    const dataDir = laboratory.folder();
    const sandbox = await laboratory.sandbox({ invitations, latencyMs: 0 });
    await fillCache(dataDir, env, sandbox, invitations);
    const context = await (await laboratory.browser()).newContext();
    await context.addInitScript(watchFirstRows);
    const measured: Awaited<ReturnType<typeof start>>[] = [];
    for (let count = 0; count < starts; count += 1) measured.push(await start(context, dataDir, env));
    await context.close();
    const [tray, rows, bare] = (['tray', 'rows', 'bare'] as const).map((what) =>
      median(measured.map((each) => each[what])),
    );
    return [
      {
        name: 'shell-start.tray',
        value: tray ?? null,
        unit: 'ms',
        bar: null,
        reference: `a runtime that does nothing ${(bare ?? Number.NaN).toFixed(0)} ms`,
      },
      {
        name: 'shell-start.rows',
        value: rows ?? null,
        unit: 'ms',
        bar: null,
        reference: 'from the click on the icon, in a new window',
      },
    ];
  },
};
