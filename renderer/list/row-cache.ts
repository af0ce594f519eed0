/** The rows in view of a list that main holds: pages asked on demand, and no answer older than the question shown. */
import type { Failure, Result } from '../../preload/failure.ts';
import type { Counts, Invitation } from '../../preload/invitation.ts';
import { type ListQuery, pageSize } from '../../preload/list-query.ts';
import { KnownAnswers } from './known-answers.ts';

export interface Rows<Query, Row, Sums> {
  /** The question that these rows answer; null before the first answer. */
  query: Query | null;
  total: number;
  counts: Sums | null;
  pages: ReadonlyMap<number, readonly Row[]>;
  failure: Failure | null;
}

/** What main answers to a question for some rows. */
interface Answer<Row, Sums> {
  rows: readonly Row[];
  total: number;
  /** Of all, whatever was asked for. */
  counts: Sums;
}

type Ask<Query, Row, Sums> = (
  request: Query & { offset: number; limit: number },
) => Promise<Result<Answer<Row, Sums>>>;

/** Of two flat records with the same fields. */
function isSame<T extends object>(one: T, other: T): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof T>;
  return [...names].every((name) => one[name] === other[name]);
}

const nothing: Rows<never, never, never> = {
  query: null,
  total: 0,
  counts: null,
  pages: new Map(),
  failure: null,
};

/** Of invitations unless told otherwise: the queue is such a list too. */
export class RowCache<Query extends object = ListQuery, Row = Invitation, Sums extends object = Counts> {
  readonly #list: Ask<Query, Row, Sums>;
  readonly #listeners = new Set<() => void>();
  #rows: Rows<Query, Row, Sums> = nothing;
  #query: Query | null = null;
  /** Pages in view; what a change refreshes. */
  #inView = { first: 0, last: 0 };
  /** Page of the row that has the focus, in view or not. */
  #kept = 0;
  /** Raised by whatever makes answers under way too old. */
  #generation = 0;
  /** Others when something changed: what was asked before that is kept where nobody looks any more. */
  #known = new KnownAnswers<Answer<Row, Sums>>();
  readonly #underWay = new Set<number>();

  constructor(list: Ask<Query, Row, Sums>, first: { query: Query; window: Answer<Row, Sums> } | null = null) {
    this.#list = list;
    if (!first) return;
    const { query, window } = first;
    this.#query = query;
    this.#known.keep(query, window, performance.now());
    this.#rows = this.#rowsOf(query, window, new Map([[0, window.rows]]));
  }

  get = (): Rows<Query, Row, Sums> => this.#rows;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whether it was ever asked anything. */
  get asked(): boolean {
    return this.#query !== null;
  }

  /**
   * Asks another question, unless it is the same again. The old rows stay until its first answer; one that was answered
   * lately is answered at once.
   */
  show(query: Query): void {
    if (this.#query && this.#rows.failure === null && isSame(this.#query, query)) return;
    this.#query = query;
    this.#inView = { first: 0, last: 0 };
    this.#kept = 0;
    this.#generation += 1;
    this.#underWay.clear();
    const known = this.#known.get(query, performance.now());
    if (known) this.#become(this.#rowsOf(query, known, new Map([[0, known.rows]])));
    else void this.#ask(0);
  }

  /**
   * Says which rows (indexes, inclusive) are in view, so that they get loaded; and which one is not to be lost wherever
   * it is.
   */
  need(firstRow: number, lastRow: number, keptRow = firstRow): void {
    this.#inView = { first: Math.floor(firstRow / pageSize), last: Math.floor(lastRow / pageSize) };
    this.#kept = Math.floor(keptRow / pageSize);
    // Before its first answer a question has no rows to be in view.
    if (this.#rows.query !== this.#query) return;
    for (const page of this.#wanted()) {
      if (!this.#rows.pages.has(page) && !this.#underWay.has(page)) void this.#ask(page);
    }
  }

  /** Asks again for what is in view, and forgets the rest: something changed. */
  refresh(): void {
    const wanted = this.#wanted();
    const left = [...this.#rows.pages].filter(([page]) => wanted.has(page));
    this.#rows = { ...this.#rows, pages: new Map(left) };
    this.#generation += 1;
    this.#known = new KnownAnswers();
    this.#underWay.clear();
    for (const page of wanted) void this.#ask(page);
  }

  rowAt(index: number): Row | undefined {
    return this.#rows.pages.get(Math.floor(index / pageSize))?.[index % pageSize];
  }

  async #ask(page: number): Promise<void> {
    const query = this.#query;
    const [generation, known] = [this.#generation, this.#known];
    if (!query) return;
    this.#underWay.add(page);
    const result = await this.#list({ ...query, offset: page * pageSize, limit: pageSize });
    if (result.ok && page === 0) known.keep(query, result.value, performance.now());
    if (generation !== this.#generation) return;
    this.#underWay.delete(page);
    const same = this.#rows.query === query;
    if (!result.ok) {
      this.#become({ ...(same ? this.#rows : nothing), query, failure: result.failure });
      return;
    }
    const pages = new Map(same ? [...this.#rows.pages].filter(([key]) => this.#isNear(key)) : []);
    pages.set(page, result.value.rows);
    this.#become(this.#rowsOf(query, result.value, pages));
  }

  #rowsOf(
    query: Query,
    { total, counts }: Answer<Row, Sums>,
    pages: ReadonlyMap<number, readonly Row[]>,
  ): Rows<Query, Row, Sums> {
    const before = this.#rows.counts;
    return { query, total, counts: before && isSame(before, counts) ? before : counts, pages, failure: null };
  }

  /** Far pages are dropped, near ones kept, so that scrolling back and forth costs no blank rows. */
  #isNear(page: number): boolean {
    const { first, last } = this.#inView;
    return (page >= first - 4 && page <= last + 4) || page === this.#kept;
  }

  #wanted(): Set<number> {
    const { first, last } = this.#inView;
    return new Set([...Array.from({ length: last - first + 1 }, (_, index) => first + index), this.#kept]);
  }

  #become(rows: Rows<Query, Row, Sums>): void {
    this.#rows = rows;
    for (const listener of this.#listeners) listener();
  }
}
