/** From the core's own events to those that alerts are decided by. */
import { isDeepStrictEqual } from 'node:util';
import type { EventListener, EventName, Handlers } from '../../preload/contract.ts';
import type { SyncState } from '../../preload/sync.ts';
import type { Clock, Log } from '../ports.ts';
import { refusesKey } from './cause.ts';
import { type Coalesced, coalesce } from './coalesce.ts';
import type { AlertEvent } from './event.ts';
import { findExpiring, isLookDue, soonMs } from './find-expiring.ts';
import type { AlertMemory } from './memory.ts';
import { watchQueue } from './queue-watch.ts';
import { isQuiet } from './quiet-hours.ts';
import { isMuted } from './rules.ts';
import type { AlertSettings } from './state.ts';

export interface AlertSources {
  on<E extends EventName>(event: E, listener: EventListener<E>): () => void;
  handlers: Pick<Handlers, 'accounts' | 'invitations' | 'queue'>;
  timeZone?: string | undefined;
}

export interface SourcePorts {
  clock: Clock;
  log: Log;
  memory: AlertMemory;
  settings(): AlertSettings;
  /** Whether what a sync of this account finds is news. */
  isSettled(accountId: string): boolean;
  hear(event: AlertEvent): void;
}

export interface KnownAccounts {
  labels: ReadonlyMap<string, string>;
  currentId: string | null;
}

/** So long a burst of `accounts.changed` is waited for, in milliseconds. */
const coalesceMs = 100;

export class Sources {
  readonly #core: AlertSources;
  readonly #ports: SourcePorts;
  readonly #startedAt: number;
  readonly #accountsLook: Coalesced;
  readonly #queues = new Map<string, Coalesced>();
  readonly #searching = new Set<string>();
  /** What Clerk's clock is ahead of ours, by account. */
  readonly #skews = new Map<string, number>();
  readonly #unsubscribe: (() => void)[];
  #accounts: KnownAccounts = { labels: new Map(), currentId: null };
  #settings: AlertSettings;

  constructor(core: AlertSources, ports: SourcePorts) {
    this.#core = core;
    this.#ports = ports;
    this.#startedAt = ports.clock.now();
    this.#settings = ports.settings();
    this.#accountsLook = coalesce(ports.clock, coalesceMs, () =>
      this.#try('alerts.accounts', this.#readAccounts),
    );
    this.#unsubscribe = [
      core.on('accounts.changed', () => this.#accountsLook.soon()),
      core.on('queue.changed', ({ accountId }) => this.#queue(accountId).soon()),
      core.on('sync.changed', (state) => this.#synced(state)),
      core.on('settings.changed', () => this.#settingsChanged()),
    ];
    this.#accountsLook.soon();
  }

  /** As they were at the last look. */
  accounts(): KnownAccounts {
    return this.#accounts;
  }

  stop(): void {
    for (const end of this.#unsubscribe) end();
    this.#accountsLook.stop();
    for (const queue of this.#queues.values()) queue.stop();
  }

  readonly #readAccounts = async (): Promise<void> => {
    const { accounts, currentId, vault } = await this.#core.handlers.accounts.list({});
    const labels = new Map(accounts.map(({ id, label }) => [id, label]));
    const before = this.#accounts.labels;
    this.#accounts = { labels, currentId };
    for (const id of before.keys()) if (!labels.has(id)) this.#removed(id);
    for (const { id, shut } of accounts) if (!before.has(id) && shut === null) this.#queue(id).soon();
    // To someone whose keys are all in memory the keychain is no matter.
    const matters = accounts.some(({ keptIn }) => keptIn === 'keychain');
    const { clock, hear } = this.#ports;
    hear({ type: 'keychain', state: matters ? vault : 'ready', at: clock.now() });
  };

  #removed(accountId: string): void {
    this.#queues.get(accountId)?.stop();
    this.#queues.delete(accountId);
    this.#skews.delete(accountId);
    this.#ports.memory.forget(accountId);
    this.#ports.hear({ type: 'account-removed', accountId });
  }

  #queue(accountId: string): Coalesced {
    const known = this.#queues.get(accountId);
    if (known) return known;
    const { clock, memory, hear } = this.#ports;
    const watch = watchQueue(accountId, {
      clock,
      hear,
      queue: this.#core.handlers.queue,
      clockSkewMs: () => this.#skews.get(accountId) ?? 0,
      toldUntil: () => memory.failuresUntil(accountId) ?? this.#startedAt,
      failed: (error) => this.#tripped('alerts.queue', error),
    });
    this.#queues.set(accountId, watch);
    return watch;
  }

  #synced({ accountId, phase, failure, clockSkewMs }: SyncState): void {
    this.#skews.set(accountId, clockSkewMs);
    const { clock, hear } = this.#ports;
    const at = clock.now();
    if (phase === 'idle' && failure === null) {
      hear({ type: 'synced', accountId, at });
      hear({ type: 'key', accountId, failure: null, at });
      this.#queue(accountId).soon();
      void this.#try('alerts.expiring', () => this.#searchExpiring(accountId));
    } else if (phase === 'failed' && failure !== null) {
      if (refusesKey(failure)) hear({ type: 'key', accountId, failure, at });
      if (failure.kind === 'keychain') this.#accountsLook.soon();
    }
  }

  async #searchExpiring(accountId: string): Promise<void> {
    const { clock, memory, settings, isSettled, hear } = this.#ports;
    // Whether something expires soon is a matter of Clerk's clock.
    const now = clock.now() + (this.#skews.get(accountId) ?? 0);
    const told = memory.expiringUntil(accountId);
    const rude =
      isMuted('expiring', settings()) || isQuiet(clock.now(), settings().quietHours, this.#core.timeZone);
    const due = !rude && isSettled(accountId) && isLookDue(now, told);
    if (!due || this.#searching.has(accountId)) return;
    this.#searching.add(accountId);
    try {
      const found = await findExpiring(this.#core.handlers.invitations.list, accountId, now, told);
      if (found === null) return;
      memory.noteExpiring(accountId, now + soonMs);
      hear({ ...found, at: clock.now() });
    } finally {
      this.#searching.delete(accountId);
    }
  }

  #settingsChanged(): void {
    const { notifications, mutedNotifications, hideAddresses, quietHours } = this.#ports.settings();
    const settings = { notifications, mutedNotifications, hideAddresses, quietHours };
    if (isDeepStrictEqual(settings, this.#settings)) return;
    this.#settings = settings;
    this.#ports.hear({ type: 'settings' });
  }

  async #try(what: string, look: () => Promise<void>): Promise<void> {
    try {
      await look();
    } catch (error) {
      this.#tripped(what, error);
    }
  }

  /** An account that is closed or went meanwhile; the event that follows brings the next look. */
  #tripped(what: string, error: unknown): void {
    this.#ports.log.warn(what, { error: error instanceof Error ? error.message : typeof error });
  }
}
