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
    const flags = parseFlags(args);
    if (flags.has('help')) return { kind: 'help', text: help };
    const options: SandboxOptions = {};
    for (const [flag, { max, option }] of Object.entries(numbers)) {
      const given = flags.get(flag);
      if (given !== undefined) options[option] = integer(flag, given, max);
    }
    const limits = flags.get('limits');
    if (limits !== undefined) options.limits = limitMode(limits);
    return { kind: 'run', options };
  } catch (error) {
    if (error instanceof Misuse) return { kind: 'misuse', sentence: error.message };
    throw error;
  }
}

/** Value by flag. Not strict: parseArgs' own errors speak to programmers, and name one mistake at most. */
function parseFlags(args: readonly string[]): Map<string, string> {
  const text = { type: 'string' } as const;
  const help = { type: 'boolean', short: 'h' } as const;
  const options = { port: text, invitations: text, latency: text, seed: text, limits: text, help };
  const flags = new Map<string, string>();
  for (const token of parseArgs({ args: [...args], options, strict: false, tokens: true }).tokens) {
    if (token.kind === 'positional') throw new Misuse('The sandbox takes flags only; --help lists them.');
    if (token.kind === 'option-terminator') continue;
    const { name, rawName } = token;
    if (!(name in options)) throw new Misuse(`There is no flag ${rawName}; --help lists those there are.`);
    if (flags.has(name)) throw new Misuse(`${rawName} is given twice.`);
    const value = name === 'help' ? noValue(token) : ownValue(token);
    flags.set(name, value);
  }
  return flags;
}

interface Flag {
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

function noValue({ rawName, value }: Flag): '' {
  if (value !== undefined) throw new Misuse(`${rawName} takes no value.`);
  return '';
}

/** Of two flags in a row the first has lost its value. */
function ownValue({ rawName, value, inlineValue }: Flag): string {
  const lost = value === undefined || (!inlineValue && value.startsWith('--'));
  if (lost) throw new Misuse(`${rawName} needs a value; --help shows which.`);
  return value;
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
