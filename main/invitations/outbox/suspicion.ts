/**
 * Whether refusals that name nobody are about one or about everybody. One guilty item is in each of the requests that
 * were refused for its sake; where no item is, and nothing went through in between, the next would be refused as well.
 */

/** Refused in a row: before anything of what stands in line went through, and after something did. */
const enough = { atFirst: 4, later: 8 };

/** Requests that create at the same time: what is learnt from the first must not come too late for the others. */
const together = 3;

/** How many requests that create may be under way. */
export type Leeway = { at: 'once'; most: number } | { at: 'probe' };

export class Suspicion {
  #refused: ReadonlySet<string>[] = [];
  #someWent = false;

  /** A create went through: it was not about everybody. */
  wentThrough(): void {
    this.#refused = [];
    this.#someWent = true;
  }

  /** The line is empty, or stopped: whatever comes next is looked at anew. */
  reset(): void {
    this.#refused = [];
    this.#someWent = false;
  }

  /** Ids of the items of one refused request. Answers whether it is about everybody. */
  add(ids: readonly string[]): boolean {
    this.#refused.push(new Set(ids));
    return this.#refused.length >= this.#enough && !this.#hasCommon();
  }

  /** Of all that was refused. */
  get ids(): Set<string> {
    return new Set(this.#refused.flatMap((ids) => [...ids]));
  }

  isSuspected(id: string): boolean {
    return this.#refused.some((ids) => ids.has(id));
  }

  /** All but the last of the requests that decide may go together; the last goes alone, when they were refused. */
  leeway(): Leeway {
    const left = this.#enough - 1 - this.#refused.length;
    if (left > 0) return { at: 'once', most: Math.min(together, left) };
    return this.#hasCommon() && left < 0 ? { at: 'once', most: 1 } : { at: 'probe' };
  }

  get #enough(): number {
    return this.#someWent ? enough.later : enough.atFirst;
  }

  #hasCommon(): boolean {
    const [first, ...rest] = this.#refused;
    return [...(first ?? [])].some((id) => rest.every((ids) => ids.has(id)));
  }
}
