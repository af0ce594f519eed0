/** The slots in one order, kept sorted while single rows come and go, and sorted anew after many. */

export type CompareSlots = (a: number, b: number) => number;

/** After so many single changes at once sorting anew is cheaper than moving the tail each time. */
const manyChanges = 500;

export class SortedSlots {
  readonly #compare: CompareSlots;
  #slots: Uint32Array = new Uint32Array(0);
  #length = 0;
  #stale = true;

  /** `compare` must order strictly: no two slots are equal. */
  constructor(compare: CompareSlots) {
    this.#compare = compare;
  }

  /** Sorted ascending; valid until the next change. `all` is asked for every slot when sorting anew. */
  read(all: () => Uint32Array): Uint32Array {
    if (this.#stale) {
      this.#slots = all().sort(this.#compare);
      this.#length = this.#slots.length;
      this.#stale = false;
    }
    return this.#slots.subarray(0, this.#length);
  }

  /** Forgets the order when `changes` are many; otherwise the caller goes on with `add` and `remove`. */
  worthKeeping(changes: number): boolean {
    if (changes > manyChanges) this.#stale = true;
    return !this.#stale;
  }

  add(slot: number): void {
    const at = this.#find(slot);
    if (this.#length === this.#slots.length) {
      const next = new Uint32Array(Math.max(64, Math.ceil(this.#length * 1.1)));
      next.set(this.#slots);
      this.#slots = next;
    }
    this.#slots.copyWithin(at + 1, at, this.#length);
    this.#slots[at] = slot;
    this.#length += 1;
  }

  /** Must be called while the slot still has the values it was sorted by. */
  remove(slot: number): void {
    const at = this.#find(slot);
    this.#slots.copyWithin(at, at + 1, this.#length);
    this.#length -= 1;
  }

  #find(slot: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(this.#slots[middle] ?? 0, slot) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
