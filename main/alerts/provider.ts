/**
 * A provider knows one thing that a person can be told about: whether what happens makes it so, its words and its
 * actions. When it is shown is not its matter: see rules.ts. A new one is a file in providers/ and a line in
 * providers.ts.
 */
import type { Alert, AlertKind } from '../../preload/alert.ts';
import type { LaunchAction } from '../../preload/shell.ts';
import type { AlertEvent } from './event.ts';
import type { WallClock } from './time-words.ts';

export interface Wording extends WallClock {
  hideAddresses: boolean;
  /** The account's label, where there are several to tell apart. */
  account: string | null;
}

export type Words = Pick<Alert, 'title' | 'body'>;
export type NonEmpty<F> = readonly [F, ...F[]];

/** Why nothing is said, for the tests. */
export type Silence =
  /** Notifications, or this kind of them, are turned off. */
  | 'muted'
  | 'focused'
  | 'quiet-hours'
  | 'first-sync'
  | 'offline'
  /** It was told, is about to be, or its cause was: no transition. */
  | 'known'
  /** It is over in minutes. */
  | 'short'
  /** Waits for what may belong to it. */
  | 'gathering'
  /** Something newer about the same thing came before. */
  | 'outdated';

/** What is known besides the event. */
export interface Known {
  now: number;
  /** Whether a sync of the account went well since the start or the last wake-up. */
  hasSynced: boolean;
  /** Whether what a sync finds now is news. */
  isSettled: boolean;
  /** Whether this is so already. */
  has(id: string): boolean;
  isMuted(kind: AlertKind): boolean;
}

/** `removed`: somebody took it back, which is nothing to report. `paused`: it may come back, untold. */
export type End = 'resolved' | 'removed' | 'paused';

/** What an event says about one thing: that it is so, that it is over, or why there is nothing to tell. */
export type Observation<F> = {
  /** Of the thing, among those that one notification is about. */
  id: string;
  /** When it became so: an older event about the same thing is out of date. Null where the order is no matter. */
  at: number | null;
} & (
  | {
      fact: F;
      /** False when a sync found it that is silent. */
      isNews: boolean;
    }
  | { end: End }
  | { silence: Silence }
);

export interface Provider<F = unknown> {
  /** One notification is about all of one topic in one account; its id begins with this. */
  readonly topic: string;
  /**
   * `news` is told and over. A `condition` goes on until it ends, however often it is seen. Of `work` each item is told
   * by itself, and again when it was tried again and failed again.
   */
  readonly nature: 'news' | 'condition' | 'work';
  observe(event: AlertEvent, known: Known): readonly Observation<F>[];
  kindOf(fact: F): AlertKind;
  words(facts: NonEmpty<F>, wording: Wording): Words;
  /** That what was told is over. Unset: that is not worth a word, and the notification leaves at once. */
  overWords?(facts: NonEmpty<F>, wording: Wording): Words;
  /** Where a person can do something about it. */
  target(facts: NonEmpty<F>): LaunchAction;
  /** The queue item that Retry sends again, or null. */
  retries?(fact: F): string | null;
  /** How many things a fact stands for; unset: one. */
  count?(fact: F): number;
  /** What every other item will meet too, or null: it is told once. */
  causeOf?(fact: F): string | null;
}
