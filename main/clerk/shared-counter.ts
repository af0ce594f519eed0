/**
 * Whether creates and bulk creates advance one counter is not documented. They are counted apart until Clerk refuses
 * what its own counter would have had room for: then both count against both limits, for a day, and a new try tells.
 */
import * as z from 'zod/mini';
import { RateBudget, type RateLimit, rateBudgetStateSchema } from './rate-budget.ts';

const stateSchema = z.object({
  create: rateBudgetStateSchema,
  bulk: rateBudgetStateSchema,
  believedUntil: z.number(),
});
export type SharedCounterState = z.infer<typeof stateSchema>;

export type Creating = 'create' | 'bulk';

/** Somebody else's requests to the same instance look just the same, so that the belief has an end. */
const believedMs = 86_400_000;

/** All times are milliseconds since 1970. */
export class SharedCounter {
  readonly #budgets: Record<Creating, RateBudget>;
  #believedUntil = 0;

  /** `state`: what {@link state} gave, as unchecked data. */
  constructor(limits: Record<Creating, RateLimit>, state: unknown) {
    const known = stateSchema.safeParse(state);
    const { create, bulk } = known.success ? known.data : {};
    this.#budgets = {
      create: new RateBudget(limits.create, create),
      bulk: new RateBudget(limits.bulk, bulk),
    };
    if (known.success) this.#believedUntil = known.data.believedUntil;
  }

  isBelieved(now: number): boolean {
    const left = this.#believedUntil - now;
    // A clock that was set back must not make a day last for weeks.
    return left > 0 && left <= believedMs;
  }

  /** As `RateBudget.peek`. */
  peek(endpoint: Creating, now: number, from: number, spare: number): number {
    return this.isBelieved(now) ? this.#budgets[endpoint].peek(now, from, spare) : from;
  }

  spend(at: number): void {
    this.#budgets.create.spend(at);
    this.#budgets.bulk.spend(at);
  }

  release(at: number): void {
    this.#budgets.create.release(at);
    this.#budgets.bulk.release(at);
  }

  /** After a 429: what kept to its own limit was one too many when both are counted. */
  refused(endpoint: Creating, now: number): void {
    const together = this.#budgets[endpoint];
    if (together.spent(now) > together.limit.requests) this.#believedUntil = now + believedMs;
  }

  state(now: number): SharedCounterState {
    const { create, bulk } = this.#budgets;
    return { create: create.state(now), bulk: bulk.state(now), believedUntil: this.#believedUntil };
  }
}
