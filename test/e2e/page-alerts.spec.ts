/** The same manners on the browser host: what its page tells, and what the browser shows while nobody looks at it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
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
  folder = mkdtempSync(join(tmpdir(), 'guestlist-page-alerts-'));
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

interface Outside {
  title: string;
  silent: boolean;
}

/** A browser that may show notifications and remembers each; its own are real, only nobody can see or click them. */
async function openPage(browser: Browser): Promise<{ guest: GuestPage; outside: () => Promise<Outside[]> }> {
  const context = await browser.newContext({ permissions: ['notifications'] });
  await context.addInitScript(() => {
    const raised: Notification[] = [];
    const Real = window.Notification;
    class Remembered extends Real {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        raised.push(this);
      }
    }
    Object.assign(window, { Notification: Remembered, raised });
  });
  const page = await context.newPage();
  const guest = new GuestPage(page);
  await guest.open(guestlist.link);
  await guest.connect(sandbox.secretKey, sandbox.apiUrl);
  await guest.list.getByRole('row').first().waitFor();
  const outside = () =>
    page.evaluate(() =>
      (window as unknown as { raised: Notification[] }).raised.map(({ title, silent }) => ({
        title,
        silent: silent ?? false,
      })),
    );
  return { guest, outside };
}

/** Playwright gives every page the focus; without that the one behind another has lost it, as for a person. */
async function lookAway({ page }: GuestPage): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const told = page.waitForResponse((response) => response.url().endsWith('/api/shell.looking'));
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
  const other = await page.context().newPage();
  await other.bringToFront();
  await told;
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(false);
  return async () => {
    const back = page.waitForResponse((response) => response.url().endsWith('/api/shell.looking'));
    await other.close();
    await page.bringToFront();
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    await back;
    await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);
  };
}

function refuseInvites(): () => void {
  const body = { errors: [], clerk_trace_id: 'trace_of_a_refusal' };
  const { id } = sandbox.control.inject({ kind: 'status', status: 422, body, method: 'POST', times: null });
  return () => sandbox.control.clearFaults(id);
}

const alerts = (page: Page) => page.getByRole('log', { name: 'Notification' }).getByRole('article');
const retryOf = ({ page }: GuestPage, address: string) =>
  page.getByRole('row', { name: address }).getByRole('button', { name: 'Retry' });

test('a failed invite in the background is told once, and a click leads to its Retry', async ({
  browser,
}) => {
  const { guest, outside } = await openPage(browser);
  const { page } = guest;
  const allow = refuseInvites();
  sandbox.control.hold('POST');
  await guest.invite('someone@example.com');
  const comeBack = await lookAway(guest);
  sandbox.control.release();
  await expect.poll(outside).toEqual([{ title: 'Could not invite someone@example.com', silent: false }]);
  await comeBack();
  // What came while nobody looked is still there to be read, in a page that is opened anew as well.
  await expect(alerts(page)).toHaveCount(1);
  await page.reload();
  await expect(alerts(page)).toHaveCount(1);
  await alerts(page).getByRole('button', { name: 'Open' }).click();
  await expect(retryOf(guest, 'someone@example.com')).toBeFocused();
  await expect(alerts(page)).toHaveCount(0);
  await page.reload();
  await page.getByRole('grid').first().waitFor();
  await expect(alerts(page)).toHaveCount(0);

  allow();
  await guest.tab('Queue').click();
  await retryOf(guest, 'someone@example.com').press('Enter');
  await expect.poll(() => sandbox.control.ledger()).toHaveLength(1);
  await page.context().close();
});

test('a click on the browser’s own notification leads there too', async ({ browser }) => {
  const { guest, outside } = await openPage(browser);
  const { page } = guest;
  refuseInvites();
  sandbox.control.hold('POST');
  await guest.invite('someone@example.com');
  const comeBack = await lookAway(guest);
  sandbox.control.release();
  await expect.poll(outside).toHaveLength(1);
  await page.evaluate(() => {
    (window as unknown as { raised: Notification[] }).raised[0]?.dispatchEvent(new Event('click'));
  });
  await comeBack();
  await expect(retryOf(guest, 'someone@example.com')).toBeFocused();
  await expect(alerts(page)).toHaveCount(0);
  await page.context().close();
});

test('a burst of thirty failures is one notification that sums them up', async ({ browser }) => {
  const { guest, outside } = await openPage(browser);
  const { page } = guest;
  refuseInvites();
  sandbox.control.setLatency(300);
  sandbox.control.hold('POST');
  await guest.invite(...Array.from({ length: 30 }, (_, index) => `p${index}@example.com`));
  await lookAway(guest);
  sandbox.control.release();
  await expect(alerts(page)).toContainText('30 invitations failed', { timeout: 60_000 });
  await expect(alerts(page)).toHaveCount(1);
  expect((await outside()).filter(({ silent }) => !silent)).toHaveLength(1);
  await page.context().close();
});

test('who looks at the page is told nothing apart, and “all is well” follows a failure that was told', async ({
  browser,
}) => {
  const { guest, outside } = await openPage(browser);
  const { page } = guest;
  let allow = refuseInvites();
  await guest.invite('seen@example.com');
  await guest.tab('Queue').click();
  await retryOf(guest, 'seen@example.com').waitFor();
  allow();
  sandbox.control.hold('POST');
  await retryOf(guest, 'seen@example.com').click();
  let comeBack = await lookAway(guest);
  sandbox.control.release();
  await expect.poll(() => sandbox.control.ledger()).toHaveLength(1);
  await comeBack();

  allow = refuseInvites();
  sandbox.control.hold('POST');
  await guest.invite('told@example.com');
  comeBack = await lookAway(guest);
  sandbox.control.release();
  const titles = async () => (await outside()).map(({ title }) => title);
  await expect.poll(titles).toEqual(['Could not invite told@example.com']);
  await comeBack();
  await alerts(page).getByRole('button', { name: 'Retry' }).waitFor();
  allow();
  sandbox.control.hold('POST');
  await alerts(page).getByRole('button', { name: 'Retry' }).click();
  await lookAway(guest);
  sandbox.control.release();
  await expect
    .poll(titles)
    .toEqual(['Could not invite told@example.com', 'Invited after all: told@example.com']);
  await page.context().close();
});
