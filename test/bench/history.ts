/** What the runs that were written down had measured, by commit: the drawings of BENCHMARKS.md are made of it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from './row.ts';

export interface Measured {
  value: number;
  /** As in {@link Row}. */
  unit: string;
}

/** One run of all measures. */
export interface Run {
  /** Seven digits; `+` behind them: the work tree had changes. */
  commit: string;
  /** `2026-11-23`, of the run. */
  date: string;
  /** By the name of the row; what could not be measured is not there. */
  values: Record<string, Measured>;
}

const file = join(import.meta.dirname, 'history.json');

export function readHistory(): Run[] {
  return JSON.parse(readFileSync(file, 'utf8')) as Run[];
}

export function writeHistory(runs: readonly Run[]): void {
  writeFileSync(file, `${JSON.stringify(runs, null, 2)}\n`);
}

/** The same commit measured again takes the place of its former run. */
export function withRun(runs: readonly Run[], run: Omit<Run, 'values'>, rows: readonly Row[]): Run[] {
  const values = Object.fromEntries(
    rows.flatMap(({ name, value, unit }) => (value === null ? [] : [[name, { value, unit }]])),
  );
  return [...runs.filter(({ commit }) => commit !== run.commit), { ...run, values }];
}
