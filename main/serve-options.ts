/** The flags of `npm run serve`. */
import { resolve } from 'node:path';
import { parseFlags, UsageError, wholeNumber } from './flags.ts';

export interface ServeOptions {
  port: number;
  dataDir: string | null;
  sandbox: boolean;
  open: boolean;
  help: boolean;
}

export const serveHelp = `Guestlist on a page of this machine.

  --port N        port on 127.0.0.1; 0, the default, takes any free one
  --data-dir DIR  where settings, copy and queue are kept
  --sandbox       start with an account on the built-in sandbox
  --no-open       print the link, and do not open a browser
  --help          this text`;

/** Throws `UsageError`. */
export function parseServeOptions(args: readonly string[]): ServeOptions {
  const flags = parseFlags(args, {
    port: 'text',
    'data-dir': 'text',
    sandbox: 'switch',
    'no-open': 'switch',
    help: 'switch',
  });
  return {
    port: wholeNumber('--port', flags.port ?? '0', 0, 65_535),
    dataDir: flags['data-dir'] === undefined ? null : folder(flags['data-dir']),
    sandbox: flags.sandbox,
    open: !flags['no-open'],
    help: flags.help,
  };
}

function folder(name: string): string {
  if (name === '') throw new UsageError('--data-dir takes the name of a folder.');
  return resolve(name);
}
