/** The whole core with real files, a real sandbox and a page, for payloads to be thrown at. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../../../main/app.ts';
import { startBrowserHost } from '../../../main/browser/host.ts';
import { createPageShell } from '../../../main/browser/page-shell.ts';
import { openSettingsFile } from '../../../main/browser/settings-file.ts';
import { type Fetch, systemClock } from '../../../main/ports.ts';
import { startSandbox } from '../../../main/sandbox/server.ts';
import type { AudienceKind } from '../../../preload/audience.ts';
import type { QueueItem } from '../../../preload/queue.ts';
import { LockableVault, PluggedNetwork, pause } from '../../support/invitations-room.ts';
import { typedIn } from '../../support/loopback-page.ts';
import { rawRequest } from '../../support/raw-request.ts';
import { type RecordedLog, recordLog } from '../../support/recorded-log.ts';
import { aWindow } from '../../support/samples.ts';

export interface World extends AsyncDisposable {
  log: RecordedLog;
  app: App;
  origin: string;
  /** The `Cookie` header of a page's session. */
  cookie: string;
  accountId: string;
  secretKey: string;
  apiUrl: string;
  invitationIds: string[];
  itemIds: string[];
  importId: string;
  /** Of everything that a person could notice to have changed, on disk and in memory. */
  digest(): Promise<string>;
}

/** Nothing leaves this machine, whatever address a payload asks for. */
const hereOnly: Fetch = async (request, init) => {
  const url = new URL(request instanceof Request ? request.url : request);
  if (url.hostname !== '127.0.0.1') throw new TypeError('fetch failed');
  return fetch(request, init);
};

const patienceMs = 10_000;

/** Waits until the lists beside the application's have been found and read; the ids in them. */
async function readAll(
  app: App,
  accountId: string,
  idsOf: (audience: AudienceKind) => Promise<string[]>,
): Promise<string[]> {
  for (const giveUpAt = performance.now() + patienceMs; performance.now() < giveUpAt; ) {
    const { audiences = [] } = await app.handlers.invitations.syncState({ accountId });
    if (audiences.length === 2) return (await Promise.all(audiences.map(idsOf))).flat();
    await pause(20);
  }
  throw new Error(`Organizations and waitlist were not read in ${patienceMs} ms.`);
}

/** Without what passes by itself, and sooner on a slow machine: an undo's five seconds, what an item waits for next. */
const steady = ({ state, until: _, waitingFor: __, updatedAt: ___, ...item }: QueueItem) => ({
  ...item,
  state: state === 'waiting' ? 'queued' : state,
});

export async function makeWorld(seed: number): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'guestlist-fuzz-'));
  const rendererDir = join(dataDir, 'page');
  mkdirSync(rendererDir);
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>Guestlist</title>');
  const sandbox = await startSandbox({ invitations: 30, organizations: 2, waitlist: 8, seed });
  const network = new PluggedNetwork();
  const log = recordLog();
  const settings = openSettingsFile(dataDir, systemClock, log);
  const app = createApp({
    host: 'browser',
    version: '0.0.0',
    dataDir,
    clock: systemClock,
    fetch: hereOnly,
    connectivity: network,
    log,
    settings,
    keychain: new LockableVault(),
    shell: createPageShell({ tell: () => undefined }),
  });
  await app.start();
  const host = await startBrowserHost({ app, rendererDir, port: 0, clock: systemClock, log });
  const { apiUrl, secretKey } = sandbox;
  const { id: accountId } = await app.handlers.accounts.connect({ secretKey, apiUrl, keepIn: 'keychain' });
  await app.handlers.invitations.refresh({ accountId });
  const idsOf = async (audience: AudienceKind) =>
    (await app.handlers.invitations.list(aWindow({ accountId, audience, limit: 20 }))).rows.map(
      ({ id }) => id,
    );
  const others = await readAll(app, accountId, idsOf);
  // What is queued from here on stays queued, so that whatever changes was changed by a payload.
  network.plug(false);
  const list = aWindow({ accountId, limit: 20 });
  const { rows } = await app.handlers.invitations.list(list);
  const drafts = ['ada@example.com', 'bob@example.com'].map((emailAddress) => ({ emailAddress }));
  const { items } = await app.handlers.invitations.create({ accountId, drafts });
  const text = 'email,role,expires,password\ncy@example.com,editor,soon,x\nno,admin,7,y\n';
  const { importId } = await app.handlers.imports.preview({ accountId, files: [{ name: '', text }] });
  const { headers } = await rawRequest(host.launchUrl(), { headers: typedIn });

  async function digest(): Promise<string> {
    const { accounts } = app.handlers;
    const known = await accounts.list({});
    const parts: unknown[] = [known, settings.get('settings'), settings.get('accounts')];
    for (const account of known.accounts) {
      const of = { accountId: account.id };
      const { items, total, summary } = await app.handlers.queue.list({ ...of, offset: 0, limit: 500 });
      // When the last one goes out is reckoned from now, and so changes by itself.
      parts.push(items.map(steady), total, {
        ...summary,
        queued: summary.queued + summary.waiting,
        waiting: 0,
        lastOutAt: null,
      });
      parts.push(await app.handlers.invitations.list({ ...list, ...of, limit: 500 }));
    }
    return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
  }

  return {
    log,
    app,
    origin: host.origin,
    cookie: String(headers['set-cookie']).split(';')[0] ?? '',
    accountId,
    secretKey,
    apiUrl,
    invitationIds: [...rows.map(({ id }) => id), ...others],
    importId,
    itemIds: items.map(({ id }) => id),
    digest,
    async [Symbol.asyncDispose]() {
      await host.close();
      await app.stop();
      await sandbox.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
