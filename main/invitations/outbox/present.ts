/** An item of the outbox as a person sees it: what holds it back counts, not only what is stored. */
import type { Failure } from '../../../preload/failure.ts';
import type { QueueItem, QueueSummary } from '../../../preload/queue.ts';
import type { OutboxItem } from './item.ts';

/** What holds back everything, or everything of a kind. */
export interface Gates {
  now: number;
  paused: boolean;
  online: boolean;
  blocked: { until: number; failure: Failure } | null;
  createFreeAt: number;
  revokeFreeAt: number;
}

type Wait = Pick<QueueItem, 'state' | 'until' | 'waitingFor' | 'failure'>;

function waitOf(item: OutboxItem, gates: Gates): Wait {
  const { failure } = item;
  if (gates.paused) return { state: 'queued', until: null, waitingFor: 'paused', failure };
  if (item.notBefore !== null && item.notBefore > gates.now) {
    return { state: 'waiting', until: item.notBefore, waitingFor: item.waitingFor, failure };
  }
  if (!gates.online) return { state: 'queued', until: null, waitingFor: 'network', failure };
  if (gates.blocked !== null && gates.blocked.until > gates.now) return blockedWait(gates.blocked);
  const free = item.step === 'revoke' ? gates.revokeFreeAt : gates.createFreeAt;
  if (free > gates.now) return { state: 'waiting', until: free, waitingFor: 'limit', failure };
  return { state: 'queued', until: null, waitingFor: null, failure };
}

function blockedWait({ until, failure }: { until: number; failure: Failure }): Wait {
  const network = failure.kind === 'unreachable' || failure.kind === 'offline';
  const waitingFor = failure.kind === 'keychain' ? 'keychain' : network ? 'network' : 'backoff';
  return { state: 'waiting', until, waitingFor, failure };
}

export function present(item: OutboxItem, gates: Gates): QueueItem {
  const wait: Wait =
    item.state === 'queued'
      ? waitOf(item, gates)
      : { state: item.state, until: null, waitingFor: null, failure: item.failure };
  return {
    id: item.id,
    operation: item.operation,
    emailAddress: item.draft.emailAddress,
    invitationId: item.resultId ?? item.targetId,
    ...wait,
    canRetry: item.canRetry,
    already: item.already,
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
  };
}

export function summarize(
  items: Iterable<QueueItem>,
  paused: boolean,
  lastOutAt: number | null,
): QueueSummary {
  const summary = { queued: 0, sending: 0, waiting: 0, failed: 0, sent: 0, paused, lastOutAt };
  for (const { state } of items) if (state !== 'cancelled') summary[state] += 1;
  return summary;
}
