/**
 * First answers to the last questions, while nothing has changed: who takes a letter back, or goes to a tab and
 * returns, waits for nobody.
 */

/** The letters of a name, or all tabs and what was searched in them. */
const most = 12;
/** Milliseconds. Times are reckoned when a row is drawn, and main tells what changes by itself. */
const keptMs = 60_000;

/** The same question has the same fields, in whatever order they were written down. */
function nameOf(query: object): string {
  return JSON.stringify(Object.entries(query).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

export class KnownAnswers<Answer> {
  /** The one that was used last comes last. */
  readonly #answers = new Map<string, { answer: Answer; at: number }>();

  /** `now` in milliseconds, of any clock that only goes on. */
  get(query: object, now: number): Answer | undefined {
    const name = nameOf(query);
    const known = this.#answers.get(name);
    this.#answers.delete(name);
    if (!known || now - known.at >= keptMs) return undefined;
    this.#answers.set(name, known);
    return known.answer;
  }

  /** What was used the longest ago makes room. */
  keep(query: object, answer: Answer, now: number): void {
    const name = nameOf(query);
    this.#answers.delete(name);
    this.#answers.set(name, { answer, at: now });
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > most && oldest !== undefined) this.#answers.delete(oldest);
  }
}
