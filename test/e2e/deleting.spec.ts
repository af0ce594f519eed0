/** Deleting for good on real parts: in production it is asked for twice, and a killed process asks Clerk for nothing twice. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../main/sandbox/server.ts';
import { GuestPage } from '../support/guest-page.ts';
import { type GuestlistProcess, startGuestlist } from '../support/guestlist-process.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { needsKeyring } from '../support/needs-keyring.ts';
import { filesWith } from '../support/secret-search.ts';

test.describe.configure({ mode: 'serial' });
needsKeyring(test);

let folder: string;
let dataDir: string;
let keyring: Keyring;
let sandbox: Sandbox;
let guestlist: GuestlistProcess;
let guest: GuestPage;

const people = Array.from({ length: 24 }, (_, at) => `person${String(at).padStart(2, '0')}@example.com`);
const dialog = () => guest.page.getByRole('alertdialog');
const deletions = () =>
  sandbox.control.journal().filter(({ endpoint }) => endpoint === 'DELETE /invitations/{id}');

async function start(): Promise<void> {
  guestlist = await startGuestlist(['--data-dir', dataDir], { ...keyring.env });
  await guest.open(guestlist.link);
  await expect(guest.inviteField).toBeFocused();
}

/** Both questions of a production instance. */
async function confirmTwice(): Promise<void> {
  await expect(dialog().getByRole('button', { name: /^Keep/ })).toBeFocused();
  await dialog().getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(dialog()).toContainText('second time');
  await expect(dialog().getByRole('button', { name: /^Keep/ })).toBeFocused();
  await dialog().getByRole('button', { name: 'Delete for good' }).click();
  await expect(dialog()).toBeHidden();
}

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(join(tmpdir(), 'guestlist-deleting-'));
  dataDir = join(folder, 'data');
  keyring = await startKeyring(join(folder, 'keyring'));
  sandbox = await startSandbox({ invitations: 0, environment: 'production', limits: 'none' });
  guest = new GuestPage(await browser.newPage());
  guestlist = await startGuestlist(['--data-dir', dataDir], { ...keyring.env });
  await guest.open(guestlist.link);
  await guest.connect(sandbox.secretKey, sandbox.apiUrl);
  await guest.invite(...people);
  await expect.poll(() => sandbox.control.ledger().length).toBe(people.length);
});

test.afterAll(async () => {
  await guestlist.stop();
  await sandbox.close();
  await keyring.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('one, by its row: gone at Clerk and here, and asked for once', async () => {
  const [first = ''] = people;
  await guest.search.fill('person00');
  await guest.row(first).focus();
  await guest.page.keyboard.press('d');
  await confirmTwice();
  await expect(guest.row(first)).toHaveCount(0);
  await expect.poll(() => sandbox.control.invitations().length).toBe(people.length - 1);
  expect(deletions()).toHaveLength(1);
  await guest.search.fill('');
});

test('one without a network: kept, and asked for once when it is back', async () => {
  const [, second = ''] = people;
  const { id } = sandbox.control.inject({ kind: 'drop', when: 'before', times: null });
  await guest.search.fill('person01');
  await guest.row(second).focus();
  await guest.page.keyboard.press('d');
  await confirmTwice();
  await expect(guest.tab('Queue')).toHaveAccessibleDescription('1 to go');
  expect(sandbox.control.invitations()).toHaveLength(people.length - 1);
  sandbox.control.clearFaults(id);
  await expect.poll(() => sandbox.control.invitations().length, { timeout: 60_000 }).toBe(people.length - 2);
  await expect(guest.row(second)).toHaveCount(0);
  await expect(guest.tab('Queue')).toHaveAccessibleDescription('0');
  expect(deletions().filter(({ status }) => status === 200)).toHaveLength(2);
  await guest.search.fill('');
});

test('all the others at once, and killed in between: what was deleted is not asked for again', async () => {
  await guest.search.press('ArrowDown');
  await guest.page.keyboard.press('Control+a');
  await expect(guest.page.getByRole('region', { name: 'Selection' })).toContainText('22 selected');
  // The answers come too late for whoever asked.
  sandbox.control.inject({ kind: 'slow', when: 'after', ms: 20_000, method: 'DELETE', times: 3, skip: 5 });
  await guest.page.keyboard.press('d');
  await confirmTwice();
  await expect.poll(() => deletions().length).toBeGreaterThan(6);
  await guestlist.stop('SIGKILL');
  sandbox.control.clearFaults();
  await start();
  await expect.poll(() => sandbox.control.invitations().length).toBe(0);
  await guest.tab('Pending').click();
  await expect(guest.page.getByText('Nobody is waiting')).toBeVisible();
  await expect(guest.tab('Queue')).toHaveAccessibleDescription('0');
  const asked = deletions().flatMap(({ target, fault }) => (fault === 'drop' ? [] : target));
  expect(asked.length).toBe(new Set(asked).size);
});

test('nobody is left in any file', async () => {
  const { code } = await guestlist.stop();
  expect(code).toBe(0);
  for (const address of people) expect(filesWith(dataDir, address)).toEqual([]);
  await start();
  await expect(guest.page.getByText('Nobody is waiting')).toBeVisible();
});
