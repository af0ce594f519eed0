/** What is known of everything that a person may be told about, and what is shown of it. */
import type { Alert } from '../../preload/alert.ts';
import type { Settings } from '../../preload/settings.ts';
import { Newest } from './newest.ts';
import type { Provider, Silence } from './provider.ts';

export type AlertSettings = Pick<
  Settings,
  'notifications' | 'mutedNotifications' | 'hideAddresses' | 'quietHours'
>;

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

export type Decision =
  /** `summarise`: about several things at once. `update`: changes what is shown, without a sound. */
  | { do: 'notify' | 'summarise' | 'update'; alert: Alert }
  | { do: 'dismiss'; id: string }
  | { do: 'stay-silent'; subject: string; why: Silence };

/**
 * `unconfirmed`: found by a sync that is silent. `fresh`: to be told. `told`: in a notification. `seen`: not to be
 * told, because the person was looking or muted it. `over`: it was told and is over, which is not yet said.
 */
export type Status = 'unconfirmed' | 'fresh' | 'told' | 'seen' | 'over';

export interface Entry {
  readonly fact: unknown;
  /** When it became so. */
  readonly version: number;
  readonly status: Status;
}

/**
 * What one notification is about: the failed work of an account, its key, the keychain … It is known by the id of its
 * notification, so that there is never more than one for it.
 */
export interface Subject {
  readonly id: string;
  readonly provider: Provider;
  readonly accountId: string | null;
  /** By the id of the thing, in the order in which they came. */
  entries: Map<string, Entry>;
  shown: { alert: Alert; members: readonly string[] } | null;
  /** When to compare what should be shown with what is; null when nothing has changed. */
  dueAt: number | null;
  /** Whether it speaks within a burst: then without a sound. */
  isQuiet: boolean;
  toldAt: number | null;
}

export interface AlertState {
  subjects: ReadonlyMap<string, Readonly<Subject>>;
  /** Per account, when its first sync since the start or the last wake-up ended well. */
  syncedAt: ReadonlyMap<string, number>;
  newest: Newest;
}

export const initialState: AlertState = { subjects: new Map(), syncedAt: new Map(), newest: Newest.none };

export function subjectId({ topic }: Provider, accountId: string | null): string {
  return accountId === null ? topic : `${topic}:${accountId}`;
}

export function newSubject(provider: Provider, accountId: string | null): Subject {
  const id = subjectId(provider, accountId);
  const nothing = { shown: null, dueAt: null, isQuiet: false, toldAt: null };
  return { id, provider, accountId, entries: new Map(), ...nothing };
}

export function idsOf({ entries }: Subject, status: Status): string[] {
  return [...entries].filter(([, entry]) => entry.status === status).map(([id]) => id);
}

export function factsOf({ entries }: Subject, ids: readonly string[]): unknown[] {
  return ids.flatMap((id) => entries.get(id)?.fact ?? []);
}

/** Out of order means minutes; a difference beyond this means that the clock was put back. */
const clockJumpMs = 3_600_000;

/** A state in the making: a copy that one event changes, with the decisions on the way. */
export class NextState implements AlertState {
  readonly context: AlertContext;
  readonly decisions: Decision[] = [];
  readonly subjects: Map<string, Subject>;
  readonly syncedAt: Map<string, number>;
  readonly #before: Newest;
  readonly #observed = new Map<string, number>();

  constructor({ subjects, syncedAt, newest }: AlertState, context: AlertContext) {
    this.context = context;
    this.subjects = new Map(
      Array.from(subjects, ([id, subject]) => [id, { ...subject, entries: new Map(subject.entries) }]),
    );
    this.syncedAt = new Map(syncedAt);
    this.#before = newest;
  }

  get newest(): Newest {
    return this.#before.and(this.#observed);
  }

  subject(provider: Provider, accountId: string | null): Subject {
    const id = subjectId(provider, accountId);
    const subject = this.subjects.get(id) ?? newSubject(provider, accountId);
    this.subjects.set(id, subject);
    return subject;
  }

  staySilent({ id: subject }: Subject, why: Silence): void {
    this.decisions.push({ do: 'stay-silent', subject, why });
  }

  /** Notes an observation; `old` when there was a newer one of this thing before, `same` when it was this one. */
  order(thing: string, at: number): 'new' | 'same' | 'old' {
    const last = this.#observed.get(thing) ?? this.#before.of(thing);
    if (last === at) return 'same';
    if (last !== undefined && at < last && last - at <= clockJumpMs) return 'old';
    this.#observed.delete(thing);
    this.#observed.set(thing, at);
    return 'new';
  }
}
