/** The flags of `npm run bench`. */
import { parseFlags, UsageError } from '../../main/flags.ts';

export interface BenchOptions {
  /** Empty: all of them. */
  only: string[];
  json: string | null;
  list: boolean;
  write: boolean;
  strict: boolean;
  help: boolean;
}

export const benchHelp = `Measures the numbers that Guestlist wants to reach.

npm run bench -- [flags]
  --only NAME    measure this one only; can be given several times
  --json FILE    also write the rows to FILE, as an array of
                 {name, value, unit, bar, ok, reference}
  --strict       exit with 1 when a bar is missed
  --write        write BENCHMARKS.md; for runs of all measures
  --list         print the names
  --help         this text
`;

/** `names`: of the measures there are. Throws `UsageError`. */
export function parseCommandLine(args: readonly string[], names: readonly string[]): BenchOptions {
  const { only, json, list, write, strict, help } = parseFlags(args, {
    only: 'texts',
    json: 'text',
    strict: 'switch',
    write: 'switch',
    list: 'switch',
    help: 'switch',
  });
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new UsageError(`There is no ${unknown}; there are ${names.join(', ')}.`);
  if (write && only.length > 0) throw new UsageError('--write needs all measures: leave out --only.');
  return { only, json: json ?? null, list, write, strict, help };
}
