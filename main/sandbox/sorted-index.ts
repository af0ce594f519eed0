/** Items kept in one order, so that a page of a long list costs no sort. Sorted on first use. */

export class SortedIndex<T> {
  readonly #compare: (a: T, b: T) => number;
  #items: T[] = [];
  #sorted = true;

  /** `compare` must never answer 0 for two different items. */
  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  /** Many at once: cheap, because the sort waits for the first reader. */
  fill(items: readonly T[]): void {
    this.#items = [...items];
    this.#sorted = false;
  }

  add(item: T): void {
    this.#sort();
    this.#items.splice(this.#position(item), 0, item);
  }

  delete(item: T): void {
    this.#sort();
    const position = this.#position(item);
    if (this.#items[position] === item) this.#items.splice(position, 1);
  }

  /** The items in ascending order; not to be changed. */
  ascending(): readonly T[] {
    this.#sort();
    return this.#items;
  }

  #sort(): void {
    if (this.#sorted) return;
    this.#items.sort(this.#compare);
    this.#sorted = true;
  }

  #position(item: T): number {
    return lowerBound(this.#items, (other) => this.#compare(other, item) < 0);
  }
}

/** The number of leading items for which `isBefore` holds; they must come first. */
export function lowerBound<T>(items: readonly T[], isBefore: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && isBefore(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
