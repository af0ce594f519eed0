/** The accounts room on real parts: a keychain, a settings file, and the API of the sandbox over HTTP. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCredentialsAsync } from '@napi-rs/keyring';
import { afterAll, afterEach, beforeEach, describe, expect } from 'vitest';
import { createAccounts } from '../../../main/accounts/accounts.ts';
import { createKeychain } from '../../../main/accounts/keychain.ts';
import type { OpenAccount } from '../../../main/accounts/open-account.ts';
import { createSessionVault } from '../../../main/accounts/session-vault.ts';
import { openSettingsFile } from '../../../main/browser/settings-file.ts';
import { createClerkClient } from '../../../main/clerk/client.ts';
import { systemClock } from '../../../main/ports.ts';
import { type Sandbox, startSandbox } from '../../../main/sandbox/server.ts';
import { fileKeyring, keyringTest as test } from '../../support/file-keyring.ts';
import { recordLog } from '../../support/recorded-log.ts';

const keyring = await fileKeyring();

let sandbox: Sandbox;
let dataDir: string;
const sandboxes: Sandbox[] = [];

beforeEach(async () => {
  await keyring.unlock();
  sandbox = await startSandbox({ environment: 'production', limits: 'none' });
  sandboxes.push(sandbox);
  dataDir = mkdtempSync(join(tmpdir(), 'accounts-'));
});
afterEach(async () => {
  for (const each of sandboxes.splice(0)) await each.close();
  rmSync(dataDir, { recursive: true });
  await keyring.unlock();
  const keychain = createKeychain();
  for (const { account } of await stored()) await keychain.delete(account);
});
afterAll(() => keyring.stop());

const stored = () => findCredentialsAsync('guestlist');

/** One run of the app on `dataDir`. */
function run() {
  const log = recordLog();
  const open = new Map<string, OpenAccount>();
  const accounts = createAccounts({
    settings: openSettingsFile(dataDir, systemClock, log),
    keychain: createKeychain({ log }),
    session: createSessionVault(),
    clock: systemClock,
    log,
    emit: () => undefined,
    createClient: (account) => createClerkClient({ ...account, fetch, clock: systemClock }),
    async startSandbox() {
      const own = await startSandbox({ seed: 2 });
      sandboxes.push(own);
      return own;
    },
    opened: async (account) => void open.set(account.id, account),
    closed: async (id) => void open.delete(id),
    removed: async (id) => void open.delete(id),
    setAside: async () => undefined,
  });
  const connect = (secretKey: string, keepIn: 'keychain' | 'session' = 'keychain', apiUrl = sandbox.apiUrl) =>
    accounts.handlers.connect({ secretKey, keepIn, apiUrl });
  return { ...accounts.handlers, accounts, connect, log, open };
}

/** All that is in the data directory, in one text. */
function onDisk(): string {
  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).map((name) =>
    join(dataDir, name),
  );
  return files
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'latin1'))
    .join('\n');
}

test('a connected key is in the keychain and nowhere else, and is there after a restart', async () => {
  const first = run();
  const account = await first.connect(`CLERK_SECRET_KEY=${sandbox.secretKey}\n`);
  expect(account).toMatchObject({ environment: 'production', keptIn: 'keychain', hasKey: true });
  expect((await stored()).map(({ password }) => password)).toEqual([sandbox.secretKey]);

  const body = sandbox.secretKey.slice('sk_live_'.length);
  expect(onDisk()).toContain(account.id);
  expect(onDisk()).not.toContain(body.slice(0, 8));
  expect(first.log.lines.join()).not.toContain(body.slice(0, 8));

  const second = run();
  await second.accounts.start();
  expect(await second.list({})).toEqual({
    accounts: [account],
    currentId: account.id,
    vault: 'ready',
    keychain: { provider: 'gnome-keyring', canCreate: true },
  });
  const page = await second.open.get(account.id)?.client.list({ limit: 3 });
  expect(page?.data).toHaveLength(3);
});

test('a key for one session is not in the keychain, and the account waits for it after a restart', async () => {
  const account = await run().connect(sandbox.secretKey, 'session');
  expect(await stored()).toEqual([]);
  expect(onDisk()).not.toContain(sandbox.secretKey.slice(8, 16));
  const next = run();
  await next.accounts.start();
  expect((await next.list({})).accounts).toEqual([{ ...account, hasKey: false }]);
});

