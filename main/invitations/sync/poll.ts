/**
 * One look at what changed, at a cost that does not grow with the list. Every change starts from *pending*: new
 * ones appear on top of that list, what left it shows in its count. A second, alternating question catches what
 * came and went between two looks.
 */
import type { CallOptions, ClerkInvitation, InvitationPage, ListQuery } from '../../clerk/api.ts';
import type { AudienceList } from '../audiences/audience.ts';
import type { InvitationCopy } from '../copy/copy.ts';
import { findDeparted, type Listed } from './departed.ts';
import type { Extras } from './extras.ts';
import type { Frontiers, ListName } from './frontiers.ts';
import { rowsOf } from './full-sync.ts';
import type { Overdue } from './learner.ts';

export interface PollPorts {
  list: AudienceList;
  options: CallOptions;
  copy: InvitationCopy;
  frontiers: Frontiers;
  extras: Extras;
  learn(invitations: readonly ClerkInvitation[]): void;
  forget(ids: readonly string[]): void;
  /** Shows as expired what is so by Clerk's clock. */
  expire(): Overdue;
}

/**
 * The lists that a thorough look asks for, and those of steady looks, in turn. Where one question tells of the revoked
 * ones too, there is one less to ask.
 */
export function looksAt({ revokedApart }: Pick<AudienceList, 'revokedApart'>): {
  thorough: readonly ListName[];
  inTurn: readonly (readonly ListName[])[];
} {
  return revokedApart
    ? {
        thorough: ['pending', 'all', 'revoked'],
        inTurn: [
          ['pending', 'all'],
          ['pending', 'revoked'],
        ],
      }
    : { thorough: ['pending', 'all'], inTurn: [['pending'], ['all']] };
}

/**
 * `unclear`: the counts do not agree, and only reading everything again can tell why. `moving`: nor do they, but
 * some expire in these seconds, and each that does while we look moves the counts: another look may tell.
 */
export type PollResult = 'agrees' | 'unclear' | 'moving';

const newest = { orderBy: '-created_at' } as const;
const lists: Record<ListName, ListQuery> = {
  pending: { ...newest, status: 'pending' },
  all: newest,
  revoked: { ...newest, status: 'revoked' },
};

/** Few enough that an answer stays small: an invitation with its link is about 600 bytes. */
const glance: Record<ListName, number> = { pending: 3, all: 1, revoked: 1 };

/** How far down the list new ones are looked for before everything is read again. */
const deeper = [50, 500, 500, 500];

/** More departures than this at once are looked up faster by reading everything again. */
const manyDeparted = 60;
const lookupsAtOnce = 6;

/** Rejects with `ClerkCallError`. */
export async function poll(ports: PollPorts, names: readonly ListName[]): Promise<PollResult> {
  const tops = await lookAtTops(ports, names);
  const { ids, soon } = ports.expire();
  if (ids.length > manyDeparted) return 'unclear';
  const counted =
    ids.length === 0
      ? tops
      : [...(await lookAndCount(ports, ids)), ...tops.filter(({ name }) => name !== 'pending')];
  for (const top of counted)
    if (!(await reconcile(ports, top, soon))) return soon.length > 0 ? 'moving' : 'unclear';
  for (const { name, page } of tops) ports.frontiers.advance(name, page.data);
  return 'agrees';
}

async function lookAtTops(ports: PollPorts, names: readonly ListName[]): Promise<Top[]> {
  const pages = await Promise.all(
    names.map(async (name) => ({ name, page: await ask(ports, name, 0, glance[name]) })),
  );
  // Before anything is learnt: what was known tells where the news ends.
  const tops = pages.map(({ name, page }) => ({ name, page, reached: reaches(ports, name, page) }));
  for (const { page } of tops) ports.learn(page.data);
  return tops;
}

/**
 * The count is older than the answers about single ones: an invitation that expired between them leaves our list and
 * not the count, and would hide another that was accepted. So the count is taken again, after them.
 */
async function lookAndCount(ports: PollPorts, ids: readonly string[]): Promise<Top[]> {
  await lookUpAll(ports, ids);
  return lookAtTops(ports, ['pending']);
}

async function ask(ports: PollPorts, name: ListName, offset: number, limit: number): Promise<InvitationPage> {
  return ports.list.list({ ...lists[name], offset, limit }, ports.options);
}

/** Whether a page, newest first, goes down to what an earlier look has seen. */
function reaches({ copy, frontiers, extras }: PollPorts, name: ListName, page: InvitationPage): boolean {
  const last = page.data.at(-1);
  // Nothing but rows without an id: whether they are the known ones only the count tells.
  if (last === undefined) return rowsOf(page) <= extras.of(name);
  const frontier = frontiers.of(name);
  return last.createdAt < frontier || (last.createdAt === frontier && copy.head(last.id) !== null);
}

function ours({ copy, extras, list }: PollPorts, name: ListName): number {
  const { columns } = copy;
  if (name === 'pending') return columns.pendingAtClerk + extras.of(name);
  const revoked = columns.revokedAtClerk;
  if (name === 'revoked') return revoked + extras.of(name);
  return copy.size - (list.revokedApart ? revoked : 0) + extras.of(name);
}

interface Top {
  name: ListName;
  page: InvitationPage;
  reached: boolean;
}

async function reconcile(
  ports: PollPorts,
  { name, page, reached }: Top,
  soon: readonly string[],
): Promise<boolean> {
  const total = page.totalCount;
  // The bare array without a count tells nothing about what left.
  if (total === null) return false;
  let offset = rowsOf(page);
  let down = reached;
  for (const limit of deeper) {
    if (offset >= total || (down && ours(ports, name) >= total)) break;
    const next = await ask(ports, name, offset, limit);
    down ||= reaches(ports, name, next);
    ports.learn(next.data);
    offset += rowsOf(next);
  }
  const surplus = ours(ports, name) - total;
  if ((!down && offset < total) || surplus < 0) return false;
  if (surplus === 0) return true;
  if (name !== 'pending') return false;
  return soon.length > 0 ? lookForGone(ports, surplus, soon) : lookForDeparted(ports, total);
}

/** Those about to expire by our reckoning may be over already by Clerk's: they are asked for before all others. */
async function lookForGone(ports: PollPorts, surplus: number, soon: readonly string[]): Promise<boolean> {
  // So many at once are over in a moment: the next look finds them by the clock.
  if (soon.length > manyDeparted) return surplus <= soon.length;
  for (const top of await lookAndCount(ports, soon)) if (!(await reconcile(ports, top, []))) return false;
  return true;
}

async function lookForDeparted(ports: PollPorts, total: number): Promise<boolean> {
  const local = pendingList(ports.copy);
  if (local.length - total > manyDeparted) return false;
  // Whose place in Clerk's list is not known moves all the others.
  if (ports.extras.of('pending') > 0 || local.some(({ createdAt }) => createdAt === 0)) return false;
  const departed = await findDeparted({
    local,
    total,
    read: async (offset, limit) => (await ask(ports, 'pending', offset, limit)).data,
  });
  if (departed === null) return false;
  await lookUpAll(ports, departed);
  return true;
}

/** What Clerk called pending when it was last seen, newest first. */
function pendingList(copy: InvitationCopy): Listed[] {
  const { columns } = copy;
  const slots = copy.byCreation().filter((slot) => columns.isPendingAtClerk(slot));
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
  else ports.learn([invitation]);
}
