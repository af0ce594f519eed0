/** `npm run bench -- --against REF`: the work tree and another commit, measured in turns. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/built.ts';
import { builtCommit } from './built-commit.ts';
import type { Comparison } from './comparison.ts';
import type { JsonRow } from './row.ts';

/** What should be so many times the other commit at most; everything else is only shown. */
const bars: Record<string, number> = {
  'search-key.10k': 0.6,
  'serve-start': 0.6,
  'shell-start.rows': 0.6,
  'npm-test': 0.55,
};

/** How many times faster than something else. */
const moreIsBetter: ReadonlySet<string> = new Set(['first-sync']);

/** Milliseconds after which a measure of one of them is given up. */
const measureMs = 1_800_000;

export interface AgainstOptions {
  commit: string;
  /** Names of measures. */
  names: readonly string[];
  rounds: number;
  say: (line: string) => void;
}

type Sample = Map<string, { value: number; unit: string }>;

/** Returns what it printed. */
function run(tree: string, args: string[], what: string): string {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: tree,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 ** 2,
    timeout: measureMs,
  });
  if (signal) throw new Error(`${what} did not end within ${measureMs / 60_000} minutes.`);
  if (status !== 0) throw new Error(`${what} ended with code ${status}: ${stderr.trim()}`);
  return stdout;
}

const cli = ['--import', './scripts/node24.mjs', 'test/bench/cli.ts'];

/** With the tree's own bench: what a commit measures, and how, is its own. */
function measure(tree: string, name: string, json: string): Sample {
  run(tree, [...cli, '--only', name, '--json', json], `${name} in ${tree}`);
  const rows = JSON.parse(readFileSync(json, 'utf8')) as JsonRow[];
  const measured = rows.flatMap(({ name: row, value, unit }) =>
    value === null ? [] : [[row, { value, unit }] as const],
  );
  return new Map(measured);
}

/** Wall time, in seconds. Throws when a test fails: half a run is no time. */
function wholeSuite(tree: string): Sample {
  const begin = performance.now();
  run(tree, ['--import', './scripts/node24.mjs', 'scripts/test.ts'], `npm test in ${tree}`);
  return new Map([['npm-test', { value: (performance.now() - begin) / 1000, unit: 's' }]]);
}

/** Measured from outside, which every commit can be: with the bench of this one. */
function serveStart(tree: string): Sample {
  const printed = run(tree, [join(import.meta.dirname, 'serve-start.ts'), tree], `npm run serve in ${tree}`);
  return new Map([['serve-start', { value: Number(printed), unit: 'ms' }]]);
}

function take(tree: string, name: string, json: string): Sample {
  if (name === 'npm-test') return wholeSuite(tree);
  return name === 'serve-start' ? serveStart(tree) : measure(tree, name, json);
}

/** Those that an earlier commit can be measured by: not each measure is as old. */
function namesIn(tree: string): Set<string> {
  const own = run(tree, [...cli, '--list'], `The names of the measures in ${tree}`).split('\n');
  return new Set([...own.map((line) => line.trim()), 'npm-test', 'serve-start']);
}

export interface Compared {
  comparisons: Comparison[];
  /** Measures that failed; what was measured before and after them counts. */
  failed: string[];
}

/** Each round measures both; who goes first changes from round to round. */
export function against({ commit, names, rounds, say }: AgainstOptions): Compared {
  const other = builtCommit(commit, say);
  const known = namesIn(other);
  for (const name of names) if (!known.has(name)) say(`${name}: ${commit.slice(0, 7)} has no such measure.`);
  const folder = mkdtempSync(join(tmpdir(), 'guestlist-against-'));
  const json = join(folder, 'rows.json');
  try {
    const failed: string[] = [];
    const compare = (name: string): Comparison[] => {
      const pairs: [Sample, Sample][] = [];
      for (let round = 0; round < rounds; round += 1) {
        const oursFirst = round % 2 === 0;
        const first = take(oursFirst ? root : other, name, json);
        const second = take(oursFirst ? other : root, name, json);
        pairs.push(oursFirst ? [first, second] : [second, first]);
        say(`${name}: round ${round + 1} of ${rounds}`);
      }
      return comparisonsOf(pairs);
    };
    const comparisons = names
      .filter((name) => known.has(name))
      .flatMap((name) => {
        try {
          return compare(name);
        } catch (error) {
          say(`${name}: ${error instanceof Error ? error.message : String(error)}`);
          failed.push(name);
          return [];
        }
      });
    return { comparisons, failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of the values that both have. */
function comparisonsOf(pairs: readonly [Sample, Sample][]): Comparison[] {
  const [ours, theirs] = pairs[0] ?? [new Map(), new Map()];
  const both = [...ours.keys()].filter((row) => theirs.has(row));
  return both.map((name) => {
    const valuesOf = (which: 0 | 1) => pairs.flatMap((pair) => pair[which].get(name)?.value ?? []);
    const unit = ours.get(name)?.unit ?? '';
    return {
      name,
      unit,
      ours: valuesOf(0),
      theirs: valuesOf(1),
      bar: bars[name] ?? null,
      moreIsBetter: moreIsBetter.has(name),
    };
  });
}
