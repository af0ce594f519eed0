/**
 * The first script of the page, and a small one: asks for what the first drawing shows while React and the rest are
 * still on their way. Nothing is checked here, and nothing depends on it: what is missing is asked for as ever.
 */
import type { Accounts } from '../../preload/account.ts';
import type { EventName, OperationName } from '../../preload/contract.ts';
import type { Result } from '../../preload/failure.ts';
import { post } from '../host/post.ts';
import { type ListQuery, orderOf, pageSize } from '../list/list-query.ts';
import { queueRequest } from '../queue/queue-request.ts';

/** Main's answer as it came. */
export interface FirstAnswer {
  operation: OperationName;
  raw: unknown;
}

export interface Opening {
  /** The browser host's events from the beginning; null under Electron, and where there is no session. */
  stream: EventSource | null;
  /** What may have happened since the questions left: answers that it touches may be too old. */
  readonly heard: Set<EventName>;
  /** By the name of what is drawn from it; filled as they come. */
  readonly answers: Map<string, FirstAnswer>;
  /** Which rows the answer `rows` has. */
  query: ListQuery | null;
  /** Nothing more comes. Never rejects. */
  settled: Promise<void>;
}

const touching: EventName[] = [
  'accounts.changed',
  'settings.changed',
  'sync.changed',
  'queue.changed',
  'invitations.changed',
];

const opening: Opening = {
  stream: window.guestlist ? null : new EventSource('/api/events'),
  heard: new Set(),
  answers: new Map(),
  query: null,
  settled: Promise.resolve(),
};

/** Resolves once nothing that happens is missed. */
function listen(): Promise<unknown> | undefined {
  const { stream, heard } = opening;
  if (!stream) {
    for (const event of touching) window.guestlist?.on(event, () => heard.add(event));
    return;
  }
  // Asked for before the stream is certain to be open.
  heard.add('accounts.changed').add('settings.changed');
  stream.addEventListener('message', ({ data }) => heard.add(JSON.parse(String(data)).event));
  const { promise, resolve, reject } = Promise.withResolvers();
  stream.addEventListener('open', resolve);
  stream.addEventListener('error', () => {
    stream.close();
    opening.stream = null;
    for (const event of touching) heard.add(event);
    reject(new Error('There are no events.'));
  });
  return promise;
}

async function ask<T>(name: string, operation: OperationName, payload = {}): Promise<T | undefined> {
  const [namespace, verb] = operation.split('.') as ['app', 'info'];
  const raw: unknown = window.guestlist
    ? await window.guestlist[namespace][verb](payload)
    : await (await post(operation, payload)).json();
  opening.answers.set(name, { operation, raw });
  const result = raw as Result<T>;
  return result.ok ? result.value : undefined;
}

/** The rows that the list was left with. */
function queryOf(accountId: string, view: string | null): ListQuery {
  const kept = JSON.parse(view ?? '{}') as Record<string, never>;
  const [tab, search, orders] = ['tab', 'search', 'orders'].map((name) => kept[`${accountId} ${name}`]);
  if (tab === 'queue') return { accountId, status: 'pending', search: '', order: orderOf({}, 'pending') };
  const status = tab ?? 'pending';
  return { accountId, status, search: search ?? '', order: orderOf(orders ?? {}, status) };
}

async function askAll(): Promise<void> {
  const [accounts, view] = await Promise.all([
    ask<Accounts>('accounts', 'accounts.list'),
    ask<{ view: string | null }>('view', 'shell.view'),
    ask('settings', 'settings.get'),
    listen(),
  ]);
  const account = accounts?.accounts.find(({ id }) => id === accounts.currentId) ?? accounts?.accounts[0];
  if (!account?.hasKey || account.shut !== null) return;
  const accountId = account.id;
  const query = queryOf(accountId, view?.view ?? null);
  opening.query = query;
  await Promise.all([
    ask('rows', 'invitations.list', { ...query, offset: 0, limit: pageSize }),
    ask(`sync ${accountId}`, 'invitations.syncState', { accountId }),
    ask(`queue ${accountId}`, 'queue.list', queueRequest(accountId)),
  ]);
}

// Where nobody answers, or with something else than expected, the page says so when it asks itself.
opening.settled = askAll().catch(() => undefined);

export { opening };
