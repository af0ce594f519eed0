/** The newest observation of each thing: events may come twice and in any order. */

/** Of so many things it is remembered; of the others nothing was heard for longer. */
const most = 5000;
/** So many lie apart, because they are copied with each event that tells of something. */
const mostRecent = 128;

/** Never changed in place: what follows is another one, which shares with this one what has not changed. */
export class Newest {
  static readonly none = new Newest(new Map(), new Map());

  readonly #settled: ReadonlyMap<string, number>;
  /** What came since then. */
  readonly #recent: ReadonlyMap<string, number>;

  private constructor(settled: ReadonlyMap<string, number>, recent: ReadonlyMap<string, number>) {
    this.#settled = settled;
    this.#recent = recent;
  }

  /** When a thing was observed, milliseconds since 1970; undefined: never, or too long ago to be remembered. */
  of(thing: string): number | undefined {
    return this.#recent.get(thing) ?? this.#settled.get(thing);
  }

  /** With these observed since. */
  and(observed: ReadonlyMap<string, number>): Newest {
    if (observed.size === 0) return this;
    const recent = merged(this.#recent, observed);
    if (recent.size <= mostRecent) return new Newest(this.#settled, recent);
    const settled = merged(this.#settled, recent);
    for (const thing of settled.keys()) {
      if (settled.size <= most) break;
      settled.delete(thing);
    }
    return new Newest(settled, new Map());
  }
}

/** What came last stands last. */
function merged(
  before: ReadonlyMap<string, number>,
  since: ReadonlyMap<string, number>,
): Map<string, number> {
  const all = new Map(before);
  for (const [thing, at] of since) {
    all.delete(thing);
    all.set(thing, at);
  }
  return all;
}
