/** A state in the making: a copy that one event changes, with the decisions on the way. */
import type { Provider, Silence } from './provider.ts';
import {
  type AlertContext,
  type AlertState,
  type Decision,
  newSubject,
  type Subject,
  subjectId,
} from './state.ts';

/** The newest observation of so many things is remembered; of older ones nothing is expected any more. */
const maxNewest = 5000;
/** Out of order means minutes; a difference beyond this means that the clock was put back. */
const clockJumpMs = 3_600_000;

export class NextState {
  readonly context: AlertContext;
  readonly decisions: Decision[] = [];
  readonly subjects: Map<string, Subject>;
  readonly syncedAt: Map<string, number>;
  /** Thousands, and most events leave them as they are: copied with the first change. */
  readonly #givenNewest: AlertState['newest'];
  #ownNewest: Map<string, number> | null = null;

  constructor({ subjects, syncedAt, newest }: AlertState, context: AlertContext) {
    this.context = context;
    this.subjects = new Map(
      Array.from(subjects, ([id, subject]) => {
        const { entries, over } = subject;
        return [id, { ...subject, entries: new Map(entries), over: new Map(over) }];
      }),
    );
    this.syncedAt = new Map(syncedAt);
    this.#givenNewest = newest;
  }

  get newest(): AlertState['newest'] {
    return this.#ownNewest ?? this.#givenNewest;
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
    const last = this.newest.get(thing);
    if (last === at) return 'same';
    if (last !== undefined && at < last && last - at <= clockJumpMs) return 'old';
    this.#ownNewest ??= new Map(this.#givenNewest);
    const newest = this.#ownNewest;
    newest.delete(thing);
    newest.set(thing, at);
    const [oldest] = newest.keys();
    if (newest.size > maxNewest && oldest !== undefined) newest.delete(oldest);
    return 'new';
  }
}
