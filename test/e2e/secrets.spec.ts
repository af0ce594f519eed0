/** After a day of work on each host, everything that it left behind is searched for the secrets that went through it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../main/sandbox/server.ts';
import { Desktop } from '../support/electron/desktop/desktop.ts';
import { GuestPage } from '../support/guest-page.ts';
import { startGuestlist } from '../support/guestlist-process.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { needsKeyring } from '../support/needs-keyring.ts';
import { disguises, heapText, SecretSearch } from '../support/secret-search.ts';
import { mistakenKey, workOneDay } from './working-day.ts';

interface Room {
  /** Everything that belongs to the run lies below it: home, data, keyring, profile of the browser. */
  folder: string;
  env: Record<string, string>;
  keyring: Keyring;
  sandbox: Sandbox;
  context: BrowserContext;
}

const test = base.extend<{ room: Room }>({
  room: async ({ playwright }, use, { project }) => {
    const folder = mkdtempSync(join(tmpdir(), 'guestlist-secrets-'));
    const home = join(folder, 'home');
    const temporary = join(folder, 'tmp');
    for (const each of [home, temporary]) mkdirSync(each);
    const keyring = await startKeyring(join(folder, 'keyring'));
    const sandbox = await startSandbox({ invitations: 25, limits: 'none' });
    const { launchOptions, viewport } = project.use;
    const context = await playwright.chromium.launchPersistentContext(join(folder, 'profile'), {
      ...launchOptions,
      // A snapshot cuts strings after 1024 characters, and what comes behind that would not be found.
      args: [...(launchOptions?.args ?? []), '--js-flags=--heap-snapshot-string-limit=100000000'],
      viewport: viewport ?? null,
      permissions: ['clipboard-read', 'clipboard-write', 'notifications'],
    });
    const env = { ...keyring.env, HOME: home, TMPDIR: temporary };
    await use({ folder, env, keyring, sandbox, context });
    await context.close();
    await sandbox.close();
    await keyring.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  },
});

needsKeyring(test);

/** The keys, and the ticket of every invitation that there ever was. */
async function searchFor({ apiUrl, secretKey }: Sandbox): Promise<SecretSearch> {
  const search = new SecretSearch();
  search.add('the secret key', secretKey.replace(/^sk_test_/, ''));
  search.add('the mistaken key', mistakenKey.replace(/^sk_test_/, ''));
  const answer = await fetch(`${apiUrl}/invitations?limit=500`, {
    headers: { authorization: `Bearer ${secretKey}` },
  });
  const urls = ((await answer.json()) as { url?: string }[]).flatMap(({ url }) => url ?? []);
  const tickets = urls.flatMap((url) => new URL(url).searchParams.get('ticket') ?? []);
  expect(tickets.length).toBeGreaterThan(10);
  for (const [index, ticket] of tickets.entries()) {
    search.add(`ticket ${index}`, ticket.slice(ticket.lastIndexOf('.') + 1));
  }
  return search;
}

async function lookAtPage(search: SecretSearch, page: Page): Promise<void> {
  const own = await page.evaluate(() => ({
    markup: document.documentElement.outerHTML,
    fields: [...document.querySelectorAll('input, textarea')].map(
      (field) => (field as HTMLInputElement).value,
    ),
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookie: document.cookie,
    address: location.href,
  }));
  search.look('the document', JSON.stringify(own));
  const heap = await heapText(page);
  expect(heap).toContain('grace@example.com');
  search.look('the heap of the page', heap);
}

/** What other programs of the machine can read of a process. */
function lookAtProcess(search: SecretSearch, pid: number): void {
  for (const part of ['cmdline', 'environ']) search.look(part, readFileSync(`/proc/${pid}/${part}`));
}

