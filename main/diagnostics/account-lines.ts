/** One account in a report: where it keeps things, how its sync and queue stand, what failed. */
import type { Account } from '../../preload/account.ts';
import type { Handlers } from '../../preload/contract.ts';
import { FailureError } from '../../preload/failure.ts';
import { describeFailure, tallyFailures } from './failure-lines.ts';

/** Enough to see a pattern. */
const newestItems = 500;

const iso = (at: number | null): string => (at === null ? 'never' : new Date(at).toISOString());

/** Not the address itself: a company's own would name it. */
function apiOf({ apiUrl, keptIn }: Account): string {
  if (keptIn === 'sandbox') return 'sandbox';
  const { hostname } = new URL(apiUrl);
  if (hostname === 'api.clerk.com') return hostname;
  return hostname === '127.0.0.1' || hostname === 'localhost' ? 'this machine' : 'another address';
}

const counted = (counts: object): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

/** Never rejects for an account that is not open: that is what the report is about. */
export async function describeAccount(
  account: Account,
  handlers: Pick<Handlers, 'invitations' | 'queue'>,
  now: number,
): Promise<string[]> {
  const { id: accountId, environment, keptIn, hasKey } = account;
  const lines = [`${environment}, API: ${apiOf(account)}`, `Key: ${hasKey ? keptIn : `missing (${keptIn})`}`];
  try {
    return [...lines, ...(await describeWork(accountId, handlers, now))];
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return [...lines, `Not open: ${error.failure.kind}`];
  }
}

async function describeWork(
  accountId: string,
  { invitations, queue }: Pick<Handlers, 'invitations' | 'queue'>,
  now: number,
): Promise<string[]> {
  const sync = await invitations.syncState({ accountId });
  const one = {
    accountId,
    status: 'pending',
    search: '',
    order: '-created_at',
    offset: 0,
    limit: 1,
  } as const;
  const { counts } = await invitations.list(one);
  const { items, summary } = await queue.list({ accountId, offset: 0, limit: newestItems });
  const { paused, lastOutAt, oneByOne, ...states } = summary;
  const waits = Map.groupBy(
    items.flatMap(({ waitingFor }) => waitingFor ?? []),
    (each) => each,
  );
  const waiting = counted(Object.fromEntries([...waits].map(([reason, of]) => [reason, of.length])));
  const late =
    lastOutAt === null
      ? ''
      : `, the last out in ${Math.ceil((lastOutAt - sync.clockSkewMs - now) / 60_000)} min`;
  return [
    `Storage: ${sync.durable ? 'on disk' : 'memory only'}`,
    `Sync: ${sync.phase}, last good ${iso(sync.lastSyncAt)}`,
    ...(sync.clockSkewMs === 0 ? [] : [`Clock: Clerk’s is ${Math.round(sync.clockSkewMs / 1000)} s ahead`]),
    ...(sync.failure ? [`Sync failure: ${describeFailure(sync.failure)}`] : []),
    `Invitations: ${counted(counts)}`,
    `Queue: ${counted(states)}${paused ? ', paused' : ''}${late}`,
    ...(waiting ? [`Waiting for: ${waiting}`] : []),
    ...tallyFailures(items).map((line) => `Failed: ${line}`),
  ];
}
