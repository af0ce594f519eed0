/**
 * `npm run test:changed [-- FILE…]`: the tests closest to each file that differs from the last commit, or to the files
 * given; for the seconds between two saves. `npm test` has the last word.
 */
import { spawnSync } from 'node:child_process';
import { join, relative, resolve } from 'node:path';
import { root } from './built.ts';
import { importersIn, testsOf } from './tests-of.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

function changedFiles(): string[] {
  const ask = (args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.split('\n');
  const changed = ask(['diff', '--name-only', 'HEAD']);
  const added = ask(['ls-files', '--others', '--exclude-standard']);
  return [...changed, ...added].filter((name) => name !== '');
}

/** Runs them; true when all passed. */
function runTests(tests: readonly string[]): boolean {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--config=vite.config.ts', ...tests], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status === 0;
}

const given = process.argv.slice(2).map((name) => relative(root, resolve(name)));
const files = given.length > 0 ? given : changedFiles();
const importers = importersIn(root);
const chosen = files.map((file) => ({ file, ...testsOf(file, root, importers) }));
const tests = [...new Set(chosen.flatMap((each) => each.tests))];
if (files.length === 0) say('No file differs from the last commit.');
if (tests.length > 0) {
  const startedAt = performance.now();
  if (!runTests(tests)) process.exitCode = 1;
  say(`${tests.length} test files in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}
for (const { file, more } of chosen) if (more > 0) say(`${more} more test files reach ${file}.`);
const untested = chosen.filter((each) => each.tests.length === 0).map(({ file }) => file);
if (untested.length > 0) {
  say(
    `Without a browser no test reaches ${untested.join(', ')}: \`npm test -- NAME\` runs the tests whose path has NAME in it.`,
  );
}