/** The search is worth something only if it finds: each form of a secret in a file, and one far down in the heap. */
async function expectToFind(room: Room, page: Page): Promise<void> {
  const search = await searchFor(room.sandbox);
  const planted = join(room.folder, 'planted');
  mkdirSync(planted);
  const key = room.sandbox.secretKey;
  const forms = disguises(key.slice(-20));
  expect(forms.length).toBeGreaterThan(7);
  for (const [index, form] of forms.entries()) {
    writeFileSync(join(planted, `${index}.bin`), Buffer.concat([Buffer.alloc(5000), Buffer.from(form)]));
    writeFileSync(join(planted, `${index}.wide`), Buffer.from(form, 'utf16le'));
  }
  search.lookBelow(planted);
  expect(search.found.filter((found) => found.startsWith('the secret key'))).toHaveLength(forms.length * 2);
  rmSync(planted, { recursive: true });
  await page.evaluate((secret) => {
    const place = { kept: `${'x'.repeat(50_000)}${secret.toLowerCase()}` };
    Object.assign(window, { place });
    document.body.dataset['planted'] = secret;
  }, key);
  const heap = await heapText(page);
  expect(heap).toContain(key.toLowerCase());
  const again = await searchFor(room.sandbox);
  await lookAtPage(again, page);
  expect(again.found).toContain('the secret key in the document');
}

test('under Electron nothing holds a key or a ticket after a day of work', async ({ room }) => {
  const { folder, env, sandbox, context } = room;
  const search = await searchFor(sandbox);
  const options = { context, userData: join(folder, 'data'), env };
  const first = await Desktop.start(options);
  const clipboard = async () => (await first.see()).clipboard;
  await expect.poll(() => first.hasWindow).toBe(true);
  const guest = new GuestPage(first.page);
  const { link, diagnostics } = await workOneDay({ guest, sandbox, clipboard });
  expect(link).toContain('ticket=');
  search.look('the diagnostics', diagnostics);
  await first.act('window.blur', (await first.see()).windows[0]?.id ?? 0);
  sandbox.control.hold('POST');
  await first.act('tray.click', undefined);
  await guest.invite('nobody@blocked.example');
  await first.act('window.blur', (await first.see()).windows[0]?.id ?? 0);
  sandbox.control.release();
  await expect.poll(async () => (await first.see()).notified.length).toBeGreaterThan(0);
  await lookAtPage(search, first.page);
  lookAtProcess(search, first.pid);
  // What the person asked to have on the clipboard may be there.
  search.look('what can be seen', JSON.stringify({ ...(await first.see()), clipboard: '' }));
  await first.quit();

  const second = await Desktop.start(options);
  await expect.poll(() => second.hasWindow).toBe(true);
  const again = new GuestPage(second.page);
  await expect(again.row('grace@example.com')).toBeVisible();
  const late = await searchFor(sandbox);
  for (const each of [search, late]) {
    await lookAtPage(each, second.page);
    lookAtProcess(each, second.pid);
  }
  await expectToFind(room, second.page);
  await second.quit();
  await context.close();
  for (const each of [search, late]) {
    each.look('the output', first.output + second.output);
    each.lookBelow(folder);
    expect(each.found).toEqual([]);
    expect(each.bytes).toBeGreaterThan(10_000_000);
  }
});

test('on the browser host nothing holds a key or a ticket after a day of work', async ({ room }) => {
  const { folder, env, sandbox, context } = room;
  const search = await searchFor(sandbox);
  const args = ['--data-dir', join(folder, 'data')];
  const first = await startGuestlist(args, env);
  const page = context.pages()[0] ?? (await context.newPage());
  const guest = new GuestPage(page);
  await guest.open(first.link);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const { link, diagnostics } = await workOneDay({ guest, sandbox, clipboard });
  expect(link).toContain('ticket=');
  search.look('the diagnostics', diagnostics);
  lookAtProcess(search, first.pid);
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await lookAtPage(search, page);
  const { stdout, stderr } = await first.stop();

  const second = await startGuestlist(args, env);
  await guest.open(second.link);
  await expect(guest.row('grace@example.com')).toBeVisible();
  const late = await searchFor(sandbox);
  for (const each of [search, late]) {
    await lookAtPage(each, page);
    lookAtProcess(each, second.pid);
  }
  await expectToFind(room, page);
  const end = await second.stop();
  await context.close();
  for (const each of [search, late]) {
    each.look('the output', stdout + stderr + end.stdout + end.stderr);
    each.lookBelow(folder);
    expect(each.found).toEqual([]);
    expect(each.bytes).toBeGreaterThan(10_000_000);
  }
});
