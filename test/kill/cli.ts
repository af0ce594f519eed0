/** `npm run test:kill -- --runs N [--seed N] [--operations N] [--beside N]`: ends with code 1 when a run was not right. */
import { randomInt } from 'node:crypto';
import { parseFlags, wholeNumber } from '../../main/flags.ts';
import { flagsOrEnd } from '../../scripts/usage.ts';
import { bundle } from './bundle.ts';
import { run } from './run.ts';

const {
  runs,
  operations,
  beside,
  seed: firstSeed,
} = flagsOrEnd((args) => {
  const flags = parseFlags(args, { runs: 'text', operations: 'text', seed: 'text', beside: 'text' });
  const { runs = '20', operations = '1000', beside = '3' } = flags;
  const { seed = `${randomInt(1, 1_000_000_000)}` } = flags;
  return {
    runs: wholeNumber('--runs', runs, 1, 1_000_000),
    operations: wholeNumber('--operations', operations, 1, 1_000_000),
    beside: wholeNumber('--beside', beside, 1, 64),
    seed: wholeNumber('--seed', seed, 1, 1_000_000_000),
  };
});

using scripts = await bundle();
let next = 0;
let wrong = 0;

async function runNext(): Promise<void> {
  while (next < runs) {
    const index = next;
    next += 1;
    const seed = firstSeed + index;
    const ignoreExisting = seed % 2 === 1;
    const result = await run({ bundle: scripts, seed, operations, ignoreExisting });
    const kind = ignoreExisting ? ', ignore_existing' : '';
    const outcome = result.complaints.length === 0 ? 'right' : 'WRONG';
    process.stdout.write(
      `run ${index + 1}/${runs} seed ${seed}${kind}: ${operations} operations, ${result.kills} kills, ` +
        `${result.seconds.toFixed(1)} s: ${outcome}\n`,
    );
    if (result.complaints.length === 0) continue;
    wrong += 1;
    for (const complaint of result.complaints.slice(0, 20)) process.stdout.write(`  ${complaint}\n`);
    process.stdout.write(
      `  again: npm run test:kill -- --runs 1 --seed ${seed} --operations ${operations}\n`,
    );
  }
}

// Most of a run is waiting, for a kill or an answer.
await Promise.all(Array.from({ length: beside }, runNext));
process.stdout.write(`${runs - wrong} passed, ${wrong} failed\n`);
process.exitCode = wrong === 0 ? 0 : 1;
