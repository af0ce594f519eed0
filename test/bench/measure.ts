/** What every measure is given, and what it says of itself. */
import type { Laboratory } from './laboratory.ts';
import type { Row } from './row.ts';

export interface Measure {
  /** What `--only` takes. */
  name: string;
  /** For BENCHMARKS.md: what is measured, from when to when, and beside what. */
  what: string;
  /** Whether it needs Chromium, the built application and a keychain. */
  needs: 'nothing' | 'build' | 'browser';
  run(laboratory: Laboratory): Promise<Row[]>;
}
