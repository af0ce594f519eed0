/** One part of the fuzz: what it is about, how often it runs in full, and what it counted. */
import { told } from './watch.ts';

export interface Outcome {
  /** How many cases ran, as they were asked for. */
  cases: number;
  /** What came out, by name, for the report. */
  counts: Record<string, number>;
  /** Empty when everything held. */
  complaints: string[];
}

export interface Suite {
  name: string;
  what: string;
  /** The full size, as the specification asks for it. */
  full: number;
  /** The share of it that `npm test` runs. */
  quick: number;
  run(runs: number, seed: number): Promise<Outcome>;
}

/** Counts by name. */
export class Tally {
  readonly counts: Record<string, number> = {};

  add(name: string, by = 1): void {
    this.counts[name] = (this.counts[name] ?? 0) + by;
  }
}

/** So many complaints are enough to begin with. */
const mostComplaints = 5;

/** How many cases to run, the seed to run them with, and where to count. Resolves to how many ran. */
type Batch = (runs: number, seed: number, tally: Tally) => Promise<number>;

/** Runs in batches that know nothing of each other; what one complains of does not end the next. */
export async function inBatches(
  runs: number,
  perBatch: number,
  seed: number,
  batch: Batch,
): Promise<Outcome> {
  const tally = new Tally();
  const complaints: string[] = [];
  let cases = 0;
  for (let own = seed; cases < runs && complaints.length < mostComplaints; own += 1) {
    try {
      cases += await batch(Math.min(perBatch, runs - cases), own, tally);
    } catch (error) {
      complaints.push(`with seed ${own}: ${told(error)}`);
      cases += perBatch;
    }
  }
  return { cases, counts: tally.counts, complaints };
}
