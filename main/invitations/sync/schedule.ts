/** When to look next: a pure decision. Times are the machine's, in milliseconds since 1970. */
import type { Failure } from '../../../preload/failure.ts';
import { backoffMs } from '../outbox/refusal.ts';

export interface ScheduleView {
  now: number;
  online: boolean;
  visible: boolean;
  pollMs: number;
  hiddenFactor: number;
  /** When the newest attempt ended. */
  endedAt: number;
  failure: Failure | null;
  /** Failed attempts in a row. */
  failures: number;
}

const firstBackoffMs = 5000;

/** Milliseconds from now; null: not before something changes (the network, the key, a click). */
export function nextPollIn(view: ScheduleView): number | null {
  if (!view.online) return null;
  const since = view.now - view.endedAt;
  // Set back or forward by far, the clock says nothing about how long ago that was.
  const elapsed = since < 0 || since > view.pollMs * view.hiddenFactor * 2 ? 0 : since;
  const steady = view.visible ? view.pollMs : view.pollMs * view.hiddenFactor;
  const wanted = view.failure === null ? steady : afterFailure(view.failure, view, steady);
  return Math.max(0, wanted - elapsed);
}

function afterFailure(failure: Failure, view: ScheduleView, steady: number): number {
  if (failure.kind === 'rate-limited') return Math.max(steady, failure.until - view.endedAt);
  // The key must be replaced first; still, a key that works again is noticed.
  if (failure.kind === 'unauthorized') return Math.max(steady, 600_000);
  const backoff = backoffMs(view.failures, firstBackoffMs);
  if (failure.kind === 'clerk-down' && failure.until !== undefined) {
    return Math.max(backoff, failure.until - view.endedAt);
  }
  return backoff;
}
