/** When the next request of an account may go out, by Clerk's limits and refusals; remembered over restarts. */
import type { Endpoint } from '../../clerk/endpoints.ts';
import { type Environment, type Limits, publishedLimits, RateBudgets } from '../../clerk/rate-budgets.ts';
import type { Clock } from '../../ports.ts';
import type { Creating } from '../audiences/audience.ts';
import { audienceRules, lineOf } from '../audiences/rules.ts';
import { type Line, type OutTimes, outTimes } from './estimate.ts';

export interface PacePorts {
  environment: Environment;
  /** Other limits than the published ones. */
  limits: Limits | null;
  clock: Clock;
  /** What `save` was given last, as unchecked data. */
  stored: unknown;
}

/** Those of an hour; all others are over before a restart is. */
const longWindows: ReadonlySet<string> = new Set(
  Object.values(audienceRules).flatMap(({ endpoints }) => [
    endpoints.create,
    endpoints.bulk,
    endpoints.invite,
  ]),
);

export class Pace {
  readonly #clock: Clock;
  readonly #environment: Environment;
  readonly #limits: Limits;
  readonly #budgets: RateBudgets;
  readonly #spent = new Map<Endpoint, number>();

  constructor({ environment, limits, clock, stored }: PacePorts) {
    this.#clock = clock;
    this.#environment = environment;
    this.#limits = limits ?? publishedLimits(environment);
    this.#budgets = new RateBudgets(environment, stored, this.#limits);
  }

  /**
   * The earliest time, `now` or later, for a request; `spare` others must still fit after it. The asker's `now`: by a
   * clock that has gone on since, what is free would not be so yet.
   */
  freeAt(endpoint: Endpoint, now: number, spare = 0): number {
    return this.#budgets.peek(endpoint, now, spare);
  }

  /** Spends a request that goes now. */
  spend(endpoint: Endpoint): void {
    this.#spent.set(endpoint, this.#budgets.reserve(endpoint, this.#clock.now()));
  }

  /** The request that was spent last never left: a keychain that kept the key back costs nothing at Clerk. */
  giveBack(endpoint: Endpoint): void {
    const at = this.#spent.get(endpoint);
    if (at !== undefined) this.#budgets.release(endpoint, at);
    this.#spent.delete(endpoint);
  }

  /** Spends a request and returns when it may go, now or later. */
  reserve(endpoint: Endpoint): number {
    return this.#budgets.reserve(endpoint, this.#clock.now());
  }

  /** After a 429; `until` in milliseconds since 1970. */
  hold(endpoint: Endpoint, until: number): void {
    this.#budgets.hold(endpoint, until, this.#clock.now());
  }

  /** When each create of a line is expected to go out, by the asker's `now`; `creating`: by which requests. */
  outTimes(line: Line, now: number, creating: Creating = lineOf('application', 'create')): OutTimes {
    const trial = new RateBudgets(this.#environment, this.#budgets.state(now), this.#limits);
    return outTimes(trial, this.#limits, line, now, creating);
  }

  /** Plain data for a database. */
  state(): unknown {
    const state = this.#budgets.state(this.#clock.now());
    const short = Object.keys(this.#limits).filter((name) => !longWindows.has(name)) as (keyof Limits)[];
    return { ...state, ...Object.fromEntries(short.map((name) => [name, { ...state[name], times: [] }])) };
  }
}
