/**
 * `npm run test:changed [-- FILE…]`: the tests that import a file which differs from the last commit, or one of the
 * files given; for the seconds between two saves. `npm test` has the last word.
 */
import { spawnSync } from 'node:child_process';
import { join, relative, resolve } from 'node:path';
import { root } from './built.ts';
import { testsOf } from './tests-of.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

function changedFiles(): string[] {
  const ask = (args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.split('\n');
  const changed = ask(['diff', '--name-only', 'HEAD']);
  const added = ask(['ls-files', '--others', '--exclude-standard']);
  return [...changed, ...added].filter((name) => name !== '');
}

const given = process.argv.slice(2).map((name) => relative(root, resolve(name)));
const files = given.length > 0 ? given : changedFiles();
const tests = testsOf(files, root);
if (tests.length === 0) {
  say(files.length === 0 ? 'No file differs from the last commit.' : `No test imports ${files.join(', ')}.`);
} else {
  const startedAt = performance.now();
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--config=vite.config.ts', ...tests];
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`${tests.length} test files in ${seconds} s`);
  process.exitCode = status ?? 1;
}
