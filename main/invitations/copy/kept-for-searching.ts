/** How long what a search needs stays in memory. */
import type { Clock } from '../../ports.ts';
import type { InvitationCopy } from './copy.ts';

/** Milliseconds after the last search. */
const keptMs = 120_000;

export interface Searching {
  /** Await before the copy is asked with a search. */
  prepare(search: string): Promise<void>;
  stop(): void;
}

export function keptForSearching(copy: InvitationCopy, clock: Clock): Searching {
  let callOff: () => void = () => undefined;
  return {
    prepare(search) {
      callOff();
      callOff = clock.after(keptMs, () => copy.endSearch());
      return copy.prepareSearch(search);
    },
    stop: () => callOff(),
  };
}
