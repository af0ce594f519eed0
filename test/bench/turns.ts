/** Waits for what is under way, by the event loop's own turns and not by a clock. */
import { setImmediate as turn } from 'node:timers/promises';

/** So many turns in a row without a request, and there is none to come before a timer. */
const quietTurns = 4;

/** Resolves when nothing is under way any more. */
export async function turns(isBusy: () => boolean): Promise<void> {
  for (let quiet = 0; quiet < quietTurns; ) {
    await turn();
    quiet = isBusy() ? 0 : quiet + 1;
  }
}
