/** The page of the browser host while its server goes away, comes back, forgets the session or speaks another version. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { securityHeaders } from '../../../main/browser/headers.ts';
import { type Asset, loadAssets } from '../../../main/page/assets.ts';
import type { EventName } from '../../../preload/contract.ts';
import { violations } from '../../support/accessibility.ts';
import { builtPage } from '../../support/built-page.ts';
import { quickLaunch } from '../../support/chromium.ts';
import { type FakeGuestlist, fakeGuestlist } from '../../support/fake-guestlist.ts';
import { expectPage } from '../../support/renderer-suite.ts';
import { anAccount } from '../../support/samples.ts';
import { slowPage } from '../../support/slow-page.ts';

let built: Map<string, Asset>;
let assets: Map<string, Asset>;
let browser: Browser;
let server: Server;
let port: number;
let page: Page;
let fake: FakeGuestlist;
/** Answers that take the place of the core's. */
let override: ((response: ServerResponse) => void) | null;
let streams: Set<ServerResponse>;

beforeAll(async () => {
  built = loadAssets(builtPage().folder);
  browser = await chromium.launch(quickLaunch());
}, 120_000);
afterAll(async () => {
  await browser.close();
});

function send(event: EventName, payload: unknown): void {
  for (const stream of streams) stream.write(`data: ${JSON.stringify({ event, payload })}\n\n`);
}

async function answer(operation: string, body: string, response: ServerResponse): Promise<void> {
  const [namespace = '', verb = ''] = operation.split('.');
  const verbs = fake.guestlist[namespace as 'app'] as unknown as Record<string, (given: unknown) => unknown>;
  response
    .setHeader('Content-Type', 'application/json')
    .end(JSON.stringify(await verbs[verb]?.(JSON.parse(body))));
}

async function listen(on: number): Promise<void> {
  server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const asset = assets.get(path);
    if (asset) {
      response.writeHead(200, {
        'Content-Type': asset.contentType,
        'Content-Security-Policy': securityHeaders['Content-Security-Policy'],
      });
      response.end(asset.body);
    } else if (override) override(response);
    else if (path === '/api/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(': connected\n\n');
      streams.add(response);
      response.once('close', () => streams.delete(response));
    } else {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      expect(request.headers['x-guestlist']).toBe('1');
      expect(request.headers['content-type']).toBe('application/json');
      await answer(path.slice('/api/'.length), body, response);
    }
  });
  await new Promise<void>((done) => server.listen(on, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
}

async function stop(): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

beforeEach(async () => {
  assets = built;
  override = null;
  streams = new Set();
  fake = fakeGuestlist({});
  await listen(0);
  page = await slowPage(await browser.newPage());
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.getByRole('textbox', { name: 'Invite by e-mail' }).waitFor();
  await expect.poll(() => streams.size).toBe(1);
});
afterEach(async () => {
  await page.close();
  await stop();
});

it('follows the events of its server', async () => {
  await fake.guestlist.accounts.rename({ accountId: 'acc_1', label: 'Renamed elsewhere' });
  send('accounts.changed', {});
  await page.getByText('Renamed elsewhere').first().waitFor();
});

it('says that Guestlist is not running, goes on by itself, and keeps what was being typed', async () => {
  await page.keyboard.type('half an addr');
  await stop();
  await page.getByText('Guestlist is not running').waitFor();
  expect(await violations(page)).toEqual([]);
  fake = fakeGuestlist({ accounts: [anAccount({ label: 'After the restart' })] });
  await listen(port);
  await page.getByText('After the restart').first().waitFor();
  await expectPage(page.getByRole('textbox', { name: 'Invite by e-mail' })).toHaveValue('half an addr');
});

it.each<[string, string | null, (response: ServerResponse) => void]>([
  [
    'an answer that is cut off',
    null,
    (response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '900' });
      response.write('{"ok":true,"value":{', () => response.destroy());
    },
  ],
  ['an empty answer', null, (response) => response.writeHead(200).end()],
  ['the page of a proxy', null, (response) => response.writeHead(502).end('<h1>502 Bad Gateway</h1>')],
  ['a page to sign in on', '<title>Wi-Fi</title>', (response) => response.end('<title>Wi-Fi</title>')],
  ['another program’s JSON', '{}', (response) => response.end('{"status":"up"}')],
  ['another program’s refusal', '{}', (response) => response.writeHead(404).end('{"error":"no route"}')],
])('takes %s for a server that went away, and goes on once it is back', async (_name, root, other) => {
  if (root !== null) assets = new Map([['/', { body: Buffer.from(root), contentType: 'text/html' }]]);
  override = other;
  send('accounts.changed', {});
  await page.getByText('Guestlist is not running').waitFor();
  assets = built;
  override = null;
  await page.getByText('Guestlist is not running').waitFor({ state: 'detached' });
  await page.getByRole('textbox', { name: 'Invite by e-mail' }).waitFor();
});

it('says that the session has ended when its server does not know it', async () => {
  override = (response) =>
    response.writeHead(401, { 'Content-Type': 'application/json' }).end('{"message":"no"}');
  for (const stream of streams) stream.destroy();
  await page.getByText('This session has ended').waitFor();
  await page.getByText('Open Guestlist again from its link').waitFor();
  expect(await violations(page)).toEqual([]);
});

it('asks to be reloaded when its server speaks another version', async () => {
  const body = Buffer.from(String(built.get('/')?.body).replaceAll('/assets/', '/assets/newer-'));
  assets = new Map(built).set('/', { body, contentType: 'text/html' });
  send('sync.changed', { accountId: 'acc_1', phase: 'daydreaming' });
  await page.getByText('Guestlist was updated').waitFor();
  expect(await violations(page)).toEqual([]);
  assets = built;
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.getByRole('textbox', { name: 'Invite by e-mail' }).waitFor();
});

it('takes what does not fit for a mistake while the program is the same, and asks anew after an event', async () => {
  const updated = page.getByText('Guestlist was updated');
  await fake.guestlist.accounts.rename({ accountId: 'acc_1', label: 'Renamed unheard' });
  send('sync.changed', { accountId: 'acc_1', phase: 'daydreaming' });
  await page.getByText('Renamed unheard').first().waitFor();
  expect(await updated.count()).toBe(0);
  override = (response) => response.end('{"ok":true,"value":{"accounts":"none"}}');
  await page.reload();
  await page.getByText('Guestlist made a mistake').waitFor();
  expect(await updated.count()).toBe(0);
});

it('tells why a call was turned away before it reached the core', async () => {
  override = (response) =>
    response
      .writeHead(413, { 'Content-Type': 'application/json' })
      .end('{"message":"This is too large for one call."}');
  await page.keyboard.type('ada@example.com');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Status' }).getByText('too large for one call').waitFor();
});
