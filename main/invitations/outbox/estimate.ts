/** When each of the queued creates is expected to go out: the limits played forward, not a guess from the past. */
import type { Limits, RateBudgets } from '../../clerk/rate-budgets.ts';
import { bulkSize, sparedCreates } from './plan.ts';

/** How many creates stand in line, and how many of them, the first, are urgent. */
export interface Line {
  creates: number;
  urgent: number;
}

/** By its place in line, from 0, in the machine's time. `trial` is spent. */
export function outTimes(
  trial: RateBudgets,
  limits: Limits,
  { creates, urgent }: Line,
  now: number,
): (place: number) => number {
  const taken = trial.sharesCreation(now) ? limits.bulk.requests : 0;
  const singles = Math.max(1, limits.create.requests - taken - sparedCreates);
  const perWindow = singles + limits.bulk.requests * bulkSize;
  // All windows are alike once the present one is over: the first three are played, the others follow from them.
  const played = Math.min(creates, urgent + 3 * perWindow);
  const times: number[] = [];
  let at = now;
  while (times.length < played) {
    const bulk = trial.peek('bulk', at);
    const single = trial.peek('create', at, times.length < urgent ? 0 : sparedCreates);
    const useBulk = bulk <= single;
    at = useBulk ? bulk : single;
    trial.reserve(useBulk ? 'bulk' : 'create', at);
    for (let n = 0; n < (useBulk ? bulkSize : 1); n += 1) times.push(at);
  }
  return (place) => {
    const windows = Math.max(0, Math.ceil((place - times.length + 1) / perWindow));
    return (times[place - windows * perWindow] ?? at) + windows * limits.bulk.windowMs;
  };
}
