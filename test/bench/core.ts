/** The core as a host composes it, in this process, with a keychain in memory and databases on the disk. */
import { type App, createApp } from '../../main/app.ts';
import { type Clock, type Fetch, type Log, systemClock } from '../../main/ports.ts';
import { MemorySettingsStore } from '../../main/storage/settings-store.ts';
import type { Counts } from '../../preload/invitation.ts';
import { MemoryVault } from './memory-vault.ts';

export interface Core {
  app: App;
  accountId: string;
  /** By status, from the local copy. */
  counts(): Promise<Counts>;
  stop(): Promise<void>;
}

export interface CoreNeeds {
  dataDir: string;
  apiUrl: string;
  secretKey: string;
  clock?: Clock;
  fetch?: Fetch;
}

const quiet = () => undefined;
const log: Log = { info: quiet, warn: quiet, error: quiet };

/** Connects and leaves the first sync under way. */
export async function connectCore(needs: CoreNeeds): Promise<Core> {
  const app = createApp({
    host: 'browser',
    version: '0.0.0',
    dataDir: needs.dataDir,
    clock: needs.clock ?? systemClock,
    fetch: needs.fetch ?? ((request, init) => fetch(request, init)),
    connectivity: { isOnline: () => true, onChange: () => quiet },
    log,
    settings: new MemorySettingsStore(),
    keychain: new MemoryVault(),
  });
  await app.start();
  const { secretKey, apiUrl } = needs;
  const { id } = await app.handlers.accounts.connect({ secretKey, apiUrl, keepIn: 'keychain' });
  return {
    app,
    accountId: id,
    async counts() {
      const any = { status: 'pending', search: '', order: '-created_at', offset: 0, limit: 1 } as const;
      return (await app.handlers.invitations.list({ accountId: id, ...any })).counts;
    },
    stop: () => app.stop(),
  };
}

/** Waits for the sync under way, or makes one; rejects when it failed. */
export async function synced({ app, accountId }: Pick<Core, 'app' | 'accountId'>): Promise<void> {
  const state = await app.handlers.invitations.refresh({ accountId });
  if (state.failure) throw new Error(`The sync failed: ${state.failure.kind}`);
  if (!state.durable) throw new Error('The copy is not on the disk: this would measure something else.');
}
