/** Why the popup is being opened, kept until the page asks: it may not have been loaded yet, or be loaded anew. */
import type { Errand } from '../../preload/shell.ts';

export interface Errands {
  /** The newest wins: a person who asked twice means the second. */
  put(errand: Errand): void;
  take(): Errand | null;
}

export function createErrands(announce: () => void): Errands {
  let waiting: Errand | null = null;
  return {
    put(errand) {
      waiting = errand;
      announce();
    },
    take() {
      const errand = waiting;
      waiting = null;
      return errand;
    },
  };
}
