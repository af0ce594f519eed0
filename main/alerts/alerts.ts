/** Tells a person what happens while nobody looks: the edge around the decisions of policy.ts. */
import type { Alert } from '../../preload/alert.ts';
import type { Handlers } from '../../preload/contract.ts';
import { errorName } from '../fault-facts.ts';
import type { Emit } from '../invitations/service.ts';
import type { Clock, Log } from '../ports.ts';
import type { AlertEvent } from './event.ts';
import { AlertMemory, type AlertStore } from './memory.ts';
import type { Notifier, NotifierEvent, Presence } from './notifier.ts';
import { decide, nextLookAt } from './policy.ts';
import { isSettled, recheckMs } from './rules.ts';
import { type AlertSources, type KnownAccounts, Sources } from './sources.ts';
import { type AlertSettings, type AlertState, type Decision, initialState } from './state.ts';

export interface AlertsPorts extends AlertSources {
  clock: Clock;
  log: Log;
  emit: Emit;
  settings(): AlertSettings;
  store: AlertStore;
  /** Unset: the host shows what `alerts.raised` says, or nothing. */
  notifier?: Notifier | undefined;
  /** Unset: nobody can tell whether the person looks. */
  presence?: Presence | undefined;
  /** Of the person's wall clock; unset: the machine's. */
  timeZone?: string | undefined;
}

/** As main/invitations/sync/changes.ts says it; only `accepted` is told. */
export interface FoundChange {
  kind: string;
  invitationId: string;
  emailAddress: string;
}

export interface Alerts {
  /** Starts to listen; nothing is heard before. */
  start(): void;
  /** What syncs find has no event of the contract. `silent`: it is no news. */
  changed(accountId: string, changes: readonly FoundChange[], silent: boolean): void;
  /** The machine woke up. */
  resumed(): void;
  handlers: Handlers['alerts'];
  stop(): void;
}

export function createAlerts(ports: AlertsPorts): Alerts {
  return new AlertsRoom(ports);
}

