/** The core as a host composes it, in this process, with a keychain in memory and databases on the disk. */
import { setTimeout as pause } from 'node:timers/promises';
import { type App, createApp } from '../../main/app.ts';
import { type Fetch, type Log, systemClock } from '../../main/ports.ts';
import { statuses } from '../../preload/invitation.ts';
import { MemorySettingsStore } from '../support/memory-settings-store.ts';
import { aWindow } from '../support/samples.ts';
import type { VirtualClock } from '../support/virtual-clock.ts';
import { MemoryVault } from './memory-vault.ts';

export interface Core {
  app: App;
  accountId: string;
  /** How many invitations the local copy lists, of all statuses. */
  size(): Promise<number>;
  /** Resolves once nothing is synced any more; rejects when the sync failed. */
  synced(): Promise<void>;
  stop(): Promise<void>;
}

export interface CoreNeeds {
  dataDir: string;
  apiUrl: string;
  secretKey: string;
  /** Moved on by whoever measures; the machine's own when unset. */
  clock?: VirtualClock;
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
    async size() {
      let size = 0;
      for (const status of statuses) {
        size += (await app.handlers.invitations.list(aWindow({ accountId: id, status }))).total;
      }
      return size;
    },
    async synced() {
      for (;;) {
        const state = await app.handlers.invitations.syncState({ accountId: id });
        if (state.failure) throw new Error(`The sync failed: ${state.failure.kind}`);
        if (!state.durable)
          throw new Error('The copy is not on the disk: this would measure something else.');
        if (state.phase === 'idle') return;
        await pause(1);
        needs.clock?.advance(1);
      }
    },
    stop: () => app.stop(),
  };
}

/** As {@link Core.synced}. */
export function synced(core: Core): Promise<void> {
  return core.synced();
}
