/** The report of a core at work: what support needs is in it, and what is nobody's business is not. */
import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSessionVault } from '../../../main/accounts/session-vault.ts';
import { type App, createApp } from '../../../main/app.ts';
import { systemClock } from '../../../main/ports.ts';
import { type Sandbox, startSandbox } from '../../../main/sandbox/server.ts';
import { createLogFile, type LogFile } from '../../../main/storage/log-file.ts';
import { MemorySettingsStore } from '../../support/memory-settings-store.ts';

let folder: string;
let sandbox: Sandbox;
let log: LogFile;
let app: App;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guestlist-diagnostics-'));
  sandbox = await startSandbox({ invitations: 12 });
  log = createLogFile(folder, systemClock, () => expect.unreachable());
  app = createApp({
    host: 'browser',
    version: '9.8.7',
    dataDir: folder,
    clock: systemClock,
    fetch: (request, init) => fetch(request, init),
    connectivity: { isOnline: () => true, onChange: () => () => undefined },
    log,
    logTail: log.tail,
    settings: new MemorySettingsStore(),
    keychain: createSessionVault(),
  });
  await app.start();
});
afterEach(async () => {
  await app.stop();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

it('tells versions, states and failures with their trace ids, and nothing of the people', async () => {
  const { accounts, invitations, queue, settings } = app.handlers;
  const { secretKey, apiUrl } = sandbox;
  const { id: accountId } = await accounts.connect({
    secretKey,
    apiUrl,
    label: 'Nordwind GmbH',
    keepIn: 'session',
  });
  await invitations.refresh({ accountId });
  const preset = {
    id: 'p',
    name: 'Bridge club',
    options: { publicMetadata: { club: 'aces' } },
    defaultFor: [],
  };
  await settings.set({ presets: [preset] });
  sandbox.control.block('*@blocked.example');
  await invitations.create({
    accountId,
    drafts: [{ emailAddress: 'ada@blocked.example', publicMetadata: { plan: 'golden-goose' } }],
  });
  await expect
    .poll(async () => (await queue.list({ accountId, offset: 0, limit: 9 })).summary.failed)
    .toBe(1);
  const [failed] = (await queue.list({ accountId, offset: 0, limit: 9 })).items;
  const trace = failed?.failure && 'traceId' in failed.failure ? failed.failure.traceId : null;
  log.error('storage.cannot-open', { file: join(homedir(), 'guestlist', 'queue.db'), accountId });

  const text = await app.diagnostics();
  expect(text).toMatch(/^Guestlist 9\.8\.7, browser host, \d{4}-/);
  expect(text).toContain(`Node ${process.versions.node}`);
  expect(text).toContain('Account 1 (current)\n');
  expect(text).toContain('API: this machine\n  Key: session\n');
  expect(text).toMatch(/Sync: idle, last good \d{4}-/);
  expect(text).toMatch(/Queue: .*failed 1/);
  expect(trace).toBeTruthy();
  expect(text).toMatch(new RegExp(`Failed: create: \\w+ \\d+ \\w+, 1×, last .*, trace ${trace}`));
  expect(text).toContain('presets: 1');
  expect(text).toContain('"file":"~/guestlist/queue.db","accountId":"account 1"');

  const pending = sandbox.control.invitations().map(({ emailAddress }) => emailAddress);
  const private_ = ['Nordwind', 'Bridge club', 'aces', 'golden-goose', 'ada@', homedir(), accountId, apiUrl];
  for (const word of [...private_, ...pending, secretKey.slice(8)]) expect(text).not.toContain(word);
});
