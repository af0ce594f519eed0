/** What an outbox does next: a pure decision over its items and the gates that hold them back. */
import { goesAlone, type OutboxItem, singleRequest } from './item.ts';

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
  /** `none`: no create now. `probe`: one alone, that tells whether all would be refused; rather one not suspected. */
  creates: 'free' | 'probe' | 'none';
  isSuspected(item: OutboxItem): boolean;
  /** Resends whose invitation is revoked already, and that have not got the new one. */
  halfResent: number;
  /** Whether nothing older is under way for the same address. */
  isFirst(item: OutboxItem): boolean;
  paused: boolean;
  online: boolean;
  /** Nothing at all goes out before: the connection, the keychain or the disk failed. */
  blockedUntil: number | null;
  freeAt: {
    look: number;
    revoke: number;
    delete: number;
    create: number;
    /** For what is not urgent: some of the hour is left to the person. */
    patientCreate: number;
    bulk: number;
    /** As the two before, of those who are let in from the waitlist. */
    invite: number;
    patientInvite: number;
  };
}

/** Single creates of each hour that an import leaves to the person who wants to invite somebody meanwhile. */
export const sparedCreates = 10;

interface Candidates {
  other: Action | null;
  /** The first that no bulk call may take. */
  alone: OutboxItem | null;
  /** Those that can go together; while one is looked for that tells of all, every create. */
  creates: OutboxItem[];
  /** When the first of those that wait for their time is due. */
  due: number;
}

const wait: Action = { kind: 'wait', until: null };

export function planNext(view: PlanView): Action {
  if (view.paused || !view.online) return { kind: 'wait', until: null };
  if (view.blockedUntil !== null && view.blockedUntil > view.now) {
    return { kind: 'wait', until: view.blockedUntil };
  }
  const found = findCandidates(view);
  if (found.other !== null) return found.other;
  const create = view.creates === 'none' ? wait : planCreates(view, probed(view, found));
  if (create.kind !== 'wait') return create;
  const until = Math.min(found.due, create.until ?? Number.POSITIVE_INFINITY);
  return { kind: 'wait', until: until === Number.POSITIVE_INFINITY ? null : until };
}

function findCandidates(view: PlanView): Candidates {
  const found: Candidates = { other: null, alone: null, creates: [], due: Number.POSITIVE_INFINITY };
  for (const item of view.items) {
    if (item.state !== 'queued' || !view.isFirst(item) || mustKeepLink(view, item)) continue;
    const at = dueAt(view, item);
    if (at > view.now) found.due = Math.min(found.due, at);
    else consider(view, found, item);
    if (found.other !== null || isDecided(view, found)) return found;
  }
  return found;
}

/** Nothing further down the line can change what goes next. */
function isDecided(view: PlanView, { alone, creates }: Candidates): boolean {
  if (view.creates !== 'free') return false;
  if (alone !== null && singleAt(view, alone) <= view.now) return true;
  const [first] = creates;
  if (first === undefined || creates.length < first.maxGroup) return false;
  return Math.min(singleAt(view, first), view.freeAt.bulk) <= view.now;
}

function singleAt({ freeAt }: PlanView, item: OutboxItem): number {
  if (singleRequest(item) === 'invite') return item.urgent ? freeAt.invite : freeAt.patientInvite;
  return item.urgent ? freeAt.create : freeAt.patientCreate;
}

/** As many as two bulk calls make up for: the others keep the link that they have until it is their turn. */
const mostHalfResent = 20;

function mustKeepLink({ halfResent }: PlanView, { operation, step, doubt }: OutboxItem): boolean {
  return operation === 'resend' && step === 'revoke' && doubt === 'none' && halfResent >= mostHalfResent;
}

function consider(view: PlanView, found: Candidates, item: OutboxItem): void {
  if (item.doubt === 'open') found.other = { kind: 'look', item };
  else if (item.step !== 'create') found.other = { kind: item.step, item };
  else if (view.creates !== 'free') found.creates.push(item);
  else if (goesAlone(item)) found.alone ??= item;
  else if (fits(found.creates, item)) found.creates.push(item);
}

/** As unlike the refused ones as there is: the last that was in none of the requests, or was tried the least. */
function probed(view: PlanView, found: Candidates): Pick<Candidates, 'alone' | 'creates'> {
  const { creates } = found;
  if (view.creates === 'free') return found;
  const fewest = creates.reduce((least, { tries }) => Math.min(least, tries), Number.POSITIVE_INFINITY);
  const probe =
    creates.findLast((item) => !view.isSuspected(item)) ?? creates.findLast(({ tries }) => tries === fewest);
  if (probe === undefined) return { alone: null, creates: [] };
  return goesAlone(probe) ? { alone: probe, creates: [] } : { alone: null, creates: [probe] };
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

/** Single requests are for those that must go alone first: the others have the bulk calls. */
function planCreates(view: PlanView, { alone, creates }: Pick<Candidates, 'alone' | 'creates'>): Action {
  const { now } = view;
  const [first] = creates;
  const bulk = first === undefined ? Number.POSITIVE_INFINITY : view.freeAt.bulk;
  if (creates.length > 1 && bulk <= now) return { kind: 'bulk', items: creates };
  const single = alone === null || (first?.urgent === true && !alone.urgent) ? first : alone;
  if (single === undefined) return wait;
  const singly = singleAt(view, single);
  if (singly <= now) return { kind: 'create', item: single };
  if (bulk <= now) return { kind: 'bulk', items: creates };
  return { kind: 'wait', until: Math.min(singly, bulk) };
}
