/**
 * `npm run test:deep`: what is long by nature, at its full size, one after the other: the fuzz, a hundred kills of a
 * thousand operations, a keychain's reads and writes, and the suite twenty times in a row. The last line is `N passed, N failed`; each is one test.
 */
import './end-with-parent.mjs';
import { join } from 'node:path';
import { parseFlags, wholeNumber } from '../main/flags.ts';
import { buildOrEnd, root } from './built.ts';
import { ensureRequirements } from './requirements.ts';
import { type Phase, phaseRunner } from './testing/phases.ts';
import { closingLine, nothing, sumOf, whatFailed } from './testing/reports.ts';
import { freshSeed } from './testing/seed.ts';
import { flagsOrEnd } from './usage.ts';

const { kills, soak } = flagsOrEnd((args) => {
  const { kills = '100', soak = '20' } = parseFlags(args, { kills: 'text', soak: 'text' });
  return {
    kills: wholeNumber('--kills', kills, 1, 1_000_000),
    soak: wholeNumber('--soak', soak, 0, 10_000),
  };
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

const { chromium, quick } = await ensureRequirements();
buildOrEnd();
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const playwright = join(root, 'node_modules/@playwright/test/cli.js');
const phases: Phase[] = [
  { title: 'fuzz, in full', script: 'test/fuzz/cli.ts', args: [] },
  {
    title: `killed at random moments, ${kills} times`,
    script: 'test/kill/cli.ts',
    args: [`--runs=${kills}`],
  },
  { title: '3,600 reads and writes on KWallet', script: 'test/keychains/cli.ts', args: [] },
];
for (let round = 1; round <= soak; round += 1) {
  const { seed, env: seeded } = freshSeed();
  const env = { CHROMIUM_PATH: chromium, CHROMIUM_SHELL_PATH: quick, ...seeded };
  phases.push(
    {
      title: `unit and integration, ${round} of ${soak}, seed ${seed}`,
      script: vitest,
      args: ['run', '--config=vite.config.ts', '--reporter=dot'],
      env,
    },
    {
      title: `e2e in Chromium, ${round} of ${soak}`,
      script: playwright,
      args: ['test', '--config=test/e2e/playwright.config.ts', '--reporter=dot'],
      env,
    },
  );
}

const run = phaseRunner(root);
const tallies = [];
for (const phase of phases) {
  tallies.push(
    (await run(phase)) ? { ...nothing, passed: 1 } : { ...nothing, failed: 1, failures: [phase.title] },
  );
}
const total = sumOf(tallies);
process.stdout.write(`${whatFailed(total).join('\n')}\n\n${closingLine(total)}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
