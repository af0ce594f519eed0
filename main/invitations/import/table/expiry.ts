/** When an invitation expires, from a number of days or a date. */
import { expiryDays } from '../../../../preload/invitation.ts';
import { type Read, shown } from '../cell-values.ts';
import { type DateOrder, daysUntil } from './dates.ts';

/** `7`, `7 days`; also `7.0`, which is how some spreadsheets write a number. */
const number = /^(\d{1,9})(?:\.0{1,9})?(?:\s?d(?:ays?)?)?$/iu;

/** `now`: milliseconds since 1970, from which the days to a date are counted. */
export function readExpiry(cell: string, order: DateOrder, now: number): Read<number> {
  const digits = number.exec(cell)?.[1];
  if (digits !== undefined) return inRange(Number(digits), `${Number(digits)} days is`);
  const days = daysUntil(cell, order, now);
  if (days === null) return { wrong: `“${shown(cell)}” is not a number of days, and no date.` };
  if (days === 'ambiguous') return { wrong: `“${shown(cell)}” can be two different dates.` };
  if (days < expiryDays.min)
    return { wrong: `${shown(cell)} is ${days === 0 ? 'today' : 'over'}: nothing can expire then.` };
  return inRange(days, `${shown(cell)} is ${days} days away, which is`);
}

/** Whether a cell is a number of days, or one date and no other; near or far. */
export function isExpiry(cell: string, order: DateOrder, now: number): boolean {
  return number.test(cell) || typeof daysUntil(cell, order, now) === 'number';
}

function inRange(days: number, subject: string): Read<number> {
  if (days >= expiryDays.min && days <= expiryDays.max) return { value: days };
  const size = days > expiryDays.max ? 'long' : 'short';
  return { wrong: `${subject} too ${size}: from ${expiryDays.min} to ${expiryDays.max} are possible.` };
}
