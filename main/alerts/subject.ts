/**
 * A subject is what one notification is about: the failed work of an account, its key, the keychain … It is known by
 * the id of its notification, so that there is never more than one for it.
 */
import type { Alert } from '../../preload/alert.ts';
import type { Fact, MendableFact, Topic } from './fact.ts';

/**
 * `unsaid`: found by a sync that is silent. `fresh`: to be told. `told`: in a notification. `seen`: not to be told,
 * because the person was looking or muted it.
 */
export type Standing = 'unsaid' | 'fresh' | 'told' | 'seen';

export interface Entry {
  fact: Fact;
  /** When it became so; an older event about the same thing is out of date. */
  version: number;
  standing: Standing;
}

export interface Subject {
  id: string;
  topic: Topic;
  accountId: string | null;
  /** By the id of the thing, in the order in which they came. */
  entries: ReadonlyMap<string, Entry>;
  /** What was told and is over, but not yet said to be. */
  mended: ReadonlyMap<string, MendableFact>;
  shown: { alert: Alert; members: readonly string[] } | null;
  /** What is shown is no longer right. */
  stale: boolean;
  /** When to speak; null when there is nothing to say. */
  dueAt: number | null;
  /** Whether it speaks within a burst: then without a sound. */
  quietly: boolean;
  spokeAt: number | null;
}

export function subjectId(topic: Topic, accountId: string | null): string {
  return accountId === null ? topic : `${topic}:${accountId}`;
}

export function newSubject(topic: Topic, accountId: string | null): Subject {
  return {
    id: subjectId(topic, accountId),
    topic,
    accountId,
    entries: new Map(),
    mended: new Map(),
    shown: null,
    stale: false,
    dueAt: null,
    quietly: false,
    spokeAt: null,
  };
}

export function withEntry(subject: Subject, id: string, entry: Entry): Subject {
  return { ...subject, entries: new Map(subject.entries).set(id, entry) };
}

export function withoutEntry(subject: Subject, id: string): Subject {
  const entries = new Map(subject.entries);
  entries.delete(id);
  return { ...subject, entries };
}

export function idsOf(subject: Subject, standing: Standing): string[] {
  return [...subject.entries].filter(([, entry]) => entry.standing === standing).map(([id]) => id);
}

/** The subject with every entry of one standing in another. */
export function restand(subject: Subject, from: Standing, to: Standing): Subject {
  const entries = new Map(
    Array.from(subject.entries, ([id, entry]) => [
      id,
      entry.standing === from ? { ...entry, standing: to } : entry,
    ]),
  );
  return { ...subject, entries };
}
