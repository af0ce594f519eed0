/** When the last queued create is expected to go out: the limits played forward, not a guess from the past. */
import type { Limits, RateBudgets } from '../../clerk/rate-budgets.ts';
import { bulkSize, sparedCreates } from './plan.ts';

/** In the machine's time. `trial` is spent. */
export function lastOutAt(trial: RateBudgets, limits: Limits, creates: number, now: number): number {
  const taken = trial.sharesCreation(now) ? limits.bulk.requests : 0;
  const singles = Math.max(1, limits.create.requests - taken - sparedCreates);
  const perWindow = singles + limits.bulk.requests * bulkSize;
  // All windows are alike once the present one is over: whole ones are skipped, not played.
  const windows = Math.max(0, Math.floor(creates / perWindow) - 2);
  let rest = creates - windows * perWindow;
  let at = now;
  while (rest > 0) {
    const bulk = trial.peek('bulk', at);
    const single = trial.peek('create', at, sparedCreates);
    const useBulk = bulk <= single;
    at = useBulk ? bulk : single;
    trial.reserve(useBulk ? 'bulk' : 'create', at);
    rest -= useBulk ? bulkSize : 1;
  }
  return at + windows * limits.bulk.windowMs;
}
