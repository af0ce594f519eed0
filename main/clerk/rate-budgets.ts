/** Clerk's published limits of one instance, and the budgets that keep its calls within them. */
import type { Endpoint } from './endpoints.ts';
import { RateBudget, type RateBudgetState, type RateLimit } from './rate-budget.ts';
import { type Creating, SharedCounter, type SharedCounterState } from './shared-counter.ts';

const tenSeconds = 10_000;
const hour = 3_600_000;

export type Environment = 'development' | 'production';

/**
 * https://clerk.com/docs/guides/how-clerk-works/system-limits: any endpoint 1000 (production) or 100 (development)
 * requests in ten seconds, single creates 100 an hour, bulk creates 25 an hour. Whether creates and bulk creates
 * share a counter is undocumented: they do not here, and a 429 teaches otherwise.
 */
export function publishedLimits(environment: Environment): Record<Endpoint | 'any', RateLimit> {
  const any = { requests: environment === 'production' ? 1000 : 100, windowMs: tenSeconds };
  return {
    any,
    list: any,
    revoke: any,
    delete: any,
    instance: any,
    create: { requests: 100, windowMs: hour },
    bulk: { requests: 25, windowMs: hour },
  };
}

/** Requests sent one window apart arrive a little closer together, so each window is kept longer: 1 %, at most a second. */
function withMargin({ requests, windowMs }: RateLimit): RateLimit {
  return { requests, windowMs: windowMs + Math.min(windowMs / 100, 1000) };
}

const creates = (endpoint: Endpoint): endpoint is Creating => endpoint === 'create' || endpoint === 'bulk';

export type Limits = Record<Endpoint | 'any', RateLimit>;

/** Plain data for a database. */
export type RateBudgetsState = Record<Endpoint | 'any', RateBudgetState> & { shared: SharedCounterState };

/** All times are milliseconds since 1970. Each request spends from the budget of its endpoint and from that of all. */
export class RateBudgets {
  readonly #environment: Environment;
  readonly #limits: Limits;
  readonly #budgets: Record<Endpoint | 'any', RateBudget>;
  readonly #shared: SharedCounter;

  /** `state`: what {@link state} gave before a restart, as unchecked data; what is unreadable starts unspent. */
  constructor(environment: Environment, state?: unknown, limits: Limits = publishedLimits(environment)) {
    this.#environment = environment;
    this.#limits = limits;
    const known: Record<string, unknown> = typeof state === 'object' && state !== null ? { ...state } : {};
    const budget = (name: Endpoint | 'any') => new RateBudget(withMargin(limits[name]), known[name]);
    this.#budgets = {
      any: budget('any'),
      list: budget('list'),
      revoke: budget('revoke'),
      delete: budget('delete'),
      instance: budget('instance'),
      create: budget('create'),
      bulk: budget('bulk'),
    };
    const { create, bulk } = this.#budgets;
    this.#shared = new SharedCounter({ create: create.limit, bulk: bulk.limit }, known['shared']);
  }

  /** Whether creates and bulk creates have been seen to advance one counter. */
  sharesCreation(now: number): boolean {
    return this.#shared.isBelieved(now);
  }

  /**
   * The earliest time, `now` or later, at which a request to `endpoint` may go and leave room for `spare` others.
   * Spends nothing.
   */
  peek(endpoint: Endpoint, now: number, spare = 0): number {
    const { any, [endpoint]: own } = this.#budgets;
    let at = now;
    // Each pushes on to its own next free time; where both agree is the first that suits both.
    for (;;) {
      const apart = own.peek(now, at, spare);
      const free = any.peek(now, creates(endpoint) ? this.#shared.peek(endpoint, now, apart, spare) : apart);
      if (free === at) return at;
      at = free;
    }
  }

  /** As {@link peek}, and spends it: the caller goes at the answered time, or gives it back. */
  reserve(endpoint: Endpoint, now: number): number {
    const at = this.peek(endpoint, now);
    this.#budgets.any.spend(at);
    this.#budgets[endpoint].spend(at);
    if (creates(endpoint)) this.#shared.spend(at);
    return at;
  }

  /** Gives back a reservation under which nothing was sent. */
  release(endpoint: Endpoint, at: number): void {
    this.#budgets.any.release(at);
    this.#budgets[endpoint].release(at);
    if (creates(endpoint)) this.#shared.release(at);
  }

  /** After a 429 at `now`: nothing to `endpoint` before `until`. */
  hold(endpoint: Endpoint, until: number, now: number): void {
    if (creates(endpoint)) this.#shared.refused(endpoint, now);
    this.#budgets[endpoint].hold(until);
  }

  /** When the last of `count` further requests to `endpoint` may go; `now` for none. Spends nothing. */
  estimate(endpoint: Endpoint, count: number, now: number): number {
    const trial = new RateBudgets(this.#environment, this.state(now), this.#limits);
    let at = now;
    for (let left = count; left > 0; left -= 1) at = trial.reserve(endpoint, now);
    return at;
  }

  state(now: number): RateBudgetsState {
    const { any, list, revoke, delete: deleting, instance, create, bulk } = this.#budgets;
    return {
      any: any.state(now),
      list: list.state(now),
      revoke: revoke.state(now),
      delete: deleting.state(now),
      instance: instance.state(now),
      create: create.state(now),
      bulk: bulk.state(now),
      shared: this.#shared.state(now),
    };
  }
}
