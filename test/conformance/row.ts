/** One row of the table: a behaviour of Electron that Guestlist leans on, and how to see it. */
import type { Stage } from './stage.ts';

/** Where the behaviours were read: Electron's main branch, v45.0.0-nightly.20260821. */
export const electronCommit = '96f3996d8d3ce6e2fcfb86326fc4b953b53936fb';

export interface Row {
  /** In our own words, as a sentence. */
  says: string;
  /** A file of Electron's with the line, and the name of its test when there is one. */
  source: string;
  /** The file of the product that leans on it. */
  relies: string;
  /** What of Electron it is about: `Tray.setImage`, `app#second-instance` for an event. */
  about: readonly string[];
  /** Where Electron itself claims it; everywhere when unset. */
  on?: readonly NodeJS.Platform[];
  /** Why the stand-in does otherwise; on Electron no row has one that counts. */
  untruth?: string;
  /** Against `electron` alone. Rejects when it does not hold. */
  check(stage: Stage): Promise<void> | void;
}

/** A behaviour that no check of ours can see, and why. */
export interface Unsaid {
  says: string;
  source: string;
  about?: readonly string[];
  why: string;
}

export interface Chapter {
  name: string;
  rows: readonly Row[];
}

/** What the application under test writes of one row. */
export interface Seen {
  chapter: string;
  says: string;
  outcome: 'held' | 'broke' | 'elsewhere';
  error: string;
}
