/**
 * One look at what changed, at a cost that does not grow with the list. Every change starts from *pending*: new
 * ones appear on top of that list, what left it shows in its count. A second, alternating question catches what
 * came and went between two looks.
 */
import type {
  CallOptions,
  ClerkClient,
  ClerkInvitation,
  InvitationPage,
  ListQuery,
} from '../../clerk/api.ts';
import type { InvitationCopy } from '../copy/copy.ts';
import { sightInvitation } from '../outbox/sighting.ts';
import { findDeparted, type Listed } from './departed.ts';

export interface PollPorts {
  client: ClerkClient;
  options: CallOptions;
  copy: InvitationCopy;
  learn(invitations: readonly ClerkInvitation[]): void;
  forget(ids: readonly string[]): void;
  /** Turns into expired what is so by Clerk's clock; returns how many will be within the next seconds. */
  expire(): number;
}

/** Which of the lists beside *pending* is asked for: one in turn for a steady poll, both for a thorough one. */
export type Beside = 'all' | 'revoked';

/** `unclear`: the counts do not agree, and only reading everything again can tell why. */
export type PollResult = 'agrees' | 'unclear';

const newest = { orderBy: '-created_at' } as const;
const lists = {
  pending: { ...newest, status: 'pending' },
  all: newest,
  revoked: { ...newest, status: 'revoked' },
} as const satisfies Record<string, ListQuery>;

/** Few enough that an answer stays small: an invitation with its link is about 600 bytes. */
const glance = { pending: 3, all: 1, revoked: 1 } as const;

/** How far down the list new ones are looked for before everything is read again. */
const deeper = [50, 500, 500, 500];

/** More departures than this at once are looked up faster by reading everything again. */
const manyDeparted = 60;
const lookupsAtOnce = 6;

/** Rejects with `ClerkCallError`. */
export async function poll(ports: PollPorts, beside: readonly Beside[]): Promise<PollResult> {
  const names = ['pending', ...beside] as const;
  const pages = await Promise.all(names.map((name) => ask(ports, lists[name], 0, glance[name])));
  for (const page of pages) ports.learn(page.data);
  const soon = ports.expire();
  for (const [index, name] of names.entries()) {
    const page = pages[index];
    if (page === undefined) continue;
    // The bare array without a count tells nothing about what left.
    if (page.totalCount === null) return 'unclear';
    const agrees = await reconcile(ports, name, page.totalCount, glance[name], soon);
    if (!agrees) return 'unclear';
  }
  return 'agrees';
}

function ask(ports: PollPorts, query: ListQuery, offset: number, limit: number): Promise<InvitationPage> {
  return ports.client.list({ ...query, offset, limit }, ports.options);
}

function ours({ copy }: PollPorts, name: keyof typeof lists): number {
  const revoked = copy.columns.count('revoked');
  if (name === 'pending') return copy.columns.pendingAtClerk;
  return name === 'revoked' ? revoked : copy.size - revoked;
}

async function reconcile(
  ports: PollPorts,
  name: keyof typeof lists,
  total: number,
  seen: number,
  soon: number,
): Promise<boolean> {
  let offset = seen;
  for (const limit of deeper) {
    if (ours(ports, name) >= total || offset >= total) break;
    const page = await ask(ports, lists[name], offset, limit);
    ports.learn(page.data);
    offset += page.data.length;
    if (page.data.length < limit) break;
  }
  const surplus = ours(ports, name) - total;
  if (surplus === 0) return true;
  if (name !== 'pending' || surplus < 0) return false;
  // About to expire by our reckoning, over already by Clerk's.
  return surplus <= soon ? true : lookForDeparted(ports, total);
}

async function lookForDeparted(ports: PollPorts, total: number): Promise<boolean> {
  const { copy } = ports;
  const local = pendingList(copy);
  if (local.length - total > manyDeparted) return false;
  const departed = await findDeparted({
    local,
    total,
    read: async (offset, limit) => (await ask(ports, lists.pending, offset, limit)).data,
  });
  if (departed === null) return false;
  for (let start = 0; start < departed.length; start += lookupsAtOnce) {
    await Promise.all(departed.slice(start, start + lookupsAtOnce).map((id) => lookUp(ports, id)));
  }
  return true;
}

/** What Clerk called pending when it was last seen, newest first. */
function pendingList(copy: InvitationCopy): Listed[] {
  const { columns } = copy;
  const slots = copy.byCreation().filter((slot) => columns.isPendingAtClerk(slot));
  return Array.from(slots.reverse(), (slot) => ({ id: columns.id(slot), createdAt: columns.created(slot) }));
}

async function lookUp(ports: PollPorts, id: string): Promise<void> {
  const invitation = await sightInvitation(ports.client, id, ports.options);
  if (invitation === null) ports.forget([id]);
  else ports.learn([invitation]);
}
