/** What is kept by the machine's clock, as a person reads it: by Clerk's. Pure; `skewMs` is added to each time. */
import type { Failure } from '../../preload/failure.ts';
import type { QueueItem } from '../../preload/queue.ts';

export function failureInClerkTime(failure: Failure, skewMs: number): Failure {
  return failure.kind === 'rate-limited' ? { ...failure, until: failure.until + skewMs } : failure;
}

/** `createdAt` and `updatedAt` tell items apart, and nobody reads them. */
export function itemInClerkTime(item: QueueItem, skewMs: number): QueueItem {
  if (skewMs === 0) return item;
  return {
    ...item,
    until: item.until === null ? null : item.until + skewMs,
    failure: item.failure && failureInClerkTime(item.failure, skewMs),
  };
}
