/**
 * How long a person waits: from the start of the built main in a fresh process to the tray icon, and from a click on
 * it to painted rows of a cached list. On the stand-in: Chromium runs already, so what is measured is ours.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { startSandbox } from '../../main/sandbox/server.ts';
import { Desktop } from '../support/electron/desktop/desktop.ts';
import { GuestPage } from '../support/guest-page.ts';
import { startKeyring } from '../support/keyring.ts';

const runs = 5;
const invitations = 1000;

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The bare runtime: what no application can be faster than. */
function bareNode(): number {
  const startedAt = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - startedAt;
}

/** Connects and reads the list once, so that every measured start finds it cached. */
async function prepare(start: () => Promise<Desktop>, apiUrl: string, secretKey: string): Promise<void> {
  const desktop = await start();
  await desktop.act('tray.click', undefined);
  while (!desktop.hasWindow) await new Promise((next) => setTimeout(next, 20));
  const guest = new GuestPage(desktop.page);
  await guest.connect(secretKey, apiUrl);
  await guest.list.getByRole('listitem').first().waitFor();
  await desktop.quit();
}

async function measure(start: () => Promise<Desktop>): Promise<{ tray: number; rows: number }> {
  const startedAt = performance.now();
  await using desktop = await start();
  const tray = performance.now() - startedAt;
  while (!(await desktop.see()).trays[0]?.menu.some(({ label }) => label.endsWith(' pending'))) {
    await new Promise((next) => setTimeout(next, 20));
  }
  const clickedAt = performance.now();
  await desktop.act('tray.click', undefined);
  while (!desktop.hasWindow) await new Promise((next) => setTimeout(next, 1));
  await new GuestPage(desktop.page).list.getByRole('listitem').first().waitFor();
  await desktop.page.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))),
  );
  return { tray, rows: performance.now() - clickedAt };
}

const executablePath = process.env['CHROMIUM_PATH'];
const browser = await chromium.launch({
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  ...(executablePath ? { executablePath } : {}),
});
const context: BrowserContext = await browser.newContext();
const userData = mkdtempSync(join(tmpdir(), 'guestlist-bench-'));
const keyring = await startKeyring();
const sandbox = await startSandbox({ invitations });
try {
  const start = () => Desktop.start({ context, userData, args: ['--hidden'], env: keyring.env });
  await prepare(start, sandbox.apiUrl, sandbox.secretKey);
  const measured: { tray: number; rows: number }[] = [];
  for (let run = 0; run < runs; run++) measured.push(await measure(start));
  const bare = median(Array.from({ length: runs }, bareNode));
  const tray = median(measured.map((each) => each.tray));
  const rows = median(measured.map((each) => each.rows));
  const ms = (value: number) => `${Math.round(value)} ms`;
  process.stdout.write(
    `start to tray: ${ms(tray)}, ${(tray / bare).toFixed(1)} × a bare runtime (${ms(bare)})\n` +
      `click to first painted rows of ${invitations} cached, in a new window: ${ms(rows)}\n`,
  );
} finally {
  await sandbox.close();
  await keyring.stop();
  await browser.close();
  rmSync(userData, { recursive: true, force: true });
}
