/** Folders as a Guestlist leaves them: one after it was closed, one as if it had been killed. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../../../main/app.ts';
import { openSettingsFile } from '../../../main/browser/settings-file.ts';
import { type Log, systemClock } from '../../../main/ports.ts';
import { startSandbox } from '../../../main/sandbox/server.ts';
import { accountFolder } from '../../../main/storage/account-folder.ts';
import { LockableVault, PluggedNetwork } from '../../support/invitations-room.ts';
import { recordLog } from '../../support/recorded-log.ts';

export interface Base extends Disposable {
  accountId: string;
  secrets: ReadonlyMap<string, string>;
  /** Ids of all queued items. */
  items: ReadonlySet<string>;
  folders: readonly string[];
}

/** The queue's pages are 4 KB: this many items fill some dozens of them. */
const queuedItems = 120;

/** The whole core on a folder, without a network: nothing is sent, whatever it finds. */
export function openCore(dataDir: string, vault: LockableVault, log: Log = recordLog()): App {
  const connectivity = new PluggedNetwork();
  connectivity.plug(false);
  return createApp({
    host: 'browser',
    version: '0.0.0',
    dataDir,
    clock: systemClock,
    fetch,
    connectivity,
    log,
    settings: openSettingsFile(dataDir, systemClock, log),
    keychain: vault,
  });
}

/** Every unfinished and finished item of the account. */
export async function itemsOf(app: App, accountId: string): Promise<Set<string>> {
  const { items } = await app.handlers.queue.list({ accountId, offset: 0, limit: 500 });
  return new Set(items.map(({ id }) => id));
}

export async function makeBase(seed: number): Promise<Base> {
  const open = mkdtempSync(join(tmpdir(), 'guestlist-base-'));
  const killed = mkdtempSync(join(tmpdir(), 'guestlist-killed-'));
  await using sandbox = {
    ...(await startSandbox({ invitations: 150, seed })),
    [Symbol.asyncDispose]: async () => undefined,
  };
  const vault = new LockableVault();
  const app = openCore(open, vault);
  await app.start();
  const { id: accountId } = await app.handlers.accounts.connect({
    secretKey: sandbox.secretKey,
    apiUrl: sandbox.apiUrl,
    keepIn: 'keychain',
  });
  await app.handlers.invitations.refresh({ accountId });
  const drafts = Array.from({ length: queuedItems }, (_, index) => ({
    emailAddress: `person${index}@example.com`,
    publicMetadata: { note: 'x'.repeat(200) },
  }));
  await app.handlers.invitations.create({ accountId, drafts });
  app.handlers.queue.pause({ accountId });
  await app.handlers.settings.set({ theme: 'dark' });
  const items = await itemsOf(app, accountId);
  // As the files lie while somebody works with them, journals included.
  cpSync(open, killed, { recursive: true });
  await app.stop();
  await sandbox.close();
  return {
    accountId,
    secrets: vault.secrets,
    items,
    folders: [open, killed],
    [Symbol.dispose]() {
      for (const folder of [open, killed]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A copy of one of the base's folders, to be damaged. */
export function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'guestlist-damaged-'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

export const fileIn = (dataDir: string, accountId: string, name: string): string =>
  name.startsWith('settings') ? join(dataDir, name) : join(accountFolder(dataDir, accountId), name);
