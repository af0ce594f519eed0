/** Tells a person what happens while nobody looks: the edge around the decisions of policy.ts. */
import type { Alert } from '../../preload/alert.ts';
import type { AudienceKind } from '../../preload/audience.ts';
import type { Handlers } from '../../preload/contract.ts';
import { errorName } from '../fault-facts.ts';
import type { Emit } from '../ports.ts';
import type { AlertEvent } from './event.ts';
import { AlertMemory, type AlertStore } from './memory.ts';
import type { Notifier, NotifierEvent, Presence } from './notifier.ts';
import { decide, nextLookAt } from './policy.ts';
import { isSettled, recheckMs } from './rules.ts';
import { attempt, type SourcePorts, type Sources, watchCore } from './sources.ts';
import { type Decision, initialState } from './state.ts';

export interface AlertsPorts extends SourcePorts {
  emit: Emit;
  store: AlertStore;
  /** Unset: the host shows what `alerts.raised` says, or nothing. */
  notifier?: Notifier | undefined;
  /** Unset: nobody can tell whether the person looks. */
  presence?: Presence | undefined;
}

/** As main/invitations/sync/changes.ts says it; `accepted` is told, and `new` of the waitlist. */
export interface FoundChange {
  kind: string;
  invitationId: string;
  emailAddress: string;
  audience?: AudienceKind;
  /** Somebody who came by themselves and waits to be let in. */
  asks?: true;
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
  const { clock, log, emit, handlers, notifier, presence, settings, timeZone } = ports;
  const memory = new AlertMemory(ports.store, log);
  const waiting: AlertEvent[] = [];
  let unsubscribe: (() => void)[] = [];
  let state = initialState;
  let isDeciding = false;
  let callOffTimer: (() => void) | null = null;
  let sources: Sources | null = null;

  function dispatch(event: AlertEvent): void {
    if (sources === null) return;
    waiting.push(event);
    // A notifier may answer while it is asked to show something: that comes after what is being decided.
    if (isDeciding) return;
    isDeciding = true;
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) decideOn(next, sources);
    } finally {
      isDeciding = false;
    }
    planNext();
  }

  function decideOn(event: AlertEvent, { accounts }: Sources): void {
    const { labels, currentId } = accounts();
    const looking = presence?.hasFocus() ? { accountId: currentId } : null;
    const context = { now: clock.now(), settings: settings(), looking, accounts: labels, timeZone };
    const step = decide(state, event, context);
    state = step.state;
    for (const decision of step.decisions) carryOut(decision);
    for (const subject of state.subjects.values()) {
      if (subject.provider.nature === 'work') memory.noteFailures(subject);
    }
  }

  function carryOut(decision: Decision): void {
    try {
      if (decision.do === 'stay-silent') return;
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

  function planNext(): void {
    callOffTimer?.();
    callOffTimer = null;
    const at = nextLookAt(state);
    if (at === null || sources === null) return;
    // Never a timer of hours: a clock that is set meanwhile would not be noticed.
    const ms = Math.min(recheckMs, Math.max(0, at - clock.now()));
    callOffTimer = clock.after(ms, () => dispatch({ type: 'tick' }));
  }

  function answered({ id, what }: NotifierEvent): void {
    const alert = state.subjects.get(id)?.shown?.alert;
    if (what === 'failed') log.warn('alert.refused', { kind: alert?.kind });
    if (alert && what === 'opened') void select(alert);
    if (alert && what === 'retry') void retry(alert);
    // What the system refuses to show, the page still shows.
    if (what === 'failed') dispatch({ type: 'gone', id });
    else gone(id);
  }

  function gone(id: string): void {
    emit('alerts.withdrawn', { id });
    dispatch({ type: 'gone', id });
  }

  /** The popup opens on the account that the notification is about. */
  async function select({ accountId }: Alert): Promise<void> {
    const known = sources?.accounts();
    if (accountId === null || accountId === known?.currentId || !known?.labels.has(accountId)) return;
    await attempt(log, 'alert.select', () => handlers.accounts.select({ accountId }));
  }

  async function retry({ accountId, itemIds: ids }: Alert): Promise<void> {
    if (accountId === null || ids.length === 0) return;
    await attempt(log, 'alert.retry', () => handlers.queue.retry({ accountId, ids }));
  }

  return {
    start() {
      sources ??= watchCore(ports, {
        memory,
        isSettled: (accountId) => isSettled(state.syncedAt.get(accountId), clock.now()),
        dispatch,
      });
      if (notifier) unsubscribe.push(notifier.on(answered));
      const looked = () => dispatch({ type: presence?.hasFocus() ? 'focused' : 'tick' });
      if (presence) unsubscribe.push(presence.onChange(looked));
    },
    changed(accountId, changes, silent) {
      const facts = (wanted: (change: FoundChange) => boolean) =>
        changes.filter(wanted).map(({ invitationId: id, emailAddress, audience }) => {
          return { id, emailAddress, ...(audience && { audience }) };
        });
      const invitations = facts(({ kind }) => kind === 'accepted');
      const people = facts(({ asks }) => asks === true);
      const at = clock.now();
      if (invitations.length > 0) dispatch({ type: 'accepted', accountId, invitations, silent, at });
      if (people.length > 0) dispatch({ type: 'waiting', accountId, people, silent, at });
    },
    resumed: () => dispatch({ type: 'resumed' }),
    handlers: {
      list: () => ({ alerts: [...state.subjects.values()].flatMap(({ shown }) => shown?.alert ?? []) }),
      dismiss: ({ id }) => {
        notifier?.dismiss(id);
        gone(id);
        return {};
      },
    },
    stop() {
      callOffTimer?.();
      sources?.stop();
      sources = null;
      for (const end of unsubscribe) end();
      unsubscribe = [];
    },
  };
}
