/**
 * What the page shows at first, as questions: the host asks them while it makes the document and sends the answers
 * along, and a page whose document has none asks them itself.
 */
import type { Accounts } from './account.ts';
import type { OperationName } from './contract.ts';
import type { Result } from './failure.ts';
import { type ListQuery, orderOf, pageSize } from './list-query.ts';
import { queueRequest } from './queue-request.ts';

/** Main's answer as it came. */
export interface FirstAnswer {
  operation: OperationName;
  raw: unknown;
}

export interface FirstAnswers {
  /** By the name of what is drawn from it. */
  answers: Record<string, FirstAnswer>;
  /** Which rows the answer `rows` has; null when none were asked for. */
  query: ListQuery | null;
}

/** The id of the element of the document that has them, as JSON. */
export const firstAnswersId = 'first-answers';

export type Ask = (operation: OperationName, payload: object) => Promise<unknown>;

/** The rows that the list was left with. */
function queryOf(accountId: string, view: string | null): ListQuery {
  const kept = JSON.parse(view ?? '{}') as Record<string, never>;
  const [tab, search, orders] = ['tab', 'search', 'orders'].map((name) => kept[`${accountId} ${name}`]);
  if (tab === 'queue') return { accountId, status: 'pending', search: '', order: orderOf({}, 'pending') };
  const status = tab ?? 'pending';
  return { accountId, status, search: search ?? '', order: orderOf(orders ?? {}, status) };
}

/**
 * Fills `into` as answers come. `listening`: the rows are not asked for before it resolves. Rejects where one of them
 * does, or with an answer that is none.
 */
export async function askFirst(ask: Ask, into: FirstAnswers, listening?: Promise<unknown>): Promise<void> {
  async function answer<T>(name: string, operation: OperationName, payload = {}): Promise<T | undefined> {
    const raw = await ask(operation, payload);
    into.answers[name] = { operation, raw };
    const result = raw as Result<T>;
    return result.ok ? result.value : undefined;
  }
  const [accounts, view] = await Promise.all([
    answer<Accounts>('accounts', 'accounts.list'),
    answer<{ view: string | null }>('view', 'shell.view'),
    answer('settings', 'settings.get'),
    listening,
  ]);
  const account = accounts?.accounts.find(({ id }) => id === accounts.currentId) ?? accounts?.accounts[0];
  if (!account?.hasKey || account.shut !== null) return;
  const accountId = account.id;
  into.query = queryOf(accountId, view?.view ?? null);
  await Promise.all([
    answer('rows', 'invitations.list', { ...into.query, offset: 0, limit: pageSize }),
    answer(`sync ${accountId}`, 'invitations.syncState', { accountId }),
    answer(`queue ${accountId}`, 'queue.list', queueRequest(accountId)),
    // Drawn later, its line would push the rows down.
    answer(`statistics ${accountId}`, 'invitations.statistics', { accountId }),
  ]);
}
