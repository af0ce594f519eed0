/** The flags of `npm run bench`. */
import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Empty: all of them. */
  only: string[];
  json: string | null;
  list: boolean;
  write: boolean;
  strict: boolean;
  help: boolean;
}

/** A flag that cannot be understood, in a sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const help = `Measures the numbers that Guestlist wants to reach.

npm run bench -- [flags]
  --only NAME    measure this one only; can be given several times
  --json FILE    also write the rows to FILE, as an array of
                 {name, value, unit, bar, ok, reference}
  --strict       exit with 1 when a bar is missed
  --write        write BENCHMARKS.md; for runs of all measures
  --list         print the names
  --help         this text
`;

/** `names`: of the measures there are. Throws {@link UsageError}. */
export function parseCommandLine(args: string[], names: readonly string[]): BenchOptions {
  const { values } = parse(args);
  const { only, json, list, write, strict, help: asksHelp } = values;
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new UsageError(`There is no ${unknown}; there are ${names.join(', ')}.`);
  if (write && only.length > 0) throw new UsageError('--write needs all measures: leave out --only.');
  return { only, json: json ?? null, list, write, strict, help: asksHelp };
}

function parse(args: string[]) {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args,
      options: {
        only: { type: 'string', multiple: true, default: [] },
        json: { type: 'string' },
        list: flag,
        write: flag,
        strict: flag,
        help: { ...flag, short: 'h' },
      },
    });
  } catch (error) {
    const words = error instanceof Error ? error.message.split(/\.\s|\.?\n|\.$/)[0] : 'Unknown flags';
    throw new UsageError(`${words}. See --help.`, { cause: error });
  }
}
