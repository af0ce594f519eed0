/** What `npm test` makes of its parts: counts, the slowest, and outputs that do not mix. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { phaseRunner } from '../../../scripts/testing/phases.ts';
import {
  closingLine,
  readConformance,
  readPlaywright,
  readVitest,
  slowest,
  sumOf,
  whatFailed,
} from '../../../scripts/testing/reports.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guestlist-testing-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function script(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

it('runs parts side by side, and shows each whole under its title, in the order of their start', async () => {
  let shown = '';
  const run = phaseRunner(folder, (text) => {
    shown += text.toString();
  });
  // The first ends only after the second has: were they not side by side, it would wait for ever.
  const flag = JSON.stringify(join(folder, 'second-was-here'));
  const first = script(
    'first.mjs',
    `import { existsSync } from 'node:fs';
     console.log('first begins');
     setInterval(() => existsSync(${flag}) && (console.log('first ends'), process.exit(0)), 10);`,
  );
  const second = script(
    'second.mjs',
    `import { writeFileSync } from 'node:fs'; console.log('second'); writeFileSync(${flag}, ''); process.exitCode = 3;`,
  );
  const results = await Promise.all([
    run({ title: 'one', script: first, args: [] }),
    run({ title: 'two', script: second, args: [] }),
  ]);
  expect(results).toEqual([true, false]);
  await expect
    .poll(() => shown.replaceAll(/ {2}\d+ s\n/g, ''))
    .toBe('\n— one\nfirst begins\nfirst ends\n\n— two\nsecond\n');
});

it('adds the reports of both runners, and names the slowest tests and those that failed', () => {
  const vitest = script(
    'vitest.json',
    JSON.stringify({
      numPassedTests: 2,
      numFailedTests: 1,
      numPendingTests: 1,
      testResults: [
        {
          name: '/tree/test/unit/a.test.ts',
          assertionResults: [
            { fullName: 'quick', duration: 3 },
            { fullName: 'left out', duration: null },
            { fullName: 'slow', status: 'failed', duration: 2500 },
          ],
        },
      ],
    }),
  );
  const playwright = script(
    'playwright.json',
    JSON.stringify({
      stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 0 },
      suites: [
        {
          file: 'a.spec.ts',
          specs: [
            { title: 'wide', file: 'a.spec.ts', ok: false, tests: [{ results: [{ duration: 9000 }] }] },
          ],
          suites: [
            { file: 'a.spec.ts', specs: [{ title: 'deep', file: 'a.spec.ts', tests: [{ results: [] }] }] },
          ],
        },
      ],
    }),
  );
  const total = sumOf([readVitest(false, vitest, '/tree'), readPlaywright(false, playwright)]);
  expect(closingLine(total)).toBe('3 passed, 2 failed, 1 skipped');
  expect(whatFailed(total)).toEqual([
    '',
    'What failed:',
    '  test/unit/a.test.ts: slow',
    '  test/e2e/a.spec.ts: wide',
  ]);
  expect(slowest(total.times, 2)).toEqual([
    '   9.0 s  test/e2e/a.spec.ts: wide',
    '   2.5 s  test/unit/a.test.ts: slow',
  ]);
});

it('takes a runner that left no report, or failed without a failed test, for a failure', () => {
  const absent = join(folder, 'absent.json');
  expect(closingLine(readPlaywright(false, absent))).toBe('0 passed, 1 failed');
  expect(whatFailed(readPlaywright(false, absent)).at(-1)).toContain(absent);
  const empty = script(
    'empty.json',
    JSON.stringify({ numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, testResults: [] }),
  );
  expect(closingLine(readVitest(false, empty, ''))).toBe('5 passed, 1 failed');
});

it('names which of Electron’s behaviours failed, and where the application ended early', () => {
  const report = { passed: 2, failed: 141, failures: ['stand-in: the application ended by 1 after “one”'] };
  const tally = readConformance(false, script('conformance.json', JSON.stringify(report)));
  expect(tally).toMatchObject({ passed: 2, failed: 141 });
  expect(whatFailed(tally)).toEqual([
    '',
    'What failed:',
    "  Electron's behaviours: stand-in: the application ended by 1 after “one”",
  ]);
});
