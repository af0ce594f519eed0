/**
 * Which drawn element shows which row. A row that stays keeps its element, and with it focus and hover. Where rows of
 * another question come, they take over the elements of those that go: new words cost far less than new elements.
 */

/** The element's React key by the invitation's id. */
export type Slots = ReadonlyMap<string, number>;

/**
 * The slots of `ids`, in the order of the list, given those of the drawing before. Without `handOn` a new row gets a
 * new element: what a person is about to press must not become a button of somebody else.
 */
export function assignSlots(before: Slots, ids: readonly string[], handOn: boolean): Slots {
  const present = new Set(ids);
  const free: number[] = [];
  let next = 0;
  for (const [id, slot] of before) {
    next = Math.max(next, slot + 1);
    if (handOn && !present.has(id)) free.push(slot);
  }
  free.reverse();
  const slots = new Map<string, number>();
  for (const id of ids) slots.set(id, before.get(id) ?? free.pop() ?? next++);
  return slots;
}
