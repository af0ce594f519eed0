/** When each of the queued creates is expected to go out: the limits played forward, not a guess from the past. */
import type { Limits, RateBudgets } from '../../clerk/rate-budgets.ts';
import type { Creating } from '../audiences/audience.ts';
import { sparedCreates } from './plan.ts';

/** How many creates stand in line, and how many of them, the first, are urgent. */
export interface Creates {
  count: number;
  urgent: number;
}

/** `alone`: those that no bulk call may take; `any`: the others. Each kind has places of its own. */
export type Way = 'alone' | 'any';
export type Line = Record<Way, Creates>;

/** By kind and place in it, from 0, in the machine's time. */
export type OutTimes = (way: Way, place: number) => number;

/** `trial` is spent. */
export function outTimes(
  trial: RateBudgets,
  limits: Limits,
  line: Line,
  now: number,
  creating: Creating,
): OutTimes {
  const of = { create: limits[creating.create], bulk: limits[creating.bulk] };
  const taken = trial.sharesCreation(now, creating.create) ? of.bulk.requests : 0;
  const singles = Math.max(1, of.create.requests - taken - sparedCreates);
  const bulk = of.bulk.requests * creating.bulkSize;
  const { times, at } = play(new Rehearsal(trial, line, now, creating), { singles, bulk });
  const { windowMs } = of.bulk;
  // While some go alone, they have all single requests; after that the others have them too.
  const left = Math.max(0, line.alone.count - times.alone.length);
  const shared = Math.floor(left / singles);
  const later = (way: Way, place: number, perWindow: number) => {
    const windows = Math.max(0, Math.ceil((place - times[way].length + 1) / perWindow));
    return (times[way][place - windows * perWindow] ?? at) + windows * windowMs;
  };
  return (way, place) => {
    if (way === 'alone') return later(way, place, singles);
    const beyond = place - times.any.length - shared * bulk;
    if (left === 0) return later(way, place, singles + bulk);
    if (beyond < 0) return later(way, place, bulk);
    return at + (shared + 1 + Math.floor(beyond / (singles + bulk))) * windowMs;
  };
}

/** All windows are alike once the present one is over: the first three are played, the others follow from them. */
function play(rehearsal: Rehearsal, { singles, bulk }: { singles: number; bulk: number }): Rehearsal {
  const { times, line } = rehearsal;
  const from = { alone: line.alone.urgent, any: line.any.urgent };
  const wanted = (way: Way, perWindow: number) =>
    times[way].length < Math.min(line[way].count, from[way] + 3 * perWindow);
  for (let next = rehearsal.next(); next !== null; next = rehearsal.next()) {
    const alone = wanted('alone', singles);
    if (next.at > rehearsal.at && !alone && !wanted('any', singles + bulk)) break;
    // What comes after those who go alone is of another kind, and wants windows of its own.
    if (alone) from.any = Math.max(from.any, times.any.length);
    rehearsal.go(next);
  }
  return rehearsal;
}

interface Going {
  at: number;
  /** One of these, or a bulk call. */
  alone: Way | null;
}

/** The line as it goes out, request by request. */
class Rehearsal {
  readonly times: Record<Way, number[]> = { alone: [], any: [] };
  readonly line: Line;
  /** When the last one went. */
  at: number;
  readonly #trial: RateBudgets;
  readonly #creating: Creating;

  constructor(trial: RateBudgets, line: Line, now: number, creating: Creating) {
    this.#trial = trial;
    this.#creating = creating;
    this.line = line;
    this.at = now;
  }

  /** Null when everybody is out. */
  next(): Going | null {
    const isLeft = (way: Way) => this.times[way].length < this.line[way].count;
    if (!isLeft('alone') && !isLeft('any')) return null;
    const way = isLeft('alone') && (this.#isUrgent('alone') || !this.#isUrgent('any')) ? 'alone' : 'any';
    const { create, bulk } = this.#creating;
    const singly = this.#trial.peek(create, this.at, this.#isUrgent(way) ? 0 : sparedCreates);
    const together = isLeft('any') ? this.#trial.peek(bulk, this.at) : Number.POSITIVE_INFINITY;
    return together <= singly ? { at: together, alone: null } : { at: singly, alone: way };
  }

  go({ at, alone }: Going): void {
    this.at = at;
    this.#trial.reserve(this.#creating[alone === null ? 'bulk' : 'create'], at);
    if (alone !== null) this.times[alone].push(at);
    else for (let n = 0; n < this.#creating.bulkSize; n += 1) this.times.any.push(at);
  }

  #isUrgent(way: Way): boolean {
    return this.times[way].length < this.line[way].urgent;
  }
}
