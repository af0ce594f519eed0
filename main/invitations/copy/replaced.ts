/** Revoked invitations whose person has a newer one, as a resend leaves them behind. From the columns alone. */
import { statuses } from '../../../preload/invitation.ts';
import type { Columns } from './columns.ts';

/** Times of Clerk's that belong to one resend may differ by so much, milliseconds, in the wrong direction too. */
const toleranceMs = 1000;

const revoked = statuses.indexOf('revoked');

/** By slot: the slot of the newest invitation of the same mailbox, made when this one was revoked or later. */
export type Replaced = ReadonlyMap<number, number>;

export function replacedIn(columns: Columns): Replaced {
  const found = new Map<number, number>();
  const revokedSlots = slotsOf(columns);
  if (revokedSlots.length === 0) return found;
  const newest = new Map(revokedSlots.map((slot) => [columns.mailbox(slot), slot]));
  for (let slot = 0; slot < columns.length; slot += 1) {
    const known = newest.get(columns.mailbox(slot));
    if (known === undefined || !columns.has(slot)) continue;
    if (columns.created(slot) > columns.created(known)) newest.set(columns.mailbox(slot), slot);
  }
  for (const slot of revokedSlots) {
    const last = newest.get(columns.mailbox(slot)) ?? slot;
    const after = columns.created(last) >= columns.updated(slot) - toleranceMs;
    if (last !== slot && after) found.set(slot, last);
  }
  return found;
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

/** Looks again only when `revision` has moved on. */
export function keptReplaced(columns: Columns, revision: () => number): () => Replaced {
  let kept: { revision: number; replaced: Replaced } | null = null;
  return () => {
    if (kept?.revision !== revision()) kept = { revision: revision(), replaced: replacedIn(columns) };
    return kept.replaced;
  };
}
