/** A core with one queue in memory, that of the account `acme`: its events and the handlers that alerts ask, in the shapes of the contract. */
import type { AlertSources } from '../../../main/alerts/sources.ts';
import { createEventHub } from '../../../main/ipc/events.ts';
import type { Accounts } from '../../../preload/account.ts';
import type { Failure, VaultState } from '../../../preload/failure.ts';
import type { Invitation } from '../../../preload/invitation.ts';
import type { QueueItem } from '../../../preload/queue.ts';
import type { SyncState } from '../../../preload/sync.ts';
import { plainHandlers } from '../../support/handlers.ts';
import { queueWindow } from '../../support/queue-window.ts';
import { type RecordedLog, recordLog } from '../../support/recorded-log.ts';
import { aQueueItem } from '../../support/samples.ts';
import type { VirtualClock } from '../../support/virtual-clock.ts';

export class FakeCore {
  readonly log: RecordedLog = recordLog();
  readonly hub = createEventHub(this.log);
  readonly items = new Map<string, QueueItem>();
  readonly retried: string[][] = [];
  readonly selected: string[] = [];
  readonly accounts: Accounts['accounts'] = [];
  pending: Invitation[] = [];
  isOpen = true;
  currentId: string | null = null;
  vault: VaultState = 'ready';
  readonly #clock: VirtualClock;

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  readonly sources: AlertSources = {
    on: (event, listener) => this.hub.on(event, listener),
    handlers: {
      accounts: {
        ...plainHandlers().accounts,
        list: () => ({
          accounts: [...this.accounts],
          currentId: this.currentId,
          vault: this.vault,
          keychain: { provider: null, canCreate: false },
        }),
        select: ({ accountId }) => {
          this.selected.push(accountId);
          return {};
        },
      },
      invitations: {
        ...plainHandlers().invitations,
        list: ({ offset, limit }) => ({
          rows: this.pending.slice(offset, offset + limit),
          total: this.pending.length,
          counts: { pending: this.pending.length, accepted: 0, expired: 0, revoked: 0, other: 0 },
        }),
      },
      queue: {
        ...plainHandlers().queue,
        list: ({ accountId, ...request }) => {
          if (!this.isOpen) throw new Error('This account is not open.');
          return queueWindow(accountId === 'acme' ? [...this.items.values()].toReversed() : [], request);
        },
        retry: ({ ids }) => {
          this.retried.push(ids);
          return { items: [] };
        },
      },
    },
  };

  connect(id: string, label: string): void {
    this.accounts.push({
      id,
      label,
      environment: 'production',
      fingerprint: 'sk_live_…a1b2',
      apiUrl: 'https://api.clerk.com/v1',
      keptIn: 'keychain',
      hasKey: true,
      shut: null,
      shutEntries: [],
    });
    this.currentId ??= id;
    this.hub.emit('accounts.changed', {});
  }

  remove(id: string): void {
    this.accounts.splice(
      this.accounts.findIndex((account) => account.id === id),
      1,
    );
    this.hub.emit('accounts.changed', {});
  }

  setVault(state: VaultState): void {
    this.vault = state;
    this.hub.emit('accounts.changed', {});
  }

  /** Adds items or changes them. */
  queue(...items: (Partial<QueueItem> & { id: string })[]): void {
    for (const item of items) {
      const now = this.#clock.now();
      const before =
        this.items.get(item.id) ??
        aQueueItem({ emailAddress: `${item.id}@example.com`, createdAt: now, updatedAt: now });
      this.items.set(item.id, { ...before, updatedAt: now, ...item });
    }
    this.hub.emit('queue.changed', { accountId: 'acme' });
  }

  synced(failure: Failure | null = null): void {
    const state: SyncState = {
      accountId: 'acme',
      phase: 'syncing',
      progress: null,
      lastSyncAt: this.#clock.now(),
      failure: null,
      durable: true,
      unreadable: 0,
      clockSkewMs: 0,
    };
    this.hub.emit('sync.changed', state);
    this.hub.emit('sync.changed', { ...state, phase: failure === null ? 'idle' : 'failed', failure });
  }
}
