/** What the two runners leave behind, as counts and times. */
import { existsSync, readFileSync } from 'node:fs';

export interface Timed {
  name: string;
  ms: number;
}

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** One entry for each test, when the runner tells. */
  times: Timed[];
  /** What failed, by file and name, as far as the runner tells. */
  failures: string[];
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0, times: [], failures: [] };

/** A runner that leaves no report, or fails without a failed test, counts as one failure. */
function readReport<R>(succeeded: boolean, file: string, read: (report: R) => Tally): Tally {
  const tally = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8')) as R) : nothing;
  if (succeeded || tally.failed > 0) return tally;
  return { ...tally, failed: 1, failures: [`the runner itself, or something outside its tests (${file})`] };
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    assertionResults: { fullName: string; status?: string; duration?: number | null }[];
  }[];
}

/** `root` is taken off the names of the files. */
export function readVitest(succeeded: boolean, file: string, root: string): Tally {
  return readReport(succeeded, file, (report: VitestReport) => {
    const tests = report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ fullName, status, duration }) => ({
        name: `${name.replace(`${root}/`, '')}: ${fullName}`,
        ms: duration ?? 0,
        failed: status === 'failed',
      })),
    );
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests,
      times: tests.map(({ name, ms }) => ({ name, ms })),
      failures: tests.filter(({ failed }) => failed).map(({ name }) => name),
    };
  });
}

interface PlaywrightSuite {
  file: string;
  specs?: {
    title: string;
    file: string;
    ok?: boolean;
    tests: { results: { duration: number }[] }[];
  }[];
  suites?: PlaywrightSuite[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: PlaywrightSuite[];
}

function testsOf({ specs = [], suites = [] }: PlaywrightSuite): (Timed & { failed: boolean })[] {
  const own = specs.map(({ file, title, ok, tests }) => ({
    name: `test/e2e/${file}: ${title}`,
    ms: tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0),
    failed: ok === false,
  }));
  return [...own, ...suites.flatMap(testsOf)];
}

export function readPlaywright(succeeded: boolean, file: string): Tally {
  return readReport(succeeded, file, ({ stats, suites }: PlaywrightReport) => {
    const tests = suites.flatMap(testsOf);
    return {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
      times: tests.map(({ name, ms }) => ({ name, ms })),
      failures: tests.filter(({ failed }) => failed).map(({ name }) => name),
    };
  });
}

type ConformanceReport = Pick<Tally, 'passed' | 'failed' | 'failures'>;

/** Each row of the table of Electron's behaviours counts as one test. */
export function readConformance(succeeded: boolean, file: string): Tally {
  return readReport(succeeded, file, ({ passed, failed, failures }: ConformanceReport) => ({
    ...nothing,
    passed,
    failed,
    failures: failures.map((failure) => `Electron's behaviours: ${failure}`),
  }));
}

export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = (key: 'passed' | 'failed' | 'skipped') =>
    tallies.reduce((total, tally) => total + tally[key], 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    times: tallies.flatMap(({ times }) => times),
    failures: tallies.flatMap(({ failures }) => failures),
  };
}

/** `12.3 s  FILE: TEST`, the slowest `count` of them. */
export function slowest(times: readonly Timed[], count: number): string[] {
  return times
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, count)
    .map(({ name, ms }) => `${(ms / 1000).toFixed(1).padStart(6)} s  ${name}`);
}

/** What failed, once more where nobody has to look for it; nothing when nothing did. */
export function whatFailed({ failures }: Pick<Tally, 'failures'>): string[] {
  return failures.length === 0 ? [] : ['', 'What failed:', ...failures.map((name) => `  ${name}`)];
}

/** The last line of `npm test`. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