test('a wrong key is refused with Clerk’s own words and kept nowhere', async () => {
  const room = run();
  await expect(room.connect('sk_live_thisIsNotTheKeyOfAnybody')).rejects.toMatchObject({
    failure: { kind: 'unauthorized', status: 401, errors: [{ code: 'clerk_key_invalid' }] },
  });
  expect(await stored()).toEqual([]);
  expect((await room.list({})).accounts).toEqual([]);
});

test('a key that cannot be checked is kept nowhere, and the person does not wait for retries', async () => {
  const { apiUrl } = sandbox;
  await sandboxes.pop()?.close();
  await expect(run().connect(sandbox.secretKey, 'keychain', apiUrl)).rejects.toMatchObject({
    failure: { kind: 'unreachable' },
  });
  expect(await stored()).toEqual([]);
});

describe('a locked keychain', () => {
  test('refuses a new key, and nothing is kept of it', async () => {
    // Something has to be in the keyring for it to be there at all.
    await createKeychain().set('other', 'x');
    keyring.lock();
    const room = run();
    await expect(room.connect(sandbox.secretKey)).rejects.toMatchObject({
      failure: { kind: 'keychain', state: 'locked' },
    });
    expect(await room.list({})).toMatchObject({ accounts: [], currentId: null, vault: 'locked' });
    await keyring.unlock();
    expect((await stored()).map(({ account }) => account)).toEqual(['other']);
  });

  test('at the start leaves the accounts listed, and they work once it is unlocked', async () => {
    const account = await run().connect(sandbox.secretKey);
    keyring.lock();
    const room = run();
    await room.accounts.start();
    expect(await room.list({})).toMatchObject({
      vault: 'locked',
      accounts: [{ id: account.id, hasKey: true }],
    });
    const client = room.open.get(account.id)?.client;
    await expect(client?.list({})).rejects.toMatchObject({
      failure: { kind: 'keychain', state: 'locked' },
      outcome: 'refused',
    });
    await keyring.unlock();
    expect((await client?.list({ limit: 1 }))?.data).toHaveLength(1);
    expect((await room.list({})).vault).toBe('ready');
  });
});

test('a rotated key takes the place of the old one in the keychain', async () => {
  const room = run();
  const account = await room.connect(sandbox.secretKey);
  const before = await stored();
  await room.replaceKey({ accountId: account.id, secretKey: sandbox.secretKey, keepIn: 'keychain' });
  const after = await stored();
  expect(after).toHaveLength(1);
  expect(after[0]?.account).not.toBe(before[0]?.account);
  expect((await room.open.get(account.id)?.client.list({ limit: 1 }))?.data).toHaveLength(1);
});

test('removing an account takes its key out of the keychain and its name off the disk', async () => {
  const room = run();
  const account = await room.connect(sandbox.secretKey);
  await room.remove({ accountId: account.id });
  expect(await stored()).toEqual([]);
  expect(onDisk()).not.toContain(account.id);
});

test('an address changed in the settings file never sees the key', async () => {
  const account = await run().connect(sandbox.secretKey);
  const requests: string[] = [];
  const thief = createServer((request, response) => {
    requests.push(request.headers.authorization ?? '');
    response.end('{}');
  });
  await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve));
  try {
    const settings = openSettingsFile(dataDir, systemClock, recordLog());
    const changed = JSON.stringify(settings.get('accounts')).replaceAll(
      sandbox.apiUrl,
      `http://127.0.0.1:${(thief.address() as AddressInfo).port}/v1`,
    );
    settings.set('accounts', JSON.parse(changed));
    const room = run();
    await room.accounts.start();
    expect((await room.list({})).accounts[0]?.apiUrl).not.toBe(sandbox.apiUrl);
    await expect(room.open.get(account.id)?.client.list({})).rejects.toMatchObject({
      failure: { kind: 'keychain' },
    });
    expect(requests).toEqual([]);
  } finally {
    thief.close();
  }
});

test('the sandbox of the app works without leaving a trace', async () => {
  const room = run();
  const account = await room.trySandbox({});
  expect(account).toMatchObject({ keptIn: 'sandbox', environment: 'development' });
  expect((await room.open.get(account.id)?.client.list({ limit: 1 }))?.data).toHaveLength(1);
  expect(await stored()).toEqual([]);
  expect((await run().list({})).accounts).toEqual([]);
});
