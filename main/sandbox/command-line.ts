/** The flags of `npm run sandbox`. */
import { parseFlags, UsageError, wholeNumber } from '../flags.ts';
import { limitModes } from './rate-limits.ts';
import type { SandboxOptions } from './server.ts';

const numbers = {
  port: { max: 65_535, option: 'port' },
  invitations: { max: 1_000_000, option: 'invitations' },
  organizations: { max: 10_000, option: 'organizations' },
  waitlist: { max: 1_000_000, option: 'waitlist' },
  latency: { max: 60_000, option: 'latencyMs' },
  seed: { max: 2 ** 32 - 1, option: 'seed' },
} as const;

export const sandboxHelp = `A local, Clerk-compatible API of invitations, organizations and the waitlist, to try Guestlist on.

npm run sandbox -- [flags]
  --port N          port on 127.0.0.1; 0, the default, takes any free one
  --invitations N   how many invitations exist already (default 40)
  --organizations N how many organizations there are (default 3; 0: turned off)
  --waitlist N      how many people wait (default 12; 0: no waitlist)
  --latency MS      delay of every answer (default 0)
  --limits NAME     clerk (production, the default), development,
                    shared (creates and bulk creates share one hourly counter), none
  --seed N          the same number gives the same key, invitations and ids (default 1)
  --help            this text

GET /_sandbox/ on the same address lists what can be controlled: the ledger of e-mails,
the clock, accepting invitations, faults, reset.
`;

/** `args` without the runtime and the script. Null: it asks for help. Throws `UsageError`. */
export function parseCommandLine(args: readonly string[]): SandboxOptions | null {
  const flags = parseFlags(args, {
    port: 'text',
    invitations: 'text',
    organizations: 'text',
    waitlist: 'text',
    latency: 'text',
    limits: 'text',
    seed: 'text',
    help: 'switch',
  });
  if (flags.help) return null;
  const options: SandboxOptions = { organizations: 3, waitlist: 12 };
  for (const name of Object.keys(numbers) as (keyof typeof numbers)[]) {
    const { max, option } = numbers[name];
    const given = flags[name];
    if (given !== undefined) options[option] = wholeNumber(`--${name}`, given, 0, max);
  }
  if (flags.limits !== undefined) options.limits = limitMode(flags.limits);
  return options;
}

function limitMode(given: string) {
  const known = limitModes.find((mode) => mode === given);
  if (!known) throw new UsageError(`--limits is one of ${limitModes.join(', ')}, not "${given}".`);
  return known;
}
