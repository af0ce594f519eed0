/** How the commands of this repository end when they are called wrongly. */
import { UsageError } from '../main/flags.ts';

/** What `read` makes of the flags; ends the process with its sentence and code 2 when that is a `UsageError`. */
export function flagsOrEnd<T>(read: (args: string[]) => T): T {
  try {
    return read(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}
