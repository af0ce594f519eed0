/** `npm run test:fuzz [-- --runs N --seed N --only NAME --quick]`: ends with code 1 when something did not hold. */
import '../support/electron-node/boringssl.ts';
import { randomInt } from 'node:crypto';
import { parseFlags, UsageError, wholeNumber } from '../../main/flags.ts';
import { flagsOrEnd } from '../../scripts/usage.ts';
import type { Suite } from './suite.ts';
import { suites } from './suites.ts';
import { watchProcess } from './watch.ts';

const aNumber = (flag: string, text: string) => wholeNumber(flag, text, 1, Number.MAX_SAFE_INTEGER);
const names = suites.map(({ name }) => name);

const { runs, seed, only, quick } = flagsOrEnd((args) => {
  const flags = parseFlags(args, { runs: 'text', seed: 'text', only: 'text', quick: 'switch' });
  const { runs = `${Number.MAX_SAFE_INTEGER}`, seed = `${randomInt(1, 1_000_000_000)}`, only, quick } = flags;
  if (only !== undefined && !names.includes(only)) {
    throw new UsageError(`--only is one of ${names.join(', ')}, not "${only}".`);
  }
  return { runs: aNumber('--runs', runs), seed: aNumber('--seed', seed), only, quick };
});

async function complaintsOf(suite: Suite): Promise<string[]> {
  const most = Math.min(runs, quick ? suite.quick : suite.full);
  using watch = watchProcess();
  const startedAt = performance.now();
  const { cases, counts, complaints } = await suite.run(most, seed);
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
      `  again: npm run test:fuzz -- --only ${suite.name} --runs ${most} --seed ${seed}\n`,
    );
  }
  return all;
}

let broken = 0;
const chosen = suites.filter(({ name }) => only === undefined || name === only);
for (const suite of chosen) if ((await complaintsOf(suite)).length > 0) broken += 1;
process.stdout.write(`${chosen.length - broken} passed, ${broken} failed\n`);
process.exit(broken === 0 ? 0 : 1);
