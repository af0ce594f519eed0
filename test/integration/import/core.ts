/** The composed core in this process, connected to a sandbox: a keychain in memory, databases on the disk. */
import { type App, createApp } from '../../../main/app.ts';
import { systemClock } from '../../../main/ports.ts';
import { MemoryVault } from '../../bench/memory-vault.ts';
import { MemorySettingsStore } from '../../support/memory-settings-store.ts';
import { recordLog } from '../../support/recorded-log.ts';

export interface Core {
  app: App;
  accountId: string;
}

export async function connectCore(dataDir: string, apiUrl: string, secretKey: string): Promise<Core> {
  const app = createApp({
    host: 'browser',
    version: '0.0.0',
    dataDir,
    clock: systemClock,
    fetch: (request, init) => fetch(request, init),
    connectivity: { isOnline: () => true, onChange: () => () => undefined },
    log: recordLog(),
    settings: new MemorySettingsStore(),
    keychain: new MemoryVault(),
  });
  await app.start();
  const { id } = await app.handlers.accounts.connect({ secretKey, apiUrl, keepIn: 'keychain' });
  return { app, accountId: id };
}

/** Waits for the sync under way, or makes one; rejects when it failed. */
export async function synced({ app, accountId }: Core): Promise<void> {
  const { failure } = await app.handlers.invitations.refresh({ accountId });
  if (failure) throw new Error(`The sync failed: ${failure.kind}`);
}
