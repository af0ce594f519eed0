/**
 * One look at what changed, at a cost that does not grow with the list. Every change starts from *pending*: new
 * ones appear on top of that list, what left it shows in its count. A second, alternating question catches what
 * came and went between two looks.
 */
import type { CallOptions, Page } from '../../clerk/api.ts';
import type { AudienceList, LookName, RowQuery } from '../audiences/audience.ts';
import type { Row } from '../audiences/row.ts';
import type { InvitationCopy } from '../copy/copy.ts';
import type { Overdue } from './copy-updates.ts';
import { findDeparted, type Listed } from './departed.ts';
import type { Extras } from './extras.ts';
import type { Frontiers, ListName } from './frontiers.ts';
import { rowsOf } from './full-sync.ts';

export interface PollPorts {
  list: AudienceList;
  options: CallOptions;
  copy: InvitationCopy;
  frontiers: Frontiers;
  extras: Extras;
  apply(invitations: readonly Row[]): void;
  forget(ids: readonly string[]): void;
  /** Shows as expired what is so by Clerk's clock. */
  expire(): Overdue;
}

/**
 * `unclear`: the counts do not agree, and only reading everything again can tell why. `moving`: nor do they, but
 * some expire in these seconds, and each that does while we look moves the counts: another look may tell.
 */
export type PollResult = 'agrees' | 'unclear' | 'moving';

const newest = { orderBy: '-created_at' } as const;
const lists: Record<LookName, RowQuery> = {
  pending: { ...newest, status: 'pending' },
  all: newest,
  revoked: { ...newest, status: 'revoked' },
  invited: { ...newest, status: 'invited' },
  rejected: { ...newest, status: 'rejected' },
};

/** Those that nothing is new in by its creation: what comes into them was in another list before. */
type Side = Exclude<LookName, ListName>;

const isSide = (name: LookName): name is Side => name === 'invited' || name === 'rejected';

/** How far down the list new ones are looked for before everything is read again. */
const deeper = [50, 500, 500, 500];

/** More departures than this at once are looked up faster by reading everything again. */
const manyDeparted = 60;
const lookupsAtOnce = 6;

/** Rejects with `ClerkCallError`. */
export async function poll(ports: PollPorts, names: readonly LookName[]): Promise<PollResult> {
  const tops = await lookAtTops(ports, names);
  const { ids, soon } = ports.expire();
  if (ids.length > manyDeparted) return 'unclear';
  const counted =
    ids.length === 0
      ? tops
      : [...(await lookAndCount(ports, ids)), ...tops.filter(({ name }) => name !== 'pending')];
  for (const top of inOrder(ports, counted))
    if (!(await reconcile(ports, top, soon))) return soon.length > 0 ? 'moving' : 'unclear';
  for (const { name, page } of tops) if (!isSide(name)) ports.frontiers.advance(name, page.data);
  return 'agrees';
}

/** Who has left one list of several may stand in another: those that somebody left come first. */
function inOrder(ports: PollPorts, tops: readonly Top[]): Top[] {
  if (!tops.some(({ name }) => isSide(name))) return [...tops];
  const lacks = ({ name, page }: Top) => ours(ports, name) - (page.totalCount ?? 0);
  return tops.toSorted((a, b) => lacks(b) - lacks(a));
}

async function lookAtTops(ports: PollPorts, names: readonly LookName[]): Promise<Top[]> {
  const { looks } = ports.list;
  const pages = await Promise.all(
    names.map(async (name) => ({
      name,
      page: await ask(ports, name, 0, name === 'pending' ? looks.newest : 1),
    })),
  );
  // Before anything is learnt: what was known tells where the news ends.
  const tops = pages.map(({ name, page }) => ({ name, page, reached: reaches(ports, name, page) }));
  return tops.map((top) => ({ ...top, isTorn: learn(ports, top.name, top.page) }));
}

/**
 * Applies a page. Returns whether its count is of another moment than its rows: somebody whom it lists as pending is so
 * no more, by that very row. Such a count would hide another who left.
 */
function learn({ copy, apply }: PollPorts, name: LookName, { data }: Page<Row>): boolean {
  const { columns } = copy;
  const isGone = ({ id }: Row) => {
    const slot = columns.slotOf(id);
    return slot !== undefined && !columns.isPendingAtClerk(slot);
  };
  const counted = name === 'pending' ? data.filter((row) => !isGone(row)) : [];
  apply(data);
  return counted.some(isGone);
}

/**
 * The count is older than the answers about single ones: an invitation that expired between them leaves our list and
 * not the count, and would hide another that was accepted. So the count is taken again, after them.
 */
async function lookAndCount(ports: PollPorts, ids: readonly string[]): Promise<Top[]> {
  await lookUpAll(ports, ids);
  return lookAtTops(ports, ['pending']);
}

async function ask(ports: PollPorts, name: LookName, offset: number, limit: number): Promise<Page<Row>> {
  return ports.list.list({ ...lists[name], offset, limit }, ports.options);
}

