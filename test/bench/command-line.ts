/** The flags of `npm run bench`. */
import { parseFlags, UsageError, wholeNumber } from '../../main/flags.ts';

export interface BenchOptions {
  /** Empty: all of them. */
  only: string[];
  json: string | null;
  list: boolean;
  write: boolean;
  strict: boolean;
  /** Another commit to measure beside the work tree. */
  against: string | null;
  /** How often both are measured. */
  rounds: number;
  help: boolean;
}

export const benchHelp = `Measures the numbers that Guestlist wants to reach.

npm run bench -- [flags]
  --only NAME    measure this one only; can be given several times
  --json FILE    also write the rows to FILE, as an array of
                 {name, value, unit, bar, ok, reference}
  --against REF  measure that commit too, in turns with the work tree,
                 and print the ratios; with --only npm-test the time
                 of the whole suite
  --rounds N     how often both are measured (default 3)
  --strict       exit with 1 when a bar is missed
  --write        write BENCHMARKS.md; for runs of all measures
  --list         print the names
  --help         this text
`;

/** `names`: of the measures there are. Throws `UsageError`. */
export function parseCommandLine(args: readonly string[], names: readonly string[]): BenchOptions {
  const { only, json, list, write, strict, against, rounds, help } = parseFlags(args, {
    against: 'text',
    rounds: 'text',
    only: 'texts',
    json: 'text',
    strict: 'switch',
    write: 'switch',
    list: 'switch',
    help: 'switch',
  });
  const known = against === undefined ? names : [...names, 'npm-test'];
  const unknown = only.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`There is no ${unknown}; there are ${known.join(', ')}.`);
  if (against === undefined && rounds !== undefined) throw new UsageError('--rounds goes with --against.');
  if (against !== undefined && (json || write)) throw new UsageError('--against only prints.');
  if (write && only.length > 0) throw new UsageError('--write needs all measures: leave out --only.');
  return {
    only,
    json: json ?? null,
    list,
    write,
    strict,
    against: against ?? null,
    rounds: wholeNumber('--rounds', rounds ?? '3', 1, 100),
    help,
  };
}
