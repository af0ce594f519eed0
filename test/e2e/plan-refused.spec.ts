/** The plan does not include more invitations: what thirty people cost in requests, in alerts, and in clicks. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../main/sandbox/server.ts';
import { chromiumLaunch } from '../support/chromium.ts';
import { GuestPage } from '../support/guest-page.ts';
import { type GuestlistProcess, startGuestlist } from '../support/guestlist-process.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { needsKeyring } from '../support/needs-keyring.ts';

needsKeyring(test);
// A headless shell has no notifications of the system.
test.use({ launchOptions: chromiumLaunch() });

let folder: string;
let keyring: Keyring;
let sandbox: Sandbox;
let guestlist: GuestlistProcess;
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guestlist-plan-'));
  keyring = await startKeyring(join(folder, 'keyring'));
  sandbox = await startSandbox({ invitations: 20 });
  guestlist = await startGuestlist(['--data-dir', join(folder, 'data')], keyring.env);
});
test.afterEach(async () => {
  await guestlist.stop();
  await sandbox.close();
  await keyring.stop();
  rmSync(folder, { recursive: true, force: true });
});

const posts = () => sandbox.control.journal().filter(({ method }) => method === 'POST').length;

test('thirty people: at most four requests, one alert, one Retry, and then all are sent', async ({
  page,
}) => {
  const guest = new GuestPage(page);
  await guest.open(guestlist.link);
  await guest.connect(sandbox.secretKey, sandbox.apiUrl);
  await guest.list.getByRole('row').first().waitFor();
  const said = 'Your plan does not include more invitations.';
  const refused = { code: 'plan_upgrade_required', message: 'Upgrade required', long_message: said };
  sandbox.control.inject({
    kind: 'status',
    status: 402,
    body: { errors: [refused] },
    method: 'POST',
    times: null,
  });
  const emails = sandbox.control.ledger().length;
  await guest.invite(...Array.from({ length: 30 }, (_, n) => `person.${n}@example.com`));

  await guest.tab('Queue').click();
  await expect(page.getByText('30 failed').first()).toBeVisible();
  expect(posts()).toBeLessThanOrEqual(4);
  await expect(page.getByText(said).first()).toBeVisible();
  // Who looks at the page has seen it; the alert is for everybody else, and one for all thirty.
  await page.goto('about:blank');
  await guestlist.stop();
  guestlist = await startGuestlist(['--data-dir', join(folder, 'data')], keyring.env);
  await guest.open(guestlist.link);
  const alerts = page.getByRole('log', { name: 'Notification' }).getByRole('article');
  await guest.list
    .getByRole('row')
    .first()
    .or(page.getByRole('grid', { name: 'Queue items' }))
    .waitFor();
  expect(await alerts.count()).toBeLessThanOrEqual(1);
  expect(posts()).toBeLessThanOrEqual(4);

  sandbox.control.clearFaults();
  await guest.tab('Queue').click();
  await page.getByRole('button', { name: 'Retry failed' }).click();
  await expect.poll(() => sandbox.control.ledger().length - emails, { timeout: 60_000 }).toBe(30);
  const addresses = sandbox.control
    .ledger()
    .slice(emails)
    .map(({ emailAddress }) => emailAddress);
  expect(new Set(addresses).size).toBe(30);
});

test('told once to somebody who looks elsewhere, with one Retry for all', async ({ browser }) => {
  const context = await browser.newContext({ permissions: ['notifications'] });
  const page = await context.newPage();
  const guest = new GuestPage(page);
  await guest.open(guestlist.link);
  await guest.connect(sandbox.secretKey, sandbox.apiUrl);
  await guest.list.getByRole('row').first().waitFor();
  sandbox.control.inject({ kind: 'status', status: 402, body: {}, method: 'POST', times: null });
  sandbox.control.hold('POST');
  const emails = sandbox.control.ledger().length;
  await guest.invite(...Array.from({ length: 30 }, (_, n) => `person.${n}@example.com`));
  const session = await context.newCDPSession(page);
  // Guestlist has to know that nobody looks before there is something to tell.
  const told = page.waitForResponse((response) => response.url().endsWith('/api/shell.looking'));
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
  const other = await context.newPage();
  await other.bringToFront();
  await told;
  sandbox.control.release();
  const alerts = page.getByRole('log', { name: 'Notification' }).getByRole('article');
  await expect(alerts).toContainText('30 invitations failed', { timeout: 60_000 });
  await expect(alerts).toHaveCount(1);
  expect(posts()).toBeLessThanOrEqual(4);
  sandbox.control.clearFaults();
  await other.close();
  await page.bringToFront();
  await alerts.getByRole('button', { name: 'Retry' }).click();
  await expect.poll(() => sandbox.control.ledger().length - emails, { timeout: 60_000 }).toBe(30);
  await context.close();
});
