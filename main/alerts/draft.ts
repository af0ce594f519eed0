/** A state in the making: what one event changes of it, and the decisions on the way. */
import type { Topic } from './fact.ts';
import type { AlertState, Decision, Silence, Step } from './policy.ts';
import { newSubject, type Subject, subjectId } from './subject.ts';

/** So many things are remembered as heard; of older ones nothing is expected any more. */
const maxHeard = 5000;
/** Out of order means minutes; a difference beyond this means that the clock was put back. */
const clockJumpMs = 3_600_000;

export class Draft {
  readonly decisions: Decision[] = [];
  readonly subjects: Map<string, Subject>;
  readonly syncedAt: Map<string, number>;
  readonly #heard: Map<string, number>;

  constructor({ subjects, syncedAt, heard }: AlertState) {
    this.subjects = new Map(subjects);
    this.syncedAt = new Map(syncedAt);
    this.#heard = new Map(heard);
  }

  subject(topic: Topic, accountId: string | null): Subject {
    return this.subjects.get(subjectId(topic, accountId)) ?? newSubject(topic, accountId);
  }

  put(subject: Subject): void {
    this.subjects.set(subject.id, subject);
  }

  stayQuiet(subject: string, why: Silence): void {
    this.decisions.push({ do: 'stay-silent', subject, why });
  }

  /** Notes the state of a thing at a time; `old` when a newer one was heard before, `same` when it was this one. */
  hear(thing: string, at: number): 'new' | 'same' | 'old' {
    const last = this.#heard.get(thing);
    if (last === at) return 'same';
    if (last !== undefined && at < last && last - at <= clockJumpMs) return 'old';
    this.#heard.delete(thing);
    this.#heard.set(thing, at);
    const [oldest] = this.#heard.keys();
    if (this.#heard.size > maxHeard && oldest !== undefined) this.#heard.delete(oldest);
    return 'new';
  }

  step(): Step {
    const { subjects, syncedAt, decisions } = this;
    return { state: { subjects, syncedAt, heard: this.#heard }, decisions };
  }
}
