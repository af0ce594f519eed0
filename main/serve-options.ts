/** The flags of `npm run serve`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface ServeOptions {
  port: number;
  dataDir: string | null;
  sandbox: boolean;
  open: boolean;
  help: boolean;
}

/** A flag that cannot be understood, in a sentence for the person. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const serveHelp = `Guestlist on a page of this machine.

  --port N        port on 127.0.0.1; 0, the default, takes any free one
  --data-dir DIR  where settings, copy and queue are kept
  --sandbox       start with an account on the built-in sandbox
  --no-open       print the link, and do not open a browser
  --help          this text`;

function portNumber(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new UsageError(`--port takes a number from 0 to 65535, not "${text}".`);
  return port;
}

/** Throws {@link UsageError}. */
export function parseServeOptions(args: string[]): ServeOptions {
  try {
    const { values, tokens } = parseArgs({
      args,
      allowNegative: false,
      tokens: true,
      options: {
        port: { type: 'string', default: '0' },
        'data-dir': { type: 'string' },
        sandbox: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
    const twice = given.find(({ name }, at) => given.findIndex((other) => other.name === name) < at);
    if (twice) throw new UsageError(`${twice.rawName} is given twice.`);
    const dataDir = values['data-dir'];
    if (dataDir === '') throw new UsageError('--data-dir takes the name of a folder.');
    return {
      port: portNumber(values.port),
      dataDir: dataDir === undefined ? null : resolve(dataDir),
      sandbox: values.sandbox,
      open: !values['no-open'],
      help: values.help,
    };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // Node's own words, down to the first sentence: what follows is advice for programmers.
    const words = error instanceof Error ? error.message : 'These flags cannot be understood';
    const sentence = words.split(/\.\s|\.?\n|\.$/)[0];
    throw new UsageError(`${sentence}. See --help.`, { cause: error });
  }
}
