/** The flags of `npm run sandbox`. */
import { parseArgs } from 'node:util';
import { limitModes } from './rate-limits.ts';
import type { SandboxOptions } from './server.ts';

export type CommandLine =
  | { kind: 'run'; options: SandboxOptions }
  | { kind: 'help'; text: string }
  | { kind: 'misuse'; sentence: string };

const numbers = {
  port: { max: 65_535, option: 'port' },
  invitations: { max: 1_000_000, option: 'invitations' },
  latency: { max: 60_000, option: 'latencyMs' },
  seed: { max: 2 ** 32 - 1, option: 'seed' },
} as const;

const help = `A local, Clerk-compatible Invitations API to try Guestlist on.

npm run sandbox -- [flags]
  --port N          port on 127.0.0.1; 0, the default, takes any free one
  --invitations N   how many invitations exist already (default 40)
  --latency MS      delay of every answer (default 0)
  --limits NAME     clerk (production, the default), development,
                    shared (creates and bulk creates share one hourly counter), none
  --seed N          the same number gives the same key, invitations and ids (default 1)
  --help            this text

GET /_sandbox/ on the same address lists what can be controlled: the ledger of e-mails,
the clock, accepting invitations, faults, reset.
`;

class Misuse extends Error {}

/** `args` without the runtime and the script. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  try {
    const values = parseFlags(args);
    if (values.help) return { kind: 'help', text: help };
    const options: SandboxOptions = {};
    for (const [flag, { max, option }] of Object.entries(numbers)) {
      const given = values[flag as keyof typeof numbers];
      if (given !== undefined) options[option] = integer(flag, given, max);
    }
    if (values.limits !== undefined) options.limits = limitMode(values.limits);
    return { kind: 'run', options };
  } catch (error) {
    if (error instanceof Misuse) return { kind: 'misuse', sentence: error.message };
    throw error;
  }
}

function parseFlags(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({
      args: [...args],
      options: {
        port: text,
        invitations: text,
        latency: text,
        seed: text,
        limits: text,
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error;
    throw new Misuse(misuseSentence(args, code));
  }
}

/** parseArgs explains itself to programmers; a person wants to know which flag it was. */
function misuseSentence(args: readonly string[], code: string): string {
  const known = [...Object.keys(numbers), 'limits', 'help'];
  const name = (arg: string) => arg.replace(/^--/, '').replace(/=.*$/s, '');
  const stranger = args.find((arg) => arg.startsWith('-') && arg !== '-h' && !known.includes(name(arg)));
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && stranger !== undefined) {
    return `There is no flag ${stranger.replace(/=.*$/s, '')}; --help lists those there are.`;
  }
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
    return 'The sandbox takes flags only; --help lists them.';
  }
  const bare = args.find(
    (arg, i) => arg.startsWith('--') && !arg.includes('=') && !(args[i + 1] ?? '-').match(/^[^-]/),
  );
  return `${bare ?? 'A flag'} needs a value, as --help shows.`;
}

function integer(flag: string, given: string, max: number): number {
  if (!/^\d{1,10}$/.test(given) || Number(given) > max) {
    throw new Misuse(`--${flag} takes a whole number from 0 to ${max}, not "${given}".`);
  }
  return Number(given);
}

function limitMode(given: string) {
  const known = limitModes.find((mode) => mode === given);
  if (!known) throw new Misuse(`--limits is one of ${limitModes.join(', ')}, not "${given}".`);
  return known;
}
