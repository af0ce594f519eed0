/** What tray and menu show, gathered from the core in one piece so that both can be pure functions of it. */
import type { Account } from '../../../preload/account.ts';
import type { Handlers } from '../../../preload/contract.ts';
import type { VaultState } from '../../../preload/failure.ts';
import type { QueueSummary } from '../../../preload/queue.ts';
import type { SyncState } from '../../../preload/sync.ts';

export interface Overview {
  accounts: readonly Account[];
  vault: VaultState;
  /** False can be trusted, true proves nothing. */
  online: boolean;
  /** The account in use; null before the first is connected. */
  current: CurrentAccount | null;
}

export interface CurrentAccount {
  account: Account;
  pending: number;
  /** At most {@link newestShown}, newest first. */
  newest: readonly PendingInvitation[];
  queue: QueueSummary;
  sync: SyncState;
}

export interface PendingInvitation {
  id: string;
  emailAddress: string;
  hasLink: boolean;
}

const newestShown = 5;

/** Asks the core; rejects with `FailureError` only when an account vanished in between. */
export async function readOverview(handlers: Handlers, online: boolean): Promise<Overview> {
  const { accounts, currentId, vault } = await handlers.accounts.list({});
  const account = accounts.find(({ id }) => id === currentId);
  if (!account) return { accounts, vault, online, current: null };
  if (account.shut !== null) return { accounts, vault, online, current: shutOut(account) };
  const accountId = account.id;
  const [window, queue, sync] = await Promise.all([
    handlers.invitations.list({
      accountId,
      status: 'pending',
      search: '',
      order: '-created_at',
      offset: 0,
      limit: newestShown,
    }),
    handlers.queue.list({ accountId, offset: 0, limit: 1 }),
    handlers.invitations.syncState({ accountId }),
  ]);
  const newest = window.rows.map(({ id, emailAddress, hasLink }) => ({ id, emailAddress, hasLink }));
  const current = { account, pending: window.counts.pending, newest, queue: queue.summary, sync };
  return { accounts, vault, online, current };
}

const noWork: QueueSummary = {
  queued: 0,
  sending: 0,
  waiting: 0,
  failed: 0,
  sent: 0,
  done: 0,
  paused: false,
  lastOutAt: null,
  oneByOne: 0,
};

/** Its list and queue cannot be read. */
function shutOut(account: Account): CurrentAccount {
  const sync: SyncState = {
    accountId: account.id,
    phase: 'never',
    progress: null,
    lastSyncAt: null,
    failure: null,
    durable: false,
    unreadable: 0,
    clockSkewMs: 0,
  };
  return { account, pending: 0, newest: [], queue: noWork, sync };
}
