/** Reads every invitation of an instance, several pages at the same time. */
import type { CallOptions, Page } from '../../clerk/api.ts';
import type { AudienceList, RowQuery } from '../audiences/audience.ts';
import type { Row } from '../audiences/row.ts';
import { unboundedList } from '../unbounded-list.ts';
import { type ExtraCounts, noExtras } from './extras.ts';
import { Slots } from './slots.ts';

/** Clerk's largest page. */
export const pageSize = 500;

/** Five times the largest list that Guestlist is measured with: beyond it a list has no end, or no sense. */
const mostInvitations = 500_000;

/** How many places of Clerk's list a page takes. */
export const rowsOf = ({ data, nameless }: Page<Row>): number => data.length + (nameless?.rows ?? 0);

export interface FullSyncPorts {
  list: AudienceList;
  options: CallOptions;
  /** Pages in flight at the same time, of both lists together. */
  parallel: number;
  /** Pages of the first list that are asked for before Clerk has said how many there are; 1 unless told otherwise. */
  ahead?: number;
  /** Called with each page as it comes, in no order. */
  onPage(invitations: readonly Row[]): void;
  onProgress(done: number, total: number): void;
}

export interface FullSyncResult {
  ids: Set<string>;
  /** Whether as many were seen as Clerk counted: only then may the others be forgotten. */
  complete: boolean;
  /** What the copy cannot hold, if everything was seen. */
  extras: ExtraCounts;
  /** When the youngest that was seen was created; minus infinity when there was none. */
  newest: number;
}

/** All of a list, with the revoked ones where Clerk lists them apart. Rejects with `ClerkCallError`. */
export async function fullSync(ports: FullSyncPorts): Promise<FullSyncResult> {
  const ids = new Set<string>();
  const progress = new Map<RowQuery, { done: number; total: number }>();
  const report = (query: RowQuery, done: number, total: number) => {
    progress.set(query, { done, total });
    const all = [...progress.values()];
    ports.onProgress(
      all.reduce((sum, each) => sum + each.done, 0),
      all.reduce((sum, each) => sum + each.total, 0),
    );
  };
  const shared = { seen: { rows: 0 }, slots: new Slots(ports.parallel) };
  // Oldest first: what is created meanwhile comes at the end and moves nothing.
  const oldestFirst = { orderBy: '+created_at' } as const;
  const lists: { query: RowQuery; ahead: number }[] = [{ query: oldestFirst, ahead: ports.ahead ?? 1 }];
  if (ports.list.revokedApart) lists.push({ query: { ...oldestFirst, status: 'revoked' }, ahead: 1 });
  const read = await Promise.all(
    lists.map(async ({ query, ahead }) => {
      const onProgress = (done: number, total: number) => report(query, done, total);
      const list = await readList({ ...ports, ...shared, ahead, onProgress }, query);
      for (const id of list.ids) ids.add(id);
      return list;
    }),
  );
  return {
    ids,
    complete: read.every((list) => list.complete),
    newest: Math.max(...read.map((list) => list.newest)),
    extras: extrasOf(read),
  };
}

interface ListResult extends Omit<FullSyncResult, 'extras'> {
  /** Rows that Clerk counts beyond those with an id of their own, and how many of them are pending. */
  extra: { rows: number; pending: number; nameless: number };
}

function extrasOf([all, revoked]: readonly ListResult[]): ExtraCounts {
  if (all === undefined) return noExtras;
  return {
    pending: Math.min(all.extra.pending, all.extra.rows),
    all: all.extra.rows,
    revoked: revoked?.extra.rows ?? 0,
    nameless: all.extra.nameless + (revoked?.extra.nameless ?? 0),
  };
}

interface ListPorts extends FullSyncPorts {
  seen: { rows: number };
  slots: Slots;
  ahead: number;
}

/** Lets what was sent leave, and others have their turn: a page is some milliseconds of work. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function readList(ports: ListPorts, query: RowQuery): Promise<ListResult> {
  const ids = new Set<string>();
  const extra = { rows: 0, pending: 0, nameless: 0 };
  let rows = 0;
  /** Nothing came or went while the pages were read. */
  let still = true;
  let total: number | null = null;
  let ended = false;
  let over = false;
  let newest = Number.NEGATIVE_INFINITY;
  let next = 0;
  /** How far pages may be asked for. */
  let end = ports.ahead * pageSize;
  const told = Promise.withResolvers<void>();
  const ask = async (offset: number): Promise<Page<Row>> => {
    const page = await ports.slots.run(() =>
      ports.list.list({ ...query, limit: pageSize, offset }, ports.options),
    );
    still &&= total === null || total === page.totalCount;
    if (page.totalCount !== null) total = page.totalCount;
    // Without a count only a page that is not full tells that there is no other.
    if (rowsOf(page) < pageSize) ended = true;
    end = total ?? (ended ? 0 : Number.POSITIVE_INFINITY);
    told.resolve();
    return page;
  };
  const read = async (offset: number): Promise<void> => {
    const page = await ask(offset);
    await turn();
    const known = ids.size;
    for (const { id, createdAt, status } of page.data) {
      if (ids.has(id) && status === 'pending') extra.pending += 1;
      ids.add(id);
      newest = Math.max(newest, createdAt);
    }
    const { nameless = { rows: 0, pending: 0 } } = page;
    extra.nameless += nameless.rows;
    extra.pending += nameless.pending;
    rows += rowsOf(page);
    // A page that brings nothing new is the last one, whatever the count promises: a count can lie.
    if (ids.size === known && offset < end) over = true;
    ports.seen.rows += rowsOf(page);
    if (ports.seen.rows > mostInvitations) throw unboundedList('The list', mostInvitations);
    ports.onPage(page.data);
    ports.onProgress(ids.size, Math.max(total ?? 0, ids.size));
  };
  const fetchPages = async (): Promise<void> => {
    // Those that have nothing to do yet begin when the first page has come.
    if (next >= end) await told.promise;
    while (!over && next < end) {
      const offset = next;
      next += pageSize;
      await read(offset);
    }
  };
  await Promise.all(Array.from({ length: ports.parallel }, fetchPages));
  // A row that Clerk lists twice makes another one look missing, unless all places of the list were seen.
  const complete = ids.size >= (total ?? 0) || (still && rows >= (total ?? 0));
  if (complete) extra.rows = Math.max(0, (total ?? 0) - ids.size);
  return { ids, complete, newest, extra };
}
