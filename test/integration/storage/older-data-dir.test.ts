/** The data folder of a Guestlist from before there were organizations, opened: everything is there, and goes on. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TokenVault } from '../../../main/accounts/vault.ts';
import { type App, createApp } from '../../../main/app.ts';
import { openSettingsFile } from '../../../main/browser/settings-file.ts';
import { type Clock, systemClock } from '../../../main/ports.ts';
import { type Sandbox, startSandbox } from '../../../main/sandbox/server.ts';
import { prepareAccountFolder } from '../../../main/storage/account-folder.ts';
import type { Status } from '../../../preload/invitation.ts';
import type { QueueItem } from '../../../preload/queue.ts';
import { PluggedNetwork } from '../../support/invitations-room.ts';
import { type RecordedLog, recordLog } from '../../support/recorded-log.ts';
import { aWindow } from '../../support/samples.ts';

/** See test/fixtures/make-data-dir.ts, which made it and says what was done in it. */
const fixture = join(import.meta.dirname, '../../fixtures/data-dir');
const names: { accountId: string; stoppedAt: number; vault: string[] } = JSON.parse(
  readFileSync(join(fixture, 'names.json'), 'utf8'),
);
const { accountId } = names;
const dataKey = Buffer.alloc(32, 7).toString('base64');

/** A minute after that Guestlist ended, so that nothing of it is too old to be kept. */
const shift = names.stoppedAt + 60_000 - Date.now();
const clock: Clock = { now: () => Date.now() + shift, after: systemClock.after };

let dataDir: string;
let sandbox: Sandbox;
let network: PluggedNetwork;
let log: RecordedLog;
let app: App;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'guestlist-older-'));
  cpSync(join(fixture, 'settings.json'), join(dataDir, 'settings.json'));
  const folder = prepareAccountFolder(dataDir, accountId);
  mkdirSync(folder, { recursive: true });
  for (const name of ['copy.db', 'history.db', 'queue.db']) {
    writeFileSync(join(folder, name), gunzipSync(readFileSync(join(fixture, `${name}.gz`))));
  }
  sandbox = await startSandbox({
    environment: 'production',
    invitations: 0,
    limits: 'none',
    now: () => clock.now(),
  });
  network = new PluggedNetwork();
  network.plug(false);
  log = recordLog();
  const keychain: TokenVault = {
    state: async () => 'ready',
    get: async (name) =>
      names.vault.includes(name) ? (name.startsWith('data:') ? dataKey : sandbox.secretKey) : null,
    set: async () => expect.unreachable('Nothing new may take the place of a key.'),
    delete: async () => expect.unreachable('No key may be deleted.'),
  };
  app = createApp({
    host: 'browser',
    version: '0.0.0',
    dataDir,
    clock,
    // The port of that day is somebody else's now.
    fetch: (request, init) => {
      const { pathname, search } = new URL(request instanceof Request ? request.url : request);
      const url = sandbox.origin + pathname + search;
      return fetch(request instanceof Request ? new Request(url, request) : url, init);
    },
    connectivity: network,
    log,
    settings: openSettingsFile(dataDir, clock, log),
    keychain,
  });
  await app.start();
});
afterEach(async () => {
  await app.stop();
  await sandbox.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const queue = async (): Promise<QueueItem[]> =>
  (await app.handlers.queue.list({ accountId, offset: 0, limit: 500 })).items.toReversed();
const told = ({ operation, emailAddress, state, waitingFor }: QueueItem) =>
  [operation, emailAddress, state, waitingFor].filter((part) => part !== null).join(' ');
const rows = async (status: Status) => {
  const found = (await app.handlers.invitations.list(aWindow({ accountId, status, limit: 100 }))).rows;
  return found.map(({ emailAddress }) => emailAddress);
};
const imported = Array.from({ length: 12 }, (_, i) => `import-${i + 1}@example.com`);

it('has every account, setting and preset', async () => {
  expect(await app.handlers.accounts.list({})).toMatchObject({
    currentId: accountId,
    accounts: [{ id: accountId, label: 'The beta', environment: 'production', keptIn: 'keychain' }],
  });
  expect(await app.handlers.settings.get({})).toMatchObject({
    theme: 'dark',
    refreshIntervalSeconds: 300,
    shortcut: 'Control+Shift+G',
    mutedNotifications: ['accepted', 'expiring'],
    hideAddresses: true,
    quietHours: { enabled: true, from: '21:30', to: '06:45' },
    presets: [
      {
        id: 'preset-editors',
        name: 'Editors',
        options: {
          expiresInDays: 14,
          publicMetadata: { role: 'editor' },
          redirectUrl: 'https://app.example.com/hello',
        },
        defaultFor: [accountId],
      },
    ],
  });
});

it('has every item of the queue in its state, held back as it was', async () => {
  expect((await queue()).map(told)).toEqual([
    'create sent@example.com sent',
    'create resent@example.com sent',
    'create revoked@example.com sent',
    'create again@example.com sent',
    'create undo@example.com sent',
    'create member@example.com failed',
    'create blocked@example.com failed',
    'resend resent@example.com sent',
    'revoke revoked@example.com sent',
    'create lost@example.com failed',
    'create anew@example.com queued paused',
    'create unknown@example.com queued paused',
    'create again@example.com queued paused',
    ...imported.map((address) => `create ${address} queued paused`),
    'create cancelled@example.com cancelled',
    'resend sent@example.com queued paused',
    'revoke undo@example.com queued paused',
  ]);
  const { summary } = await app.handlers.queue.list({ accountId, offset: 0, limit: 1 });
  expect(summary).toMatchObject({ paused: true, failed: 3, sent: 7, queued: 17 });
  expect(log.lines.filter((line) => !line.includes('"level":"info"'))).toEqual([]);
});

it('has every row of the list, and what was done about its address', async () => {
  expect(await rows('pending')).toEqual([
    'resent@example.com',
    'undo@example.com',
    'again@example.com',
    'sent@example.com',
    'goran.kimura@example.com',
    'amara.eriksen@atlas.example',
  ]);
  const others = await Promise.all((['accepted', 'expired', 'revoked'] as const).map(rows));
  expect(others.map(({ length }) => length)).toEqual([1, 1, 4]);
  const { rows: found } = await app.handlers.invitations.list(aWindow({ accountId, status: 'pending' }));
  const resent = await app.handlers.invitations.details({ accountId, invitationId: found[0]?.id ?? '' });
  expect(resent.sentWith).toEqual({ notify: false });
  expect(resent.history.map(({ operation, step }) => `${operation} ${step}`)).toEqual([
    'resend sent',
    'resend revoked-first',
    'resend queued',
    'create sent',
    'create queued',
  ]);
});

it('goes on: what is in doubt is looked for, and everybody gets one e-mail', async () => {
  await fetch(`${sandbox.apiUrl}/invitations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email_address: 'unknown@example.com' }),
  });
  network.plug(true);
  await app.handlers.queue.resume({ accountId });
  const ends = [['unknown@example.com'], ['anew@example.com'], imported].flat();
  await expect
    .poll(
      async () =>
        (await queue()).filter(({ emailAddress, state }) => ends.includes(emailAddress) && state !== 'sent'),
      { timeout: 30_000 },
    )
    .toEqual([]);
  const emails = sandbox.control.ledger().map(({ emailAddress }) => emailAddress);
  expect(emails.filter((address) => ends.includes(address)).toSorted()).toEqual(ends.toSorted());
});
