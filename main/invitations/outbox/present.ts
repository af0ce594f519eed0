/** An item of the outbox as a person sees it: what holds it back counts, not only what is stored. */
import type { AudienceKind } from '../../../preload/audience.ts';
import type { Failure } from '../../../preload/failure.ts';
import type { QueueItem, QueueSummary } from '../../../preload/queue.ts';
import type { AudienceRules } from '../audiences/audience.ts';
import { audienceRules } from '../audiences/rules.ts';
import { canCancel, canCorrect, waitingForOf } from './changes.ts';
import { audienceOf, type OutboxItem } from './item.ts';
import type { Pace } from './pace.ts';
import { sparedCreates } from './plan.ts';

/** What holds back everything, or everything of a kind. */
export interface Gates {
  now: number;
  paused: boolean;
  online: boolean;
  /** Whether something is being done about it right now. */
  isBusy(id: string): boolean;
  blocked: { until: number; failure: Failure } | null;
  /** When the limits of its audience let it go. */
  freeAt(item: OutboxItem): number;
}

/** One for many items: the limits of each audience are asked once. */
export function gatesOf(pace: Pick<Pace, 'freeAt'>, now: number): Gates['freeAt'] {
  const known = new Map<AudienceKind, ReturnType<typeof freeFor>>();
  return (item) => {
    const { kind } = audienceOf(item);
    const free = known.get(kind) ?? freeFor(pace, now, audienceRules[kind].endpoints);
    known.set(kind, free);
    if (item.step !== 'create') return free[item.step];
    if (item.operation === 'invite') return item.urgent ? free.invite : free.patientInvite;
    return item.urgent ? free.create : free.patient;
  };
}

function freeFor(pace: Pick<Pace, 'freeAt'>, now: number, endpoints: AudienceRules['endpoints']) {
  const list = pace.freeAt(endpoints.list, now);
  const bulk = pace.freeAt(endpoints.bulk, now);
  return {
    create: Math.max(list, Math.min(pace.freeAt(endpoints.create, now), bulk)),
    // Some of the hour is left to the person.
    patient: Math.max(list, Math.min(pace.freeAt(endpoints.create, now, sparedCreates), bulk)),
    invite: Math.max(list, pace.freeAt(endpoints.invite, now)),
    patientInvite: Math.max(list, pace.freeAt(endpoints.invite, now, sparedCreates)),
    revoke: pace.freeAt(endpoints.revoke, now),
    delete: pace.freeAt(endpoints.delete, now),
  };
}

/** What holds a queued item back, the strongest first. */
type Hold = 'paused' | 'own-time' | 'offline' | 'blocked' | 'limit' | 'nothing';

function holdOf(item: OutboxItem, gates: Gates): Hold {
  if (gates.paused) return 'paused';
  if (item.notBefore !== null && item.notBefore > gates.now) return 'own-time';
  if (!gates.online) return 'offline';
  if (gates.blocked !== null && gates.blocked.until > gates.now) return 'blocked';
  return gates.freeAt(item) > gates.now ? 'limit' : 'nothing';
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
      return { until: Math.max(gates.freeAt(item), outAt ?? 0), waitingFor: 'limit', failure };
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

type Counts = Omit<QueueSummary, 'done' | 'paused' | 'lastOutAt' | 'oneByOne'>;

/**
 * Those that are wanted, in their order, and how many there are of each state, wanted or not: nothing is built for the
 * others.
 */
export function sift(
  items: Iterable<OutboxItem>,
  gates: Gates,
  isWanted: (item: OutboxItem, state: QueueItem['state']) => boolean,
): { wanted: OutboxItem[]; counts: Counts } {
  const wanted: OutboxItem[] = [];
  const counts = { queued: 0, sending: 0, waiting: 0, failed: 0, sent: 0, cancelled: 0 };
  for (const item of items) {
    const state = stateOf(item, gates);
    counts[state] += 1;
    if (isWanted(item, state)) wanted.push(item);
  }
  const { cancelled: _, ...rest } = counts;
  return { wanted, counts: rest };
}
