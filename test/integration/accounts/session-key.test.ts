/** A key that is replaced by one for this session only: what is on disk already stays in use, and nothing is begun there. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type App, createApp } from '../../../main/app.ts';
import { openSettingsFile } from '../../../main/browser/settings-file.ts';
import { systemClock } from '../../../main/ports.ts';
import { type Sandbox, startSandbox } from '../../../main/sandbox/server.ts';
import { LockableVault, PluggedNetwork, pause } from '../../support/invitations-room.ts';
import { recordLog } from '../../support/recorded-log.ts';

let sandbox: Sandbox;
let dataDir: string;
let keychain: LockableVault;
let app: App;

async function start(): Promise<void> {
  const log = recordLog();
  app = createApp({
    host: 'browser',
    version: '0.0.0',
    dataDir,
    clock: systemClock,
    fetch,
    connectivity: new PluggedNetwork(),
    log,
    settings: openSettingsFile(dataDir, systemClock, log),
    keychain,
  });
  await app.start();
}

beforeEach(async () => {
  sandbox = await startSandbox({ environment: 'production', limits: 'none', invitations: 3 });
  dataDir = mkdtempSync(join(tmpdir(), 'session-key-'));
  keychain = new LockableVault();
  await start();
});
afterEach(async () => {
  await app.stop();
  await sandbox.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const connect = (keepIn: 'keychain' | 'session') =>
  app.handlers.accounts.connect({ secretKey: sandbox.secretKey, keepIn, apiUrl: sandbox.apiUrl });
const replace = (accountId: string, keepIn: 'keychain' | 'session') =>
  app.handlers.accounts.replaceKey({ accountId, secretKey: sandbox.secretKey, keepIn });
const invite = (accountId: string, emailAddress: string) =>
  app.handlers.invitations.create({ accountId, drafts: [{ emailAddress, ignoreExisting: true }] });
const items = async (accountId: string) =>
  (await app.handlers.queue.list({ accountId, offset: 0, limit: 100 })).items.map(
    ({ emailAddress, state }) => `${emailAddress} ${state}`,
  );
const emails = () =>
  sandbox.control
    .ledger()
    .map(({ emailAddress }) => emailAddress)
    .filter((address) => address.endsWith('@queued.example'));

async function workOff(accountId: string): Promise<void> {
  await app.handlers.queue.resume({ accountId });
  while ((await items(accountId)).some((item) => !item.endsWith(' sent'))) await pause(10);
}

it('what was queued on disk goes on, also after the next start', async () => {
  const { id } = await connect('keychain');
  await app.handlers.invitations.refresh({ accountId: id });
  await app.handlers.queue.pause({ accountId: id });
  await invite(id, 'ada@queued.example');
  await replace(id, 'session');
  expect(await items(id)).toEqual(['ada@queued.example queued']);
  expect((await app.handlers.invitations.refresh({ accountId: id })).durable).toBe(true);
  await workOff(id);
  await app.handlers.queue.pause({ accountId: id });
  await invite(id, 'eve@queued.example');
  await app.stop();
  expect([...keychain.secrets.values()]).not.toContain(sandbox.secretKey);
  await start();
  expect((await app.handlers.accounts.list({})).accounts).toMatchObject([
    { keptIn: 'session', hasKey: false },
  ]);
  expect(await items(id)).toEqual(['eve@queued.example queued', 'ada@queued.example sent']);
  await replace(id, 'session');
  await workOff(id);
  expect(emails()).toEqual(['ada@queued.example', 'eve@queued.example']);
});

it('what was queued on disk waits for a keychain that is locked, and goes out once', async () => {
  const { id } = await connect('keychain');
  await app.handlers.invitations.refresh({ accountId: id });
  await app.handlers.queue.pause({ accountId: id });
  await invite(id, 'ada@queued.example');
  await app.stop();
  keychain.now = 'locked';
  await start();
  await replace(id, 'session');
  await invite(id, 'ada@queued.example');
  await invite(id, 'eve@queued.example');
  while ((await items(id)).filter((item) => item.endsWith(' sent')).length < 2) await pause(10);
  keychain.now = 'ready';
  // The first answer is the state that was known; asking is what finds out the new one.
  while ((await app.handlers.accounts.list({})).vault !== 'ready') await pause(5);
  while (!(await app.handlers.invitations.syncState({ accountId: id })).durable) await pause(5);
  await app.handlers.invitations.refresh({ accountId: id });
  expect(await items(id)).toEqual(['ada@queued.example queued']);
  await workOff(id);
  expect(emails().toSorted()).toEqual(['ada@queued.example', 'eve@queued.example']);
});

it('nothing is begun on disk for an account that was never there', async () => {
  const { id } = await connect('session');
  await app.handlers.invitations.refresh({ accountId: id });
  await invite(id, 'ada@queued.example');
  await workOff(id);
  expect(existsSync(join(dataDir, 'accounts', id))).toBe(false);
  expect([...keychain.secrets.keys()]).toEqual([]);
});

it('is removed with all that was on disk, and the key of that', async () => {
  const { id } = await connect('keychain');
  await replace(id, 'session');
  expect(keychain.secrets.size).toBe(1);
  await app.handlers.accounts.remove({ accountId: id });
  expect(existsSync(join(dataDir, 'accounts', id))).toBe(false);
  expect(keychain.secrets.size).toBe(0);
});

it('asks where to keep the key before it asks Clerk, on a computer without a keychain', async () => {
  keychain.now = 'no-service';
  await app.handlers.accounts.list({});
  await expect(connect('keychain')).rejects.toMatchObject({
    failure: { kind: 'keychain', state: 'no-service' },
  });
  expect(sandbox.control.journal()).toEqual([]);
  const { id } = await connect('session');
  // It came meanwhile: nobody has to press anything for that.
  keychain.now = 'ready';
  await replace(id, 'keychain');
  expect((await app.handlers.accounts.list({})).accounts).toMatchObject([{ keptIn: 'keychain' }]);
});