/** Whether a page, newest first, goes down to what an earlier look has seen. */
function reaches({ copy, frontiers, extras }: PollPorts, name: LookName, page: Page<Row>): boolean {
  if (isSide(name)) return true;
  const last = page.data.at(-1);
  // Nothing but rows without an id: whether they are the known ones only the count tells.
  if (last === undefined) return rowsOf(page) <= extras.of(name);
  const frontier = frontiers.of(name);
  return last.createdAt < frontier || (last.createdAt === frontier && copy.head(last.id) !== null);
}

function ours({ copy, extras, list }: PollPorts, name: LookName): number {
  const { columns } = copy;
  if (name === 'pending') return columns.pendingAtClerk + extras.of(name);
  if (isSide(name)) return columns.countAtClerk(name);
  const revoked = columns.countAtClerk('revoked');
  if (name === 'revoked') return revoked + extras.of(name);
  return copy.size - (list.revokedApart ? revoked : 0) + extras.of(name);
}

interface Top {
  name: LookName;
  page: Page<Row>;
  reached: boolean;
  /** See {@link learn}. */
  isTorn: boolean;
}

async function reconcile(
  ports: PollPorts,
  { name, page, reached, isTorn }: Top,
  soon: readonly string[],
): Promise<boolean> {
  const total = page.totalCount;
  // The bare array without a count tells nothing about what left.
  if (total === null || isTorn) return false;
  if (isSide(name)) return reconcileSide(ports, name, total);
  let offset = rowsOf(page);
  let down = reached;
  // Where others come back into this one, they are no new ones on top.
  const comeBack = ports.list.looks.thorough.some(isSide);
  for (const limit of deeper) {
    if (offset >= total || (down && (comeBack || ours(ports, name) >= total))) break;
    const next = await ask(ports, name, offset, limit);
    down ||= reaches(ports, name, next);
    if (learn(ports, name, next)) return false;
    offset += rowsOf(next);
  }
  const surplus = ours(ports, name) - total;
  if ((!down && offset < total) || surplus < 0) return false;
  if (surplus === 0) return true;
  if (name !== 'pending') return false;
  return soon.length > 0 ? lookForGone(ports, surplus, soon) : lookForDeparted(ports, name, total);
}

/** Who came into it stood somewhere else before, where the look at that list finds them. */
async function reconcileSide(ports: PollPorts, name: Side, total: number): Promise<boolean> {
  const surplus = ours(ports, name) - total;
  if (surplus > 0) return lookForDeparted(ports, name, total);
  // Of rows that the copy cannot hold nobody knows in which list they stand.
  return surplus === 0 || -surplus <= ports.extras.of('all');
}

/** Those about to expire by our reckoning may be over already by Clerk's: they are asked for before all others. */
async function lookForGone(ports: PollPorts, surplus: number, soon: readonly string[]): Promise<boolean> {
  // So many at once are over in a moment: the next look finds them by the clock.
  if (soon.length > manyDeparted) return surplus <= soon.length;
  for (const top of await lookAndCount(ports, soon)) if (!(await reconcile(ports, top, []))) return false;
  return true;
}

async function lookForDeparted(ports: PollPorts, name: LookName, total: number): Promise<boolean> {
  const local = listOf(ports.copy, name);
  if (local.length - total > manyDeparted) return false;
  // Whose place in Clerk's list is not known moves all the others.
  const unknown = ports.extras.of(isSide(name) ? 'all' : 'pending') > 0;
  if (unknown || local.some(({ createdAt }) => createdAt === 0)) return false;
  const departed = await findDeparted({
    local,
    total,
    read: async (offset, limit) => (await ask(ports, name, offset, limit)).data,
  });
  if (departed === null) return false;
  await lookUpAll(ports, departed);
  return true;
}

/** What Clerk had in a list when it was last seen, newest first. */
function listOf(copy: InvitationCopy, name: LookName): Listed[] {
  const { columns } = copy;
  const isIn = (slot: number) =>
    isSide(name) ? columns.status(slot) === name : columns.isPendingAtClerk(slot);
  const slots = copy.byCreation().filter(isIn);
  return Array.from(slots.reverse(), (slot) => ({ id: columns.id(slot), createdAt: columns.created(slot) }));
}

/** More than these are looked at faster by reading everything again. */
const manyOdd = 20;

/**
 * What could not be read, or had a status that nobody knows, may be otherwise by now, and no count tells. Returns
 * whether all of them were looked at.
 */
export async function lookAtOdd(ports: PollPorts): Promise<boolean> {
  const { columns } = ports.copy;
  if (columns.count('other') > manyOdd) return false;
  await lookUpAll(ports, columns.idsOf('other'));
  return true;
}

async function lookUpAll(ports: PollPorts, ids: readonly string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += lookupsAtOnce) {
    await Promise.all(ids.slice(start, start + lookupsAtOnce).map((id) => lookUp(ports, id)));
  }
}

async function lookUp(ports: PollPorts, id: string): Promise<void> {
  const invitation = await ports.list.lookUp(id, ports.options);
  if (invitation === null) ports.forget([id]);
  else ports.apply([invitation]);
}
