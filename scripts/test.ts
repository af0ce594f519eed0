/**
 * `npm test [-- NAME]`: types, lint and layers, unit, integration, then e2e in a real Chromium. With NAME only the
 * test files whose path contains it. The last line is always `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildOrEnd, root } from './built.ts';
import { ensureRequirements } from './requirements.ts';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const reports = join(root, 'test-results');
const bin = (name: string) => join(root, 'node_modules', name);

function run(title: string, script: string, args: string[], env: NodeJS.ProcessEnv = {}): boolean {
  process.stdout.write(`\n— ${title}\n`);
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...process.env, ...env },
  });
  return status === 0;
}

/** A check counts as one test. */
function check(title: string, script: string, args: string[]): Tally {
  return run(title, script, args)
    ? { passed: 1, failed: 0, skipped: 0 }
    : { passed: 0, failed: 1, skipped: 0 };
}

/** A runner that leaves no report, or fails without a failed test, counts as one failure. */
function readReport(succeeded: boolean, file: string, read: (report: never) => Tally): Tally {
  const tally = existsSync(file)
    ? read(JSON.parse(readFileSync(file, 'utf8')) as never)
    : { passed: 0, failed: 0, skipped: 0 };
  return !succeeded && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

function vitest(filter: string[]): Tally {
  const file = join(reports, 'vitest.json');
  const ok = run('unit and integration', bin('vitest/vitest.mjs'), [
    'run',
    '--config=vite.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...(filter.length > 0 ? ['--passWithNoTests'] : []),
    ...filter,
  ]);
  return readReport(
    ok,
    file,
    (report: { numPassedTests: number; numFailedTests: number; numPendingTests: number }) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests,
    }),
  );
}

function playwright(filter: string[], env: NodeJS.ProcessEnv): Tally {
  const file = join(reports, 'playwright.json');
  const args = ['test', '--config=test/e2e/playwright.config.ts', '--reporter=list,json', ...filter];
  if (filter.length > 0) args.push('--pass-with-no-tests');
  const ok = run('e2e in Chromium', bin('@playwright/test/cli.js'), args, {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  return readReport(
    ok,
    file,
    (report: { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }) => ({
      passed: report.stats.expected,
      failed: report.stats.unexpected + report.stats.flaky,
      skipped: report.stats.skipped,
    }),
  );
}

const filter = process.argv.slice(2);
const requirements = await ensureRequirements();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
buildOrEnd();

const tsc = bin('typescript/bin/tsc');
const tallies: Tally[] = [];
if (filter.length === 0) {
  for (const project of ['tsconfig.json', 'renderer/tsconfig.json', 'test/tsconfig.json']) {
    tallies.push(check(`types: ${project}`, tsc, ['-p', project]));
  }
  tallies.push(
    check('lint, format and layers', bin('@biomejs/biome/bin/biome'), ['check', '--error-on-warnings', '.']),
  );
}
tallies.push(vitest(filter));
if (filter.length === 0) {
  tallies.push(
    check('killed at random moments, 20 times', 'test/kill/cli.ts', ['--runs=20', '--operations=100']),
    check('fuzz, a tenth of its full size', 'test/fuzz/cli.ts', ['--quick']),
  );
}
tallies.push(playwright(filter, { CHROMIUM_PATH: requirements.chromium }));

const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
const skipped = sum('skipped');
process.stdout.write(
  `\n${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
);
process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
