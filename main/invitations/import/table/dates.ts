/** Dates that people and spreadsheets write, as days from today. */
import { monthOf } from './month-names.ts';

/** Which number of `03/04/2026` is the day; null where both could be. */
export type DateOrder = 'day' | 'month' | null;

interface Parts {
  year: number;
  month: number;
  day: number;
}

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$/u;
/** A year of two digits is one of this century. */
const yearLast = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?:[T\s,].*)?$/u;
/** `31. Dezember 2026`, `31st of Dec 2026`, `31-Dec-26`, `31 de diciembre de 2026`, with or without the day of the week. */
const dayAndName =
  /^(?:\p{L}+\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|er|º|°)?[.\s\-/]+(?:of\s+|de\s+|d['’])?([\p{L}\p{M}]{3,12})\.?[,\s\-/]+(?:de\s+|del\s+)?(\d{4}|\d{2})(?:[T\s,].*)?$/iu;
/** `Dec 31, 2026`, `December 31st 2026`, `Thursday, December 31, 2026`. */
const nameAndDay =
  /^(?:\p{L}+\.?,?\s+)?([\p{L}\p{M}]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[T\s,].*)?$/iu;
/** `2026年12月31日`, `2026. 12. 31.` */
const spelled = /^(\d{4})\s?[年년.]\s?(\d{1,2})\s?[月월.]\s?(\d{1,2})\s?[日일.]?$/u;
const day = 86_400_000;

/**
 * How the dates of a column are to be read, from those that leave no doubt; null where none does, or they contradict
 * each other. Dots are for days first.
 */
export function dateOrderOf(cells: Iterable<string>): DateOrder {
  let order: DateOrder = null;
  for (const cell of cells) {
    if (cell.length > longest) continue;
    const [, first, separator, second] = yearLast.exec(cell) ?? [];
    const own = separator === '.' || Number(first) > 12 ? 'day' : Number(second) > 12 ? 'month' : null;
    if (own === null || (own === 'day' && order === 'day')) continue;
    if (order !== null && own !== order) return null;
    order = own;
  }
  return order;
}

/** Longer than any date with its time. */
const longest = 80;

const yearOf = (text: string | undefined): number => (text?.length === 2 ? 2000 : 0) + Number(text);

function named(cell: string): Parts | null {
  const [, date, name = '', year] = dayAndName.exec(cell) ?? [];
  const [, otherName = '', otherDate, otherYear] = date === undefined ? (nameAndDay.exec(cell) ?? []) : [];
  const month = monthOf(name || otherName);
  return month === undefined
    ? null
    : { year: yearOf(year ?? otherYear), month, day: Number(date ?? otherDate) };
}

function partsOf(cell: string, order: DateOrder): Parts | 'ambiguous' | null {
  if (cell.length > longest) return null;
  const [, year, month, date] = yearFirst.exec(cell) ?? spelled.exec(cell) ?? [];
  if (year !== undefined) return { year: Number(year), month: Number(month), day: Number(date) };
  const [, first, separator, second, last] = yearLast.exec(cell) ?? [];
  if (last === undefined) return named(cell);
  // `26-12-31` may begin with its year.
  if (last.length === 2 && separator === '-' && Number(last) <= 31) return 'ambiguous';
  const own = separator === '.' || Number(first) > 12 ? 'day' : Number(second) > 12 ? 'month' : order;
  if (own === null && first !== second) return 'ambiguous';
  const [dayText, monthText] = own === 'month' ? [second, first] : [first, second];
  return { year: yearOf(last), month: Number(monthText), day: Number(dayText) };
}

/**
 * Whole days from the day of `now` (milliseconds since 1970, in the time zone of this machine) to the date in a cell;
 * null when there is none in it.
 */
export function daysUntil(cell: string, order: DateOrder, now: number): number | 'ambiguous' | null {
  const parts = partsOf(cell, order);
  if (parts === null || parts === 'ambiguous') return parts;
  const date = new Date(Date.UTC(parts.year, parts.month - 1, parts.day));
  if (date.getUTCMonth() !== parts.month - 1) return null;
  const today = new Date(now);
  return Math.round(
    (date.getTime() - Date.UTC(today.getFullYear(), today.getMonth(), today.getDate())) / day,
  );
}
