/** How calls and events travel to and from the fake: checked by the contract, recorded, and refused or held back. */
import type { Alert } from '../../preload/alert.ts';
import { buildBridge } from '../../preload/bridge.ts';
import {
  type EventListener,
  type EventName,
  type EventPayload,
  type Guestlist,
  type Handlers,
  operationEntries,
} from '../../preload/contract.ts';
import { type Failure, FailureError, type Result } from '../../preload/failure.ts';

export interface Hindrances {
  /** Operations that are refused, by name. */
  refuse?: Partial<Record<string, Failure>>;
  /** Operations that do not answer until `release`, by name. */
  hang?: string[];
}

const entries = new Map(operationEntries());

export class FakeLine {
  /** Every call, in order, as the transport saw it. */
  readonly calls: { operation: string; payload: unknown }[] = [];
  readonly #listeners = new Map<EventName, Set<(payload: never) => void>>();
  readonly #hindrances: Hindrances;
  /** What stands, for a page that comes later or asks again. */
  alerts: readonly Alert[] = [];
  #hanging: (() => void)[] = [];
  /** Resolves with the next that hangs. */
  #hangs = Promise.withResolvers<void>();

  constructor(hindrances: Hindrances) {
    this.#hindrances = hindrances;
  }

  dismissAlert(id: string): Record<string, never> {
    this.alerts = this.alerts.filter((alert) => alert.id !== id);
    return {};
  }

  /** Sends an event, as main would. */
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void {
    if (event === 'alerts.raised') this.alerts = [...this.alerts, payload as Alert];
    if (event === 'alerts.withdrawn') this.dismissAlert((payload as { id: string }).id);
    for (const listener of this.#listeners.get(event) ?? []) (listener as EventListener<E>)(payload);
  }

  /** Lets what hangs go on; where nothing does yet, what will. */
  async release(): Promise<void> {
    if (this.#hanging.length === 0) {
      this.#hangs = Promise.withResolvers();
      await this.#hangs.promise;
    }
    const waiting = this.#hanging;
    this.#hanging = [];
    for (const go of waiting) go();
  }

  /**
   * Does it after `ms` of the page's own clock, or at {@link release}: a story that needs it to be soon, or late, races
   * no clock, and where the clock stands still it stays as it is.
   */
  later(act: () => void, ms: number): void {
    const due = Date.now() + ms;
    const over = () => {
      const left = due - Date.now();
      if (left > 0) {
        timer = setTimeout(over, left);
        return;
      }
      this.#hanging = this.#hanging.filter((each) => each !== soon);
      act();
    };
    let timer = setTimeout(over, ms);
    const soon = () => {
      clearTimeout(timer);
      act();
    };
    this.#hang(soon);
  }

  #hang(go: () => void): void {
    this.#hanging.push(go);
    this.#hangs.resolve();
  }

  connect(handlers: Handlers): Guestlist {
    return buildBridge({
      invoke: (operation, payload) => this.#dispatch(handlers, operation, payload),
      subscribe: (event, listener) => {
        const set = this.#listeners.get(event) ?? new Set();
        this.#listeners.set(event, set.add(listener as (payload: never) => void));
        return () => set.delete(listener as (payload: never) => void);
      },
    });
  }

  async #dispatch(handlers: Handlers, operation: string, payload: unknown): Promise<Result<unknown>> {
    this.calls.push({ operation, payload });
    const { hang, refuse } = this.#hindrances;
    if (hang?.includes(operation)) await new Promise<void>((resolve) => this.#hang(resolve));
    const refused = refuse?.[operation];
    if (refused) return { ok: false, failure: refused };
    const [namespace = '', verb = ''] = operation.split('.');
    const entry = entries.get(operation as never);
    const parsed = entry?.payload.safeParse(payload);
    if (!entry || !parsed?.success) {
      const message = parsed?.error?.message ?? 'There is no such operation.';
      return { ok: false, failure: { kind: 'invalid-input', fields: [{ field: operation, message }] } };
    }
    const verbs = handlers[namespace as 'app'] as unknown as Record<string, (given: unknown) => unknown>;
    try {
      return { ok: true, value: await verbs[verb]?.(parsed.data) };
    } catch (error) {
      if (error instanceof FailureError) return { ok: false, failure: error.failure };
      throw error;
    }
  }
}