class AlertsRoom implements Alerts {
  readonly handlers: Handlers['alerts'] = {
    list: () => ({ alerts: [...this.#state.subjects.values()].flatMap(({ shown }) => shown?.alert ?? []) }),
    dismiss: ({ id }) => {
      this.#ports.notifier?.dismiss(id);
      this.#gone(id);
      return {};
    },
  };
  readonly #ports: AlertsPorts;
  readonly #memory: AlertMemory;
  readonly #waiting: AlertEvent[] = [];
  readonly #unsubscribe: (() => void)[] = [];
  #state: AlertState = initialState;
  #deciding = false;
  #callOffTimer: (() => void) | null = null;
  #sources: Sources | null = null;

  constructor(ports: AlertsPorts) {
    this.#ports = ports;
    this.#memory = new AlertMemory(ports.store, ports.log);
  }

  start(): void {
    const { clock, log, notifier, presence, settings } = this.#ports;
    const hear = (event: AlertEvent) => this.#hear(event);
    this.#sources ??= new Sources(this.#ports, {
      clock,
      log,
      memory: this.#memory,
      settings,
      isSettled: (accountId) => isSettled(this.#state.syncedAt.get(accountId), clock.now()),
      hear,
    });
    if (notifier) this.#unsubscribe.push(notifier.on((event) => this.#answered(event)));
    if (presence) {
      this.#unsubscribe.push(
        presence.onChange(() => hear({ type: presence.hasFocus() ? 'focused' : 'tick' })),
      );
    }
  }

  changed(accountId: string, changes: readonly FoundChange[], silent: boolean): void {
    const invitations = changes
      .filter(({ kind }) => kind === 'accepted')
      .map(({ invitationId: id, emailAddress }) => ({ id, emailAddress }));
    if (invitations.length === 0) return;
    this.#hear({ type: 'accepted', accountId, invitations, silent, at: this.#ports.clock.now() });
  }

  #hear(event: AlertEvent): void {
    if (this.#sources === null) return;
    this.#waiting.push(event);
    // A notifier may answer while it is asked to show something: that comes after what is being decided.
    if (this.#deciding) return;
    this.#deciding = true;
    try {
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) this.#decide(next);
    } finally {
      this.#deciding = false;
    }
    this.#planNext();
  }

  resumed(): void {
    this.#hear({ type: 'resumed' });
  }

  stop(): void {
    this.#callOffTimer?.();
    this.#sources?.stop();
    this.#sources = null;
    for (const end of this.#unsubscribe) end();
  }

  #accounts(): KnownAccounts {
    return this.#sources?.accounts() ?? { labels: new Map(), currentId: null };
  }

  #decide(event: AlertEvent): void {
    const { clock, settings, presence, timeZone } = this.#ports;
    const { labels, currentId } = this.#accounts();
    const { state, decisions } = decide(this.#state, event, {
      now: clock.now(),
      settings: settings(),
      looking: presence?.hasFocus() ? { accountId: currentId } : null,
      accounts: labels,
      timeZone,
    });
    this.#state = state;
    for (const decision of decisions) this.#perform(decision);
    for (const subject of state.subjects.values()) {
      if (subject.provider.topic === 'work') this.#memory.noteFailures(subject);
    }
  }

  #perform(decision: Decision): void {
    const { log, emit, notifier } = this.#ports;
    if (decision.do === 'stay-silent') return;
    try {
      if (decision.do === 'dismiss') {
        emit('alerts.withdrawn', { id: decision.id });
        notifier?.dismiss(decision.id);
        return;
      }
      const { alert } = decision;
      log.info('alert', { do: decision.do, kind: alert.kind, count: alert.count });
      if (decision.do === 'update') {
        emit('alerts.updated', alert);
        notifier?.update(alert);
      } else {
        emit('alerts.raised', alert);
        notifier?.show(alert);
      }
    } catch (error) {
      log.error('alert.not-shown', { error: errorName(error) });
    }
  }

  #planNext(): void {
    this.#callOffTimer?.();
    this.#callOffTimer = null;
    const at = nextLookAt(this.#state);
    if (at === null || this.#sources === null) return;
    const { clock } = this.#ports;
    // Never a timer of hours: a clock that is set meanwhile would not be noticed.
    const ms = Math.min(recheckMs, Math.max(0, at - clock.now()));
    this.#callOffTimer = clock.after(ms, () => this.#hear({ type: 'tick' }));
  }

  #answered({ id, what }: NotifierEvent): void {
    const alert = this.#state.subjects.get(id)?.shown?.alert;
    if (what === 'failed') this.#ports.log.warn('alert.refused', { kind: alert?.kind });
    if (alert && what === 'opened') void this.#select(alert);
    if (alert && what === 'retry') void this.#retry(alert);
    // What the system refuses to show, the page still shows.
    if (what === 'failed') this.#hear({ type: 'gone', id });
    else this.#gone(id);
  }

  #gone(id: string): void {
    this.#ports.emit('alerts.withdrawn', { id });
    this.#hear({ type: 'gone', id });
  }

  /** The popup opens on the account that the notification is about. */
  async #select({ accountId }: Alert): Promise<void> {
    const { labels, currentId } = this.#accounts();
    if (accountId === null || accountId === currentId || !labels.has(accountId)) return;
    await this.#try('alert.select', () => this.#ports.handlers.accounts.select({ accountId }));
  }

  async #retry({ accountId, itemIds }: Alert): Promise<void> {
    if (accountId === null || itemIds.length === 0) return;
    await this.#try('alert.retry', () => this.#ports.handlers.queue.retry({ accountId, ids: itemIds }));
  }

  async #try(what: string, act: () => unknown): Promise<void> {
    try {
      await act();
    } catch (error) {
      // The account went meanwhile, or the disk refused: the queue shows which.
      this.#ports.log.warn(what, { error: error instanceof Error ? error.message : typeof error });
    }
  }
}
