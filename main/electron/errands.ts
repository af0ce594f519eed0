/** Why the popup is being opened, kept until the page asks: it may not have been loaded yet, or be loaded anew. */
import type { Errand } from '../../preload/shell.ts';

export interface Errands {
  /** The newest wins: a person who asked twice means the second. */
  put(errand: Errand): void;
  take(): Errand | null;
  /** The popup was opened, maybe just to look: the cursor belongs into the invite field then. */
  opened(): void;
}

export function createErrands(announce: () => void): Errands {
  let waiting: Errand | null = null;
  let hasReason = false;
  return {
    put(errand) {
      waiting = errand;
      hasReason = true;
      announce();
    },
    opened() {
      if (!hasReason) waiting = { kind: 'invite', text: '' };
      hasReason = false;
      announce();
    },
    take() {
      const errand = waiting;
      waiting = null;
      return errand;
    },
  };
}
