/** Whether the person looks at a page of ours, as the pages say. */
import type { Presence } from '../alerts/notifier.ts';

export interface PagePresence extends Presence {
  /** A page has got or lost the focus, or went away: the last word counts, since only one can have it. */
  tell(looking: boolean): void;
}

export function createPagePresence(): PagePresence {
  const listeners = new Set<() => void>();
  let focused = false;
  return {
    hasFocus: () => focused,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(looking) {
      const left = focused && !looking;
      focused = looking;
      // What came while nobody looked stays on the page until it is put away, so that it can be read.
      if (left) for (const listener of [...listeners]) listener();
    },
  };
}
