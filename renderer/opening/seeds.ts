/** The answers to the page's first questions, for views to begin with: so they are drawn once, and whole. */
import type { EventName, OperationName } from '../../preload/contract.ts';
import type { Result } from '../../preload/failure.ts';
import type { InvitationWindow } from '../../preload/invitation.ts';
import type { ListQuery } from '../../preload/list-query.ts';
import { whenIdle } from '../ui/when-idle.ts';
import type { Opening } from './first.ts';

/** Milliseconds. Who waits longer is shown that something is being loaded. */
const patience = 250;

export interface FirstRows {
  query: ListQuery;
  window: InvitationWindow;
}

type Check = (operation: OperationName, raw: unknown) => Result<unknown> | null;

export class Seeds {
  readonly #values = new Map<string, unknown>();
  readonly #opening: Opening;

  constructor(opening: Opening, check: Check) {
    this.#opening = opening;
    for (const [name, { operation, raw }] of Object.entries(opening.answers)) {
      const result = check(operation, raw);
      if (result?.ok) this.#values.set(name, result.value);
    }
  }

  get<T>(name: string): T | null {
    return (this.#values.get(name) as T | undefined) ?? null;
  }

  /** Null when the first question was about another account. */
  rowsOf(accountId: string): FirstRows | null {
    const window = this.get<InvitationWindow>('rows');
    const { query } = this.#opening;
    return window && query?.accountId === accountId ? { query, window } : null;
  }

  /** Whether there is one, and none of these events came since it was asked for. */
  isFresh(name: string, events: readonly EventName[]): boolean {
    return this.#values.has(name) && !events.some((event) => this.#opening.heard.has(event));
  }

  /**
   * Does what the first drawing can do without: a call of the browser host takes the page a millisecond, and eight of
   * them stood between the rows and their painting. At once when it is drawn already.
   */
  afterDrawing(act: () => void): void {
    if (this.#values.size === 0) act();
    else whenIdle(act, patience);
  }

  /** They are for the first drawing only. */
  clear(): void {
    this.#values.clear();
  }
}

/** Main has checked what it answers (main/ipc/router.ts), and document and page are of one build. */
const asItCame: Check = (_operation, raw) => raw as Result<unknown>;

export async function firstSeeds(opening: Opening): Promise<Seeds> {
  if (!opening.settled) return new Seeds(opening, asItCame);
  const [{ checkedAnswer }] = await Promise.all([
    import('../host/contract-checks.ts'),
    Promise.race([opening.settled, new Promise((resolve) => setTimeout(resolve, patience))]),
  ]);
  return new Seeds(opening, checkedAnswer);
}
