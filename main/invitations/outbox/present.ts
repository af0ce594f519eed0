/** An item of the outbox as a person sees it: what holds it back counts, not only what is stored. */
import type { Failure } from '../../../preload/failure.ts';
import type { QueueItem, QueueSummary } from '../../../preload/queue.ts';
import { canCancel, canCorrect, waitingForOf } from './changes.ts';
import type { OutboxItem } from './item.ts';

/** What holds back everything, or everything of a kind. */
export interface Gates {
  now: number;
  paused: boolean;
  online: boolean;
  /** Whether something is being done about it right now. */
  isBusy(id: string): boolean;
  blocked: { until: number; failure: Failure } | null;
  createFreeAt: number;
  /** For what is not urgent: some of the hour is left to the person. */
  patientFreeAt: number;
  revokeFreeAt: number;
  deleteFreeAt: number;
}

/** What holds a queued item back, the strongest first. */
type Hold = 'paused' | 'own-time' | 'offline' | 'blocked' | 'limit' | 'nothing';

function holdOf(item: OutboxItem, gates: Gates): Hold {
  if (gates.paused) return 'paused';
  if (item.notBefore !== null && item.notBefore > gates.now) return 'own-time';
  if (!gates.online) return 'offline';
  if (gates.blocked !== null && gates.blocked.until > gates.now) return 'blocked';
  return freeAt(item, gates) > gates.now ? 'limit' : 'nothing';
}

function freeAt(item: OutboxItem, gates: Gates): number {
  if (item.step === 'revoke') return gates.revokeFreeAt;
  if (item.step === 'delete') return gates.deleteFreeAt;
  return item.urgent ? gates.createFreeAt : gates.patientFreeAt;
}

/** Whether an item waits until Clerk's limits let it go, and so has a place in line. */
export function waitsInLine(item: OutboxItem, gates: Gates): boolean {
  return item.state === 'queued' && item.step === 'create' && holdOf(item, gates) === 'limit';
}

function stateOf(item: OutboxItem, gates: Gates): QueueItem['state'] {
  if (item.state !== 'queued') return item.state;
  const hold = holdOf(item, gates);
  return hold === 'own-time' || hold === 'blocked' || hold === 'limit' ? 'waiting' : 'queued';
}

type Wait = Pick<QueueItem, 'until' | 'waitingFor' | 'failure'>;

function waitOf(item: OutboxItem, gates: Gates, outAt: number | null): Wait {
  const { failure } = item;
  if (item.state !== 'queued') return { until: null, waitingFor: null, failure };
  switch (holdOf(item, gates)) {
    case 'paused':
      return { until: null, waitingFor: 'paused', failure };
    case 'own-time':
      return { until: item.notBefore, waitingFor: item.waitingFor, failure };
    case 'offline':
      return { until: null, waitingFor: 'network', failure };
    case 'blocked':
      return gates.blocked === null ? { until: null, waitingFor: null, failure } : blockedWait(gates.blocked);
    case 'limit':
      return { until: Math.max(freeAt(item, gates), outAt ?? 0), waitingFor: 'limit', failure };
    case 'nothing':
      return { until: null, waitingFor: null, failure };
  }
}

function blockedWait({ until, failure }: { until: number; failure: Failure }): Wait {
  return { until, waitingFor: waitingForOf(failure), failure };
}

/** `outAt`: when an item that {@link waitsInLine} is expected to go out. */
export function present(item: OutboxItem, gates: Gates, outAt: number | null): QueueItem {
  return {
    id: item.id,
    operation: item.operation,
    emailAddress: item.draft.emailAddress,
    invitationId: item.resultId ?? item.targetId,
    state: stateOf(item, gates),
    ...waitOf(item, gates, outAt),
    canRetry: item.canRetry,
    canCancel: canCancel(item) && !gates.isBusy(item.id),
    canCorrect: canCorrect(item),
    already: item.already,
    ...(item.withoutMetadata === true && { withoutMetadata: true }),
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
  };
}

type Counts = Omit<QueueSummary, 'paused' | 'lastOutAt' | 'oneByOne'>;

/** Those in the wanted states, in their order, and how many there are of each: nothing is built for the others. */
export function sift(
  items: Iterable<OutboxItem>,
  states: readonly QueueItem['state'][] | undefined,
  gates: Gates,
): { wanted: OutboxItem[]; counts: Counts } {
  const wanted: OutboxItem[] = [];
  const counts = { queued: 0, sending: 0, waiting: 0, failed: 0, sent: 0, cancelled: 0 };
  for (const item of items) {
    const state = stateOf(item, gates);
    counts[state] += 1;
    if (states === undefined || states.includes(state)) wanted.push(item);
  }
  const { cancelled: _, ...rest } = counts;
  return { wanted, counts: rest };
}
