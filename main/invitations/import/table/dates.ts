/** Dates that people and spreadsheets write, as days from today. */

/** Which number of `03/04/2026` is the day; null where both could be. */
export type DateOrder = 'day' | 'month' | null;

interface Parts {
  year: number;
  month: number;
  day: number;
}

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$/u;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T\s,].*)?$/u;
/** `2026年12月31日`, `2026. 12. 31.` */
const spelled = /^(\d{4})\s?[年년.]\s?(\d{1,2})\s?[月월.]\s?(\d{1,2})\s?[日일.]?$/u;
const day = 86_400_000;

/** How the dates of a column are to be read, from those that leave no doubt. Dots are for days first. */
export function dateOrderOf(cells: Iterable<string>): DateOrder {
  for (const cell of cells) {
    const [, first, separator, second] = yearLast.exec(cell) ?? [];
    if (separator === '.' || Number(first) > 12) return 'day';
    if (Number(second) > 12) return 'month';
  }
  return null;
}

function partsOf(cell: string, order: DateOrder): Parts | 'ambiguous' | null {
  const [, year, month, date] = yearFirst.exec(cell) ?? spelled.exec(cell) ?? [];
  if (year !== undefined) return { year: Number(year), month: Number(month), day: Number(date) };
  const [, first, , second, last] = yearLast.exec(cell) ?? [];
  if (last === undefined) return null;
  if (order === null && first !== second) return 'ambiguous';
  const [dayText, monthText] = order === 'month' ? [second, first] : [first, second];
  return { year: Number(last), month: Number(monthText), day: Number(dayText) };
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
