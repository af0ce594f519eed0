/** Notifications of the whole core: real requests to the sandbox, real databases, a clock that hurries. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as elapse } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSessionVault } from '../../../main/accounts/session-vault.ts';
import type { TokenVault } from '../../../main/accounts/vault.ts';
import type { Notifier } from '../../../main/alerts/notifier.ts';
import { type App, createApp } from '../../../main/app.ts';
import { createNotifier } from '../../../main/electron/notifier.ts';
import { type Sandbox, startSandbox } from '../../../main/sandbox/server.ts';
import { centre } from '../../support/electron/main/notification.ts';
import { MemoryNotifier } from '../../support/memory-notifier.ts';
import { MemorySettingsStore } from '../../support/memory-settings-store.ts';
import { type RecordedLog, recordLog } from '../../support/recorded-log.ts';
import { hurriedClock } from './hurried-clock.ts';

/** A busy machine may take its time; what is waited for comes for certain. */
const patiently = { timeout: 15_000, interval: 50 };
/** Long enough for a second notification to come, if there were one: the lead of the first twice over. */
const longerThanTheLead = 4000;
/** HTTP takes its real time; only what the core waits for on purpose is over sooner. */
const times = 4;
const clock = hurriedClock(times);
/** Milliseconds of the core's clock. */
const pause = (ms: number) => elapse(ms / times);

let dataDir: string;
let sandbox: Sandbox;
let settings: MemorySettingsStore;
let keychain: TokenVault;
let log: RecordedLog;
let screen: MemoryNotifier;
let app: App;
let accountId: string;

function start(notifier?: Notifier): Promise<void> {
  screen = new MemoryNotifier();
  app = createApp({
    host: 'electron',
    version: '0.0.0',
    dataDir,
    clock,
    fetch: (request, init) => fetch(request, init),
    connectivity: { isOnline: () => true, onChange: () => () => undefined },
    log,
    settings,
    keychain,
    notifier: notifier ?? screen,
  });
  return app.start();
}

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'guestlist-alerts-'));
  sandbox = await startSandbox({ invitations: 0, limits: 'none' });
  settings = new MemorySettingsStore();
  keychain = { ...createSessionVault(), state: async () => 'ready' };
  log = recordLog();
  await start();
  const { apiUrl, secretKey } = sandbox;
  const { id } = await app.handlers.accounts.connect({ secretKey, apiUrl, keepIn: 'keychain' });
  accountId = id;
  await app.handlers.invitations.refresh({ accountId });
});

afterEach(async () => {
  await app.stop();
  await sandbox.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const create = (...addresses: string[]) =>
  app.handlers.invitations.create({
    accountId,
    drafts: addresses.map((emailAddress) => ({ emailAddress })),
  });

/** A poll as it comes once a minute: its events are out before the next one begins. */
async function poll(): Promise<void> {
  await app.handlers.invitations.refresh({ accountId });
  await elapse(200);
}

describe('the core tells', () => {
  it('a failed invite of the background once, and when its Retry went well', async () => {
    sandbox.control.supportInvitations(false);
    const { items } = await create('ada@example.com');
    await expect.poll(() => screen.raised.length, patiently).toBe(1);
    expect(screen.raised).toMatchObject([
      {
        id: `work:${accountId}`,
        kind: 'invite-failed',
        title: 'Could not invite ada@example.com',
        target: { kind: 'queue', itemId: items[0]?.id },
      },
    ]);
    await poll();
    await pause(longerThanTheLead);
    expect(screen.raised).toHaveLength(1);
    sandbox.control.supportInvitations(true);
    screen.act(`work:${accountId}`, 'retry');
    await expect.poll(() => screen.raised.length, patiently).toBe(2);
    expect(screen.raised[1]).toMatchObject({
      kind: 'recovered',
      title: 'Invited after all: ada@example.com',
    });
    expect(sandbox.control.ledger().map(({ emailAddress }) => emailAddress)).toEqual(['ada@example.com']);
  });

  it.each(['darwin', 'win32'] as const)(
    'it on %s with a Retry button that sends it again',
    async (platform) => {
      await app.stop();
      centre.clear();
      await start(createNotifier(log, platform));
      sandbox.control.supportInvitations(false);
      await create('ada@example.com');
      await expect
        .poll(() => centre.shown().map((one) => one.seen().buttons), patiently)
        .toEqual([['Retry', 'Open']]);
      sandbox.control.supportInvitations(true);
      const [shown] = centre.shown();
      shown?.answered('action', { actionIndex: 0 });
      await expect
        .poll(() => sandbox.control.ledger().map(({ emailAddress }) => emailAddress), patiently)
        .toEqual(['ada@example.com']);
      await expect
        .poll(() => centre.raised().map(({ title }) => title), patiently)
        .toEqual(['Could not invite ada@example.com', 'Invited after all: ada@example.com']);
    },
  );

  it('a burst of 30 failures as one summary', async () => {
    sandbox.control.block('*@example.com');
    await create(...Array.from({ length: 30 }, (_, index) => `p${index}@example.com`));
    const counted = () => [...screen.visible.values()].find(({ kind }) => kind === 'invite-failed')?.count;
    await expect.poll(counted, { timeout: 60_000, interval: 100 }).toBe(30);
    expect(screen.raised.filter(({ kind }) => kind === 'invite-failed')).toHaveLength(1);
  }, 90_000);

  it('a refused key once, and that it is accepted again', async () => {
    await poll();
    const { id } = sandbox.control.inject({ kind: 'error', code: 'clerk_key_invalid', times: null });
    for (let polls = 0; polls < 3; polls += 1) await poll();
    await expect.poll(() => screen.raised.length, patiently).toBe(1);
    await poll();
    sandbox.control.clearFaults(id);
    await poll();
    await expect.poll(() => screen.raised.length, patiently).toBe(2);
    expect(screen.raised.map(({ kind }) => kind)).toEqual(['key-refused', 'recovered']);
    expect([...screen.visible.values()]).toMatchObject([{ title: 'Clerk accepts the secret key again' }]);
  });

  it('who accepted while nobody looked', async () => {
    await create('ada@example.com');
    await expect.poll(() => sandbox.control.ledger().length, patiently).toBe(1);
    await poll();
    // What the first sync finds is no news, and it is over for certain after this.
    await pause(6000);
    sandbox.control.accept('ada@example.com');
    await poll();
    await expect.poll(() => screen.raised.length, patiently).toBe(1);
    expect(screen.raised).toMatchObject([
      {
        kind: 'accepted',
        title: 'Accepted by ada@example.com',
        target: { kind: 'list', status: 'accepted' },
      },
    ]);
  });

  it('nothing again after a restart, and no secret to the log, the screen or the disk', async () => {
    sandbox.control.block('ada@example.com');
    await create('ada@example.com');
    await expect.poll(() => screen.raised.length, patiently).toBe(1);
    const said = JSON.stringify(screen.raised);
    await app.stop();
    await start();
    await expect
      .poll(() => app.handlers.queue.list({ accountId, offset: 0, limit: 1 }), patiently)
      .toMatchObject({
        summary: { failed: 1 },
      });
    await pause(longerThanTheLead);
    expect(screen.raised).toEqual([]);
    expect(log.lines.join('\n')).not.toContain('ada@');
    expect(JSON.stringify(settings.get('alerts'))).not.toContain('ada@');
    const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
      .map((name) => join(dataDir, name))
      .filter((file) => statSync(file).isFile());
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(readFileSync(file).includes('Could not invite')).toBe(false);
    for (const text of [said, log.lines.join('\n')]) expect(text).not.toContain(sandbox.secretKey);
  });
});
