/** An overview to decide on: one quiet account, and what the test changes of it. */
import type { CurrentAccount, Overview } from '../../../main/electron/tray/overview.ts';
import type { Account } from '../../../preload/account.ts';
import type { QueueSummary } from '../../../preload/queue.ts';
import type { SyncState } from '../../../preload/sync.ts';
import { aQueueSummary } from '../samples.ts';

export const account: Account = {
  id: 'account-1',
  label: 'Acme',
  environment: 'production',
  fingerprint: 'sk_live_…a1b2',
  apiUrl: 'https://api.clerk.com/v1',
  keptIn: 'keychain',
  hasKey: true,
  shut: null,
  shutEntries: [],
};

export const synced: SyncState = {
  accountId: account.id,
  phase: 'idle',
  progress: null,
  lastSyncAt: Date.UTC(2026, 0, 15, 12),
  failure: null,
  durable: true,
  unreadable: 0,
  clockSkewMs: 0,
};

export interface Changes {
  online?: boolean;
  vault?: Overview['vault'];
  accounts?: Account[];
  account?: Partial<Account>;
  queue?: Partial<QueueSummary>;
  sync?: Partial<SyncState>;
  pending?: number;
  newest?: CurrentAccount['newest'];
}

export function overviewWith(changes: Changes = {}): Overview {
  const current: CurrentAccount = {
    account: { ...account, ...changes.account },
    pending: changes.pending ?? 0,
    newest: changes.newest ?? [],
    queue: aQueueSummary(changes.queue),
    sync: { ...synced, ...changes.sync },
  };
  return {
    accounts: changes.accounts ?? [current.account],
    vault: changes.vault ?? 'ready',
    online: changes.online ?? true,
    current,
  };
}

export const nobodyYet: Overview = { accounts: [], vault: 'ready', online: true, current: null };
