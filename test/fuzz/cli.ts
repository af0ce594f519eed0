/** `npm run test:fuzz [-- --runs N --seed N --only NAME --quick]`: ends with code 1 when something did not hold. */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Suite } from './suite.ts';
import { suites } from './suites.ts';
import { watchProcess } from './watch.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: { runs: text, seed: text, only: text, quick: { type: 'boolean', default: false } },
});
const seed = Number(values.seed ?? randomInt(1, 1_000_000_000));
const most = Number(values.runs ?? Number.MAX_SAFE_INTEGER);
const chosen = suites.filter(({ name }) => values.only === undefined || values.only === name);

if (![seed, most].every((value) => Number.isSafeInteger(value) && value > 0) || chosen.length === 0) {
  const names = suites.map(({ name }) => name).join(', ');
  process.stderr.write(`--runs and --seed are whole numbers above 0; --only is one of ${names}.\n`);
  process.exit(2);
}

async function complaintsOf(suite: Suite): Promise<string[]> {
  const runs = Math.min(most, values.quick ? suite.quick : suite.full);
  using watch = watchProcess();
  const startedAt = performance.now();
  const { cases, counts, complaints } = await suite.run(runs, seed);
  // A rejection that nobody handles is told in a later turn.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const facts = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  const all = [...complaints, ...watch.complaints];
  process.stdout.write(
    `${suite.name}: ${cases} ${suite.what}, seed ${seed}, ${seconds} s: ${all.length === 0 ? 'held' : 'BROKEN'}\n` +
      `  ${facts.join(', ')}\n`,
  );
  for (const complaint of all.slice(0, 20)) process.stdout.write(`  ${complaint}\n`);
  if (all.length > 0) {
    process.stdout.write(
      `  again: npm run test:fuzz -- --only ${suite.name} --runs ${runs} --seed ${seed}\n`,
    );
  }
  return all;
}

let broken = 0;
for (const suite of chosen) if ((await complaintsOf(suite)).length > 0) broken += 1;
process.stdout.write(`${chosen.length - broken} passed, ${broken} failed\n`);
process.exit(broken === 0 ? 0 : 1);
