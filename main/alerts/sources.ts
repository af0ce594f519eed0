/** From the core's own events to those that alerts are decided by. */
import { isDeepStrictEqual } from 'node:util';
import type { EventListener, EventName, Handlers } from '../../preload/contract.ts';
import type { SyncState } from '../../preload/sync.ts';
import { errorName } from '../fault-facts.ts';
import type { Clock, Log } from '../ports.ts';
import { refusesKey } from './cause.ts';
import { type Coalesced, coalesce } from './coalesce.ts';
import type { AlertEvent } from './event.ts';
import { findExpiring, isLookDue, soonMs } from './find-expiring.ts';
import type { AlertMemory } from './memory.ts';
import { createQueueLook } from './queue-look.ts';
import { isQuiet } from './quiet-hours.ts';
import { isMuted } from './rules.ts';
import type { AlertSettings } from './state.ts';

export interface AlertSources {
  on<E extends EventName>(event: E, listener: EventListener<E>): () => void;
  handlers: Pick<Handlers, 'accounts' | 'invitations' | 'queue'>;
}

export interface SourcePorts extends AlertSources {
  clock: Clock;
  log: Log;
  settings(): AlertSettings;
  /** Of the person's wall clock; unset: the machine's. */
  timeZone?: string | undefined;
}

interface Listener {
  memory: AlertMemory;
  /** Whether what a sync of this account finds is news. */
  isSettled(accountId: string): boolean;
  dispatch(event: AlertEvent): void;
}

export type Sources = ReturnType<typeof watchCore>;

/** So long a burst of `accounts.changed` is waited for, in milliseconds. */
const accountsMs = 100;
/** At most one look in this time: an import changes the queue several times a second. */
const queueMs = 1000;

/** An account may be closed or go meanwhile, or the disk refuse: the queue shows which, and the next event looks again. */
export async function attempt(log: Log, what: string, act: () => unknown): Promise<void> {
  try {
    await act();
  } catch (error) {
    log.warn(what, { error: errorName(error) });
  }
}

function alertSettings(settings: AlertSettings): AlertSettings {
  const { notifications, mutedNotifications, hideAddresses, quietHours } = settings;
  return { notifications, mutedNotifications, hideAddresses, quietHours };
}

export function watchCore(ports: SourcePorts, { memory, isSettled, dispatch }: Listener) {
  const { clock, log, on, handlers, settings, timeZone } = ports;
  const startedAt = clock.now();
  const queues = new Map<string, Coalesced>();
  const searching = new Set<string>();
  /** What Clerk's clock is ahead of ours, by account. */
  const skews = new Map<string, number>();
  let labels: ReadonlyMap<string, string> = new Map();
  let currentId: string | null = null;
  let lastSettings = alertSettings(settings());

  async function readAccounts(): Promise<void> {
    const { accounts, vault, ...list } = await handlers.accounts.list({});
    const before = labels;
    labels = new Map(accounts.map(({ id, label }) => [id, label]));
    currentId = list.currentId;
    for (const id of before.keys()) if (!labels.has(id)) forget(id);
    for (const { id, shut } of accounts) if (!before.has(id) && shut === null) queue(id).soon();
    // To someone whose keys are all in memory the keychain is no matter.
    const matters = accounts.some(({ keptIn }) => keptIn === 'keychain');
    dispatch({ type: 'keychain', state: matters ? vault : 'ready', at: clock.now() });
  }

  function forget(accountId: string): void {
    queues.get(accountId)?.stop();
    queues.delete(accountId);
    skews.delete(accountId);
    memory.forget(accountId);
    dispatch({ type: 'account-removed', accountId });
  }

  function queue(accountId: string): Coalesced {
    const watched = queues.get(accountId);
    if (watched) return watched;
    const look = createQueueLook(accountId, {
      clock,
      dispatch,
      queue: handlers.queue,
      clockSkewMs: () => skews.get(accountId) ?? 0,
      toldUntil: () => memory.until('failures', accountId) ?? startedAt,
    });
    const watch = coalesce(clock, queueMs, () => attempt(log, 'alerts.queue', look));
    queues.set(accountId, watch);
    return watch;
  }

  function synced({ accountId, phase, failure, clockSkewMs }: SyncState): void {
    skews.set(accountId, clockSkewMs);
    const at = clock.now();
    // What an audience beside the application met stands in `failure` too, and stops no news of the application.
    if (phase === 'idle') {
      dispatch({ type: 'synced', accountId, at });
      dispatch({ type: 'key', accountId, failure: null, at });
      queue(accountId).soon();
      void attempt(log, 'alerts.expiring', () => searchExpiring(accountId));
    } else if (phase === 'failed' && failure !== null) {
      if (refusesKey(failure)) dispatch({ type: 'key', accountId, failure, at });
      if (failure.kind === 'keychain') accountsLook.soon();
    }
  }

  async function searchExpiring(accountId: string): Promise<void> {
    // Whether something expires soon is a matter of Clerk's clock.
    const now = clock.now() + (skews.get(accountId) ?? 0);
    const told = memory.until('expiring', accountId);
    const isUntold = isMuted('expiring', settings()) || isQuiet(clock.now(), settings().quietHours, timeZone);
    const due = !isUntold && isSettled(accountId) && isLookDue(now, told);
    if (!due || searching.has(accountId)) return;
    searching.add(accountId);
    try {
      const found = await findExpiring(handlers.invitations.list, accountId, now, told);
      if (found === null) return;
      memory.note('expiring', accountId, now + soonMs);
      dispatch({ ...found, at: clock.now() });
    } finally {
      searching.delete(accountId);
    }
  }

  function settingsChanged(): void {
    const changed = alertSettings(settings());
    if (isDeepStrictEqual(changed, lastSettings)) return;
    lastSettings = changed;
    dispatch({ type: 'settings' });
  }

  const accountsLook = coalesce(clock, accountsMs, () => attempt(log, 'alerts.accounts', readAccounts));
  const unsubscribe = [
    on('accounts.changed', () => accountsLook.soon()),
    on('queue.changed', ({ accountId }) => queue(accountId).soon()),
    on('sync.changed', synced),
    on('settings.changed', settingsChanged),
  ];
  accountsLook.soon();
  return {
    /** As they were at the last look: labels by id, and the one that is shown. */
    accounts: () => ({ labels, currentId }),
    stop() {
      for (const end of unsubscribe) end();
      accountsLook.stop();
      for (const watch of queues.values()) watch.stop();
    },
  };
}
