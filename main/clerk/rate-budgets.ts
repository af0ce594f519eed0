/** Clerk's published limits of one instance, and the budgets that keep its calls within them. */
import { type Endpoint, endpoints } from './endpoints.ts';
import { RateBudget, type RateBudgetState, type RateLimit } from './rate-budget.ts';
import { type Creating, SharedCounter, type SharedCounterState } from './shared-counter.ts';

const tenSeconds = 10_000;
const hour = 3_600_000;

export type Environment = 'development' | 'production';

/**
 * https://clerk.com/docs/guides/how-clerk-works/system-limits: any endpoint 1000 (production) or 100 (development)
 * requests in ten seconds; single creates 100 an hour and bulk creates 25; into organizations, all of them together, 250
 * and 50. Whether creates and bulk creates share a counter is undocumented: they do not here, and a 429 teaches
 * otherwise. Nothing is said of the waitlist, nor whether its invitations count as creates: a 429 would tell.
 */
export function publishedLimits(environment: Environment): Limits {
  const any = { requests: environment === 'production' ? 1000 : 100, windowMs: tenSeconds };
  return {
    ...forEach(() => any),
    create: { requests: 100, windowMs: hour },
    bulk: { requests: 25, windowMs: hour },
    'organization-create': { requests: 250, windowMs: hour },
    'organization-bulk': { requests: 50, windowMs: hour },
  };
}

const names = ['any', ...(Object.keys(endpoints) as Endpoint[])] as const;

function forEach<T>(make: (name: Endpoint | 'any') => T): Record<Endpoint | 'any', T> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Endpoint | 'any', T>;
}

/** Requests sent one window apart arrive a little closer together, so each window is kept longer: 1 %, at most a second. */
function withMargin({ requests, windowMs }: RateLimit): RateLimit {
  return { requests, windowMs: windowMs + Math.min(windowMs / 100, 1000) };
}

/** Endpoints of which two may advance one counter. */
const pairs: Partial<Record<Endpoint, readonly [SharedName, Creating]>> = {
  create: ['shared', 'create'],
  bulk: ['shared', 'bulk'],
  'organization-create': ['sharedByOrganizations', 'create'],
  'organization-bulk': ['sharedByOrganizations', 'bulk'],
};

type SharedName = 'shared' | 'sharedByOrganizations';

export type Limits = Record<Endpoint | 'any', RateLimit>;

/** Plain data for a database. */
export type RateBudgetsState = Record<Endpoint | 'any', RateBudgetState> &
  Record<SharedName, SharedCounterState>;

/** All times are milliseconds since 1970. Each request spends from the budget of its endpoint and from that of all. */
export class RateBudgets {
  readonly #environment: Environment;
  readonly #limits: Limits;
  readonly #budgets: Record<Endpoint | 'any', RateBudget>;
  readonly #shared: Record<SharedName, SharedCounter>;

  /** `state`: what {@link state} gave before a restart, as unchecked data; what is unreadable starts unspent. */
  constructor(environment: Environment, state?: unknown, limits: Limits = publishedLimits(environment)) {
    this.#environment = environment;
    this.#limits = limits;
    const known: Record<string, unknown> = typeof state === 'object' && state !== null ? { ...state } : {};
    const budgets = forEach((name) => new RateBudget(withMargin(limits[name]), known[name]));
    this.#budgets = budgets;
    const shared = (create: Endpoint, bulk: Endpoint, name: SharedName) =>
      new SharedCounter({ create: budgets[create].limit, bulk: budgets[bulk].limit }, known[name]);
    this.#shared = {
      shared: shared('create', 'bulk', 'shared'),
      sharedByOrganizations: shared('organization-create', 'organization-bulk', 'sharedByOrganizations'),
    };
  }

  /** Whether creates and bulk creates, of which `endpoint` is one, have been seen to advance one counter. */
  sharesCreation(now: number, endpoint: Endpoint = 'create'): boolean {
    const [name] = pairs[endpoint] ?? [];
    return name !== undefined && this.#shared[name].isBelieved(now);
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
      const free = any.peek(now, this.#together(endpoint, now, apart, spare));
      if (free === at) return at;
      at = free;
    }
  }

  /** As {@link peek}, and spends it: the caller goes at the answered time, or gives it back. */
  reserve(endpoint: Endpoint, now: number): number {
    const at = this.peek(endpoint, now);
    this.#budgets.any.spend(at);
    this.#budgets[endpoint].spend(at);
    this.#counter(endpoint)?.spend(at);
    return at;
  }

  /** Gives back a reservation under which nothing was sent. */
  release(endpoint: Endpoint, at: number): void {
    this.#budgets.any.release(at);
    this.#budgets[endpoint].release(at);
    this.#counter(endpoint)?.release(at);
  }

  /** After a 429 at `now`: nothing to `endpoint` before `until`. */
  hold(endpoint: Endpoint, until: number, now: number): void {
    const [name, creating] = pairs[endpoint] ?? [];
    if (name !== undefined && creating !== undefined) this.#shared[name].refused(creating, now);
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
    const { shared, sharedByOrganizations } = this.#shared;
    return {
      ...forEach((name) => this.#budgets[name].state(now)),
      shared: shared.state(now),
      sharedByOrganizations: sharedByOrganizations.state(now),
    };
  }

  #counter(endpoint: Endpoint): SharedCounter | undefined {
    const [name] = pairs[endpoint] ?? [];
    return name === undefined ? undefined : this.#shared[name];
  }

  #together(endpoint: Endpoint, now: number, from: number, spare: number): number {
    const [name, creating] = pairs[endpoint] ?? [];
    if (name === undefined || creating === undefined) return from;
    return this.#shared[name].peek(creating, now, from, spare);
  }
}
