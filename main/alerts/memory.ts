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
const times = z.record(z.string(), z.number());
const storedSchema = z.object({ failures: times, expiring: times });

/** By account, in milliseconds since 1970. */
type Times = Map<string, number>;

export class AlertMemory {
  readonly #store: AlertStore;
  readonly #log: Log;
  /** Up to when failed work was told or seen. */
  readonly #failures: Times;
  /** Invitations that expire up to then were told. */
  readonly #expiring: Times;

  /** What was told and stored before is trusted field by field; a damaged one starts anew. */
  constructor(store: AlertStore, log: Log) {
    this.#store = store;
    this.#log = log;
    const { success, data } = storedSchema.safeParse(store.get(storeKey));
    this.#failures = new Map(success ? Object.entries(data.failures) : []);
    this.#expiring = new Map(success ? Object.entries(data.expiring) : []);
  }

  failuresUntil(accountId: string): number | null {
    return this.#failures.get(accountId) ?? null;
  }

  expiringUntil(accountId: string): number | null {
    return this.#expiring.get(accountId) ?? null;
  }

  /** Of the subject of an account's failed work: what is fresh is not told yet. */
  noteFailures({ accountId, entries }: Subject): void {
    if (accountId === null || entries.size === 0) return;
    const all = [...entries.values()];
    const fresh = all.filter(({ status }) => status === 'fresh').map(({ version }) => version);
    const until = fresh.length > 0 ? Math.min(...fresh) - 1 : Math.max(...all.map(({ version }) => version));
    if (until > (this.#failures.get(accountId) ?? 0)) this.#set(this.#failures, accountId, until);
  }

  noteExpiring(accountId: string, until: number): void {
    this.#set(this.#expiring, accountId, until);
  }

  forget(accountId: string): void {
    const known = [this.#failures.delete(accountId), this.#expiring.delete(accountId)];
    if (known.includes(true)) this.#save();
  }

  #set(kept: Times, accountId: string, time: number): void {
    kept.set(accountId, time);
    this.#save();
  }

  #save(): void {
    const failures = Object.fromEntries(this.#failures);
    const expiring = Object.fromEntries(this.#expiring);
    try {
      this.#store.set(storeKey, { failures, expiring });
    } catch (error) {
      // Told again after a restart, at worst.
      this.#log.warn('alerts.not-remembered', { error: errorName(error) });
    }
  }
}
