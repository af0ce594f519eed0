/** What must be remembered over a restart, so that nothing is told twice and nothing that was held is lost. */
import * as z from 'zod/mini';
import { errorName } from '../fault-facts.ts';
import type { Log } from '../ports.ts';
import type { Subject } from './state.ts';

/** Where it is kept: times and account ids only, so anyone may read it. `main/storage/settings-store.ts` fits. */
export interface AlertStore {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

const storeKey = 'alerts';
/** By account, in milliseconds since 1970. */
const timesSchema = z.record(z.string(), z.number());
/** Failed work was told or seen up to then; invitations that expire up to then were told. */
const storedSchema = z.object({ failures: timesSchema, expiring: timesSchema });
type Topic = keyof z.infer<typeof storedSchema>;

export class AlertMemory {
  readonly #store: AlertStore;
  readonly #log: Log;
  readonly #until: Record<Topic, Map<string, number>>;

  /** A damaged file starts anew. */
  constructor(store: AlertStore, log: Log) {
    this.#store = store;
    this.#log = log;
    const { data } = storedSchema.safeParse(store.get(storeKey));
    const times = (topic: Topic) => new Map(Object.entries(data?.[topic] ?? {}));
    this.#until = { failures: times('failures'), expiring: times('expiring') };
  }

  /** Null when nothing was told yet. */
  until(topic: Topic, accountId: string): number | null {
    return this.#until[topic].get(accountId) ?? null;
  }

  note(topic: Topic, accountId: string, until: number): void {
    this.#until[topic].set(accountId, until);
    this.#save();
  }

  /** Of the subject of an account's failed work: what is fresh is not told yet. */
  noteFailures({ accountId, entries }: Subject): void {
    if (accountId === null || entries.size === 0) return;
    const all = [...entries.values()];
    const fresh = all.filter(({ status }) => status === 'fresh').map(({ version }) => version);
    const until = fresh.length > 0 ? Math.min(...fresh) - 1 : Math.max(...all.map(({ version }) => version));
    if (until > (this.until('failures', accountId) ?? 0)) this.note('failures', accountId, until);
  }

  forget(accountId: string): void {
    const { failures, expiring } = this.#until;
    if ([failures.delete(accountId), expiring.delete(accountId)].includes(true)) this.#save();
  }

  #save(): void {
    const failures = Object.fromEntries(this.#until.failures);
    const expiring = Object.fromEntries(this.#until.expiring);
    try {
      this.#store.set(storeKey, { failures, expiring });
    } catch (error) {
      // Told again after a restart, at worst.
      this.#log.warn('alerts.not-remembered', { error: errorName(error) });
    }
  }
}
