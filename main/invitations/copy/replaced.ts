/** Revoked invitations that a resend left behind, from here or elsewhere. From the columns alone. */
import { statuses } from '../../../preload/invitation.ts';
import type { Columns } from './columns.ts';

/** Times of Clerk's that belong to one resend may differ by so much, milliseconds, in the wrong direction too. */
const toleranceMs = 1000;
/**
 * The second half of a resend waits an hour at most, for Clerk's limits. Who was invited later than that was taken back
 * all right, and then invited anew.
 */
const longestResendMs = 3_600_000;

const revoked = statuses.indexOf('revoked');

/** By slot: the slot of the newest invitation of the same mailbox, where the next one was made as in a resend. */
export type Replaced = ReadonlyMap<number, number>;

export function replacedIn(columns: Columns): Map<number, number> {
  const found = new Map<number, number>();
  const revokedSlots = slotsOf(columns);
  if (revokedSlots.length === 0) return found;
  for (const slots of peopleWithMore(columns, revokedSlots)) addReplaced(columns, slots, found);
  return found;
}

/** `slots`: all of one person. */
function addReplaced(columns: Columns, slots: number[], found: Map<number, number>): void {
  slots.sort((a, b) => columns.created(a) - columns.created(b) || a - b);
  const newest = slots.at(-1);
  for (const slot of slots) {
    if (columns.statusNumber(slot) !== revoked) continue;
    const next = nextOf(columns, slots, slot);
    if (next === undefined || newest === undefined) continue;
    if (columns.created(next) - columns.updated(slot) <= longestResendMs) found.set(slot, newest);
  }
}

/** The slots of those that took the place of another (`replaced`): nobody new was invited with them. */
export function madeByResend(columns: Columns, replaced: Replaced): ReadonlySet<number> {
  const made = new Set<number>();
  for (const slot of replaced.keys()) {
    const person = personAt(columns, slot);
    const slots = columns
      .slotsOf(columns.mailbox(slot))
      .filter((each) => personAt(columns, each) === person)
      .sort((a, b) => columns.created(a) - columns.created(b) || a - b);
    const next = nextOf(columns, slots, slot);
    if (next !== undefined) made.add(next);
  }
  return made;
}

/** Whoever is invited into another organization was not sent the same again. */
function personAt(columns: Columns, slot: number): string {
  const organization = columns.organization(slot);
  const mailbox = columns.mailbox(slot);
  return organization === undefined ? mailbox : `${organization} ${mailbox}`;
}

/**
 * The slots of each person who has a revoked one and another. Most have no other, and make no list: this is asked for
 * after every change.
 */
function peopleWithMore(columns: Columns, revokedSlots: readonly number[]): Iterable<number[]> {
  const only = new Map<string, number>();
  const more = new Map<string, number[]>();
  for (const slot of revokedSlots) only.set(personAt(columns, slot), slot);
  for (let slot = 0; slot < columns.length; slot += 1) {
    const person = personAt(columns, slot);
    const first = only.get(person);
    if (first === undefined || first === slot || !columns.has(slot)) continue;
    const slots = more.get(person);
    if (slots) slots.push(slot);
    else more.set(person, [first, slot]);
  }
  return more.values();
}

/** The first of a person's, by creation, that was made when `slot` was revoked or later; found by halves. */
function nextOf(columns: Columns, slots: readonly number[], slot: number): number | undefined {
  const from = columns.updated(slot) - toleranceMs;
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (columns.created(slots[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  // Revoked as soon as it was made, it would come after itself.
  return slots[low] === slot ? slots[low + 1] : slots[low];
}

/** Of the revoked ones. */
function slotsOf(columns: Columns): number[] {
  const slots: number[] = [];
  if (columns.count('revoked') === 0) return slots;
  for (let slot = 0; slot < columns.length; slot += 1) {
    if (columns.statusNumber(slot) === revoked && columns.has(slot)) slots.push(slot);
  }
  return slots;
}

/** So many changed ones are looked at one by one; with more of them a look at everybody costs less. */
const fewChanged = 8;

/** The same, kept: of a few that changed only their people are looked at again. */
export class KeptReplaced {
  readonly #columns: Columns;
  #found: Map<number, number> | null = null;
  #changed = new Set<number>();

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  /** To be told of every slot that was filled, changed or emptied, before it is filled anew. */
  changed(slots: readonly number[]): void {
    if (this.#found === null) return;
    for (const slot of slots) this.#changed.add(slot);
    // A slot that was emptied does not tell any more whose it was.
    if (this.#changed.size > fewChanged || slots.some((slot) => !this.#columns.has(slot))) this.#found = null;
  }

  get(): Replaced {
    if (this.#found === null) this.#found = replacedIn(this.#columns);
    else if (this.#changed.size > 0) this.#lookAgain(this.#found);
    this.#changed.clear();
    return this.#found;
  }

  #lookAgain(found: Map<number, number>): void {
    const columns = this.#columns;
    for (const [person, slot] of new Map([...this.#changed].map((slot) => [personAt(columns, slot), slot]))) {
      const slots = columns
        .slotsOf(columns.mailbox(slot))
        .filter((each) => personAt(columns, each) === person);
      for (const each of slots) found.delete(each);
      addReplaced(columns, slots, found);
    }
  }
}
