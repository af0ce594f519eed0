/** What an outbox does next: a pure decision over its items and the gates that hold them back. */
import type { OutboxItem } from './item.ts';

export type Action =
  | { kind: 'look'; item: OutboxItem }
  | { kind: 'revoke'; item: OutboxItem }
  | { kind: 'delete'; item: OutboxItem }
  | { kind: 'create'; item: OutboxItem }
  | { kind: 'bulk'; items: OutboxItem[] }
  /** `until` null: until something changes. */
  | { kind: 'wait'; until: number | null };

export interface PlanView {
  now: number;
  /** Unfinished items, in the order in which they deserve their turn. */
  items: Iterable<OutboxItem>;
  /** Whether nothing older is under way for the same address. */
  isFirst(item: OutboxItem): boolean;
  paused: boolean;
  online: boolean;
  /** Nothing at all goes out before: the connection failed, or the key was refused. */
  blockedUntil: number | null;
  freeAt: {
    look: number;
    revoke: number;
    delete: number;
    create: number;
    /** For what is not urgent: some of the hour is left to the person. */
    patientCreate: number;
    bulk: number;
  };
}

/** Clerk's limit of `POST /invitations/bulk`. */
export const bulkSize = 10;

/** Single creates of each hour that an import leaves to the person who wants to invite somebody meanwhile. */
export const sparedCreates = 10;

interface Candidates {
  other: Action | null;
  creates: OutboxItem[];
  /** When the first of those that wait for their time is due. */
  due: number;
}

export function planNext(view: PlanView): Action {
  if (view.paused || !view.online) return { kind: 'wait', until: null };
  if (view.blockedUntil !== null && view.blockedUntil > view.now) {
    return { kind: 'wait', until: view.blockedUntil };
  }
  const found = findCandidates(view);
  if (found.other !== null) return found.other;
  const create = planCreates(view, found.creates);
  if (create.kind !== 'wait') return create;
  const until = Math.min(found.due, create.until ?? Number.POSITIVE_INFINITY);
  return { kind: 'wait', until: until === Number.POSITIVE_INFINITY ? null : until };
}

function findCandidates(view: PlanView): Candidates {
  const found: Candidates = { other: null, creates: [], due: Number.POSITIVE_INFINITY };
  const wantsCreates = Math.min(view.freeAt.create, view.freeAt.bulk) <= view.now;
  const full = () => wantsCreates && found.creates.length >= (found.creates[0]?.maxGroup ?? bulkSize);
  for (const item of view.items) {
    if (item.state !== 'queued' || !view.isFirst(item)) continue;
    const at = dueAt(view, item);
    if (at > view.now) found.due = Math.min(found.due, at);
    else consider(found, item);
    if (found.other !== null || full()) return found;
  }
  return found;
}

function consider(found: Candidates, item: OutboxItem): void {
  if (item.doubt === 'open') found.other = { kind: 'look', item };
  else if (item.step !== 'create') found.other = { kind: item.step, item };
  else if (fits(found.creates, item)) found.creates.push(item);
}

function dueAt(view: PlanView, item: OutboxItem): number {
  const own = item.notBefore ?? 0;
  if (item.doubt === 'open') return Math.max(own, view.freeAt.look);
  return item.step === 'create' ? own : Math.max(own, view.freeAt[item.step]);
}

/** Those that were refused together stay apart from the rest until the guilty one is found. */
function fits(creates: readonly OutboxItem[], item: OutboxItem): boolean {
  const [first] = creates;
  if (first === undefined) return true;
  return creates.length < first.maxGroup && item.maxGroup === first.maxGroup;
}

function planCreates(view: PlanView, creates: OutboxItem[]): Action {
  const [first] = creates;
  if (first === undefined) return { kind: 'wait', until: null };
  const single = first.urgent ? view.freeAt.create : view.freeAt.patientCreate;
  const { bulk } = view.freeAt;
  const preferBulk = creates.length > 1;
  if (preferBulk && bulk <= view.now) return { kind: 'bulk', items: creates };
  if (single <= view.now) return { kind: 'create', item: first };
  if (bulk <= view.now) return { kind: 'bulk', items: creates };
  return { kind: 'wait', until: Math.min(single, bulk) };
}
