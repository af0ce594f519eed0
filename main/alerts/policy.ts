/**
 * Which event deserves which notification. Pure: the same state, event and settings always give the same decisions.
 * Every rule is one of the manners of a good notification: transitions and not polls, one notification for one
 * subject, a burst as one summary, silence while the person looks, in quiet hours, and about old news.
 */
import type { Alert } from '../../preload/alert.ts';
import type { Settings } from '../../preload/settings.ts';
import type { AlertEvent } from './event.ts';
import { hear } from './hear.ts';
import { speak } from './speak.ts';
import type { Subject } from './subject.ts';

export type AlertSettings = Pick<
  Settings,
  'notifications' | 'mutedNotifications' | 'hideAddresses' | 'quietHours'
>;

export interface AlertState {
  subjects: ReadonlyMap<string, Subject>;
  /** Per account, when its first sync since the start or the last wake-up ended well. */
  syncedAt: ReadonlyMap<string, number>;
  /** The newest that was heard of each thing: events may come twice and in any order. */
  heard: ReadonlyMap<string, number>;
}

export interface AlertContext {
  now: number;
  settings: AlertSettings;
  /** The account that the person is looking at, in a popup that has the focus; null when nobody looks. */
  looking: { accountId: string | null } | null;
  /** Labels of the accounts by id. */
  accounts: ReadonlyMap<string, string>;
  /** Of the person's wall clock; unset: the machine's. */
  timeZone?: string | undefined;
}

/** Why nothing is said, for the log and the tests. */
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

export type Decision =
  | { do: 'notify'; alert: Alert }
  /** Like `notify`, about several things at once. */
  | { do: 'summarise'; alert: Alert }
  /** Changes what is shown, without a sound. */
  | { do: 'update'; alert: Alert }
  | { do: 'dismiss'; id: string }
  | { do: 'stay-silent'; subject: string; why: Silence };

export interface Step {
  state: AlertState;
  decisions: readonly Decision[];
}

export const initialState: AlertState = { subjects: new Map(), syncedAt: new Map(), heard: new Map() };

export function decide(state: AlertState, event: AlertEvent, context: AlertContext): Step {
  const heard = hear(state, event, context);
  const spoken = speak(heard.state, context);
  return { state: spoken.state, decisions: [...heard.decisions, ...spoken.decisions] };
}

/** When to decide again, with a `tick`; null when nothing is pending. */
export function nextLookAt({ subjects }: AlertState): number | null {
  const due = [...subjects.values()].flatMap(({ dueAt }) => dueAt ?? []);
  return due.length === 0 ? null : Math.min(...due);
}
