/** Looks for a newer version, loads it, and asks before it restarts. */
import { errorName } from '../../fault-facts.ts';
import type { Clock, Log } from '../../ports.ts';
import { isOlder } from '../login/versions.ts';

/** What electron-updater does, as far as it is needed here. Everything rejects when there is no network. */
export interface Updater {
  /** The version that the feed offers, whatever it is; null when it offers none. */
  offered(): Promise<string | null>;
  /** Loads what was offered, and rejects where it is not what the feed says or not signed as this build is. */
  load(): Promise<void>;
  /** Ends the application and starts the new one. */
  restart(): void;
}

export interface UpdatePorts {
  updater: Updater;
  version: string;
  clock: Clock;
  log: Log;
  /** Asks the person; false is "later": it is then installed when Guestlist is quit the next time. */
  ask(version: string): Promise<boolean>;
}

/** Milliseconds. Not at once: a start at login has other things to do. */
const firstLook = 5 * 60_000;
const nextLook = 24 * 3_600_000;

/** Returns the function that ends it. Never throws; what goes wrong is logged and tried again the next day. */
export function keepUpdated({ updater, version, clock, log, ask }: UpdatePorts): () => void {
  let callOff: (() => void) | null = null;
  let ready: string | null = null;

  async function look(): Promise<void> {
    const offered = await updater.offered();
    // Not the one that runs, never one before it, and none that the person was asked about.
    if (offered === null || offered === ready || !isOlder(version, offered)) return;
    log.info('update.found', { version: offered });
    await updater.load();
    ready = offered;
    if (await ask(offered)) {
      log.info('update.restart', { version: offered });
      updater.restart();
    }
  }

  function plan(ms: number): void {
    callOff = clock.after(ms, () => {
      plan(nextLook);
      look().catch((error: unknown) => log.warn('update.failed', { error: errorName(error) }));
    });
  }

  plan(firstLook);
  return () => callOff?.();
}
