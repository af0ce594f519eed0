/**
 * `npm test [-- NAME]`: types, lint and layers, unit, integration, e2e in a real Chromium, Electron's behaviours,
 * kills and fuzz. With NAME only the test files whose path contains it. The last line is always `N passed, N failed`, with
 * `, N skipped` behind it when there are any.
 */
import './end-with-parent.mjs';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildOrEnd, root } from './built.ts';
import { ensureRequirements } from './requirements.ts';
import { phaseRunner } from './testing/phases.ts';
import {
  closingLine,
  nothing,
  readConformance,
  readPlaywright,
  readVitest,
  slowest,
  sumOf,
  type Tally,
  whatFailed,
} from './testing/reports.ts';
import { seedOf } from './testing/seed.ts';

const reports = join(root, 'test-results');
const bin = (name: string) => join(root, 'node_modules', name);
const run = phaseRunner(root);

/** A check counts as one test. */
async function check(title: string, script: string, args: string[]): Promise<Tally> {
  return (await run({ title, script, args }))
    ? { ...nothing, passed: 1 }
    : { ...nothing, failed: 1, failures: [title] };
}

async function vitest(filter: string[]): Promise<Tally> {
  const file = join(reports, 'vitest.json');
  const args = ['run', '--config=vite.config.ts', '--reporter=default', '--reporter=json'];
  args.push(`--outputFile.json=${file}`);
  if (filter.length > 0) args.push('--passWithNoTests', ...filter);
  const ok = await run({
    title: 'unit and integration',
    script: bin('vitest/vitest.mjs'),
    args,
    env: browsers,
  });
  return readVitest(ok, file, root);
}

async function playwright(filter: string[]): Promise<Tally> {
  const file = join(reports, 'playwright.json');
  const args = ['test', '--config=test/e2e/playwright.config.ts', '--reporter=list,json', ...filter];
  if (filter.length > 0) args.push('--pass-with-no-tests');
  const env = { ...browsers, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const ok = await run({ title: 'e2e in Chromium', script: bin('@playwright/test/cli.js'), args, env });
  return readPlaywright(ok, file);
}

function statics(): Promise<Tally[]> {
  const tsc = bin('typescript/bin/tsc');
  const projects = ['tsconfig.json', 'renderer/tsconfig.json', 'test/tsconfig.json'];
  return Promise.all([
    ...projects.map((project) => check(`types: ${project}`, tsc, ['-p', project])),
    check('lint, format and layers', bin('@biomejs/biome/bin/biome'), ['check', '--error-on-warnings', '.']),
  ]);
}

async function conformance(): Promise<Tally> {
  const file = join(reports, 'conformance.json');
  const phase = {
    title: "Electron's behaviours",
    script: 'test/conformance/cli.ts',
    args: [],
    env: browsers,
  };
  return readConformance(await run(phase), file);
}

/** From the everyday seed: a run before a commit tells what the change did, and not what chance found. */
async function killsAndFuzz(): Promise<Tally[]> {
  const seed = `--seed=${seedOf(process.env)}`;
  const kills = ['--runs=20', '--operations=100', seed];
  return [
    await conformance(),
    await check('killed at random moments, 20 times', 'test/kill/cli.ts', kills),
    await check('fuzz, a tenth of its full size', 'test/fuzz/cli.ts', ['--quick', seed]),
  ];
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

const filter = process.argv.slice(2);
const { chromium, quick } = await ensureRequirements();
const browsers = { CHROMIUM_PATH: chromium, CHROMIUM_SHELL_PATH: quick };
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
buildOrEnd();

const all = filter.length === 0;
// One phase after the other: each keeps all cores busy by itself. Side by side they ended hardly sooner on two cores
// (706 s, and 730 in turn), and whatever is measured against a clock came late.
const before = all ? await statics() : [];
const total = sumOf([
  ...before,
  await vitest(filter),
  await playwright(filter),
  ...(all ? await killsAndFuzz() : []),
]);
process.stdout.write(`\nThe slowest ten:\n${slowest(total.times, 10).join('\n')}\n`);
process.stdout.write(`${whatFailed(total).join('\n')}\n\n${closingLine(total)}\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
