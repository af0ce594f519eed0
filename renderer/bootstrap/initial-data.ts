/** The answers to the page's first questions, for views to begin with: so they are drawn once, and whole. */
import type { EventName, OperationName } from '../../preload/contract.ts';
import type { Result } from '../../preload/failure.ts';
import type { InvitationWindow } from '../../preload/invitation.ts';
import type { ListQuery } from '../../preload/list-query.ts';
import { whenIdle } from '../ui/when-idle.ts';
import type { Bootstrap } from './bootstrap.ts';

/** Milliseconds. Who waits longer is shown that something is being loaded. */
const patience = 250;

export interface FirstRows {
  query: ListQuery;
  window: InvitationWindow;
}

type Check = (operation: OperationName, raw: unknown) => Result<unknown> | null;

export class InitialData {
  readonly #values = new Map<string, unknown>();
  readonly #bootstrap: Bootstrap;

  constructor(bootstrap: Bootstrap, check: Check) {
    this.#bootstrap = bootstrap;
    for (const [name, { operation, raw }] of Object.entries(bootstrap.answers)) {
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
    const { query } = this.#bootstrap;
    return window && query?.accountId === accountId ? { query, window } : null;
  }

  /** Whether there is one, and none of these events came since it was asked for. */
  isFresh(name: string, events: readonly EventName[]): boolean {
    return this.#values.has(name) && !events.some((event) => this.#bootstrap.heard.has(event));
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
export const asItCame: Check = (_operation, raw) => raw as Result<unknown>;

export async function loadInitialData(bootstrap: Bootstrap): Promise<InitialData> {
  if (!bootstrap.settled) return new InitialData(bootstrap, asItCame);
  const [{ checkedAnswer }] = await Promise.all([
    import('../host/contract-checks.ts'),
    Promise.race([bootstrap.settled, new Promise((resolve) => setTimeout(resolve, patience))]),
  ]);
  return new InitialData(bootstrap, checkedAnswer);
}
