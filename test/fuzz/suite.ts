/** One part of the fuzz: what it is about, how often it runs in full, and what it counted. */

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
