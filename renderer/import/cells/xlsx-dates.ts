/** Dates in a workbook of Excel are numbers; only the format of a cell tells them from others (ECMA-376 18.8.30). */

/** What a number format shows of a number; null when it is no date. */
export type DateForm = 'date' | 'time' | null;

/** Formats with a number of their own: 27 to 36 and 50 to 58 are dates in Chinese, Japanese and Korean. */
export function builtInForm(id: number): DateForm {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date';
  return (id >= 18 && id <= 21) || (id >= 45 && id <= 47) ? 'time' : null;
}

/** Letters in quotes, after a backslash and in brackets (colours, languages) stand for themselves. */
export function customForm(format: string): DateForm {
  const [first = ''] = format.slice(0, 1000).split(';', 1);
  const bare = first.replace(/"[^"]*"|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]/giu, '').toLowerCase();
  if (/general|standard/u.test(bare)) return null;
  if (/[dy]|mmm|[ge]\b|^m+$|[年月日]/u.test(bare) && !/^[^dy]*[#0?][^dy]*$/u.test(bare)) return 'date';
  return /[hs]/u.test(bare) ? 'time' : null;
}

const day = 86_400_000;
/** 9999-12-31. */
const last = 2_958_466;

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-12-31`, with a time after it where it is not midnight; null for what is no date. Without a time zone. */
export function dateText(serial: number, form: 'date' | 'time', from1904: boolean): string | null {
  if (!(serial >= 0 && serial < last) || (form === 'time' && serial >= 1)) return null;
  // Excel counts a 29 February 1900, which there never was.
  const days = from1904 ? serial : serial < 60 ? serial + 1 : serial;
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const date = new Date(start + Math.round((days * day) / 1000) * 1000);
  const seconds = date.getUTCSeconds();
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}${seconds === 0 ? '' : `:${two(seconds)}`}`;
  if (form === 'time') return time;
  return date.toISOString().slice(0, 10) + (time === '00:00' ? '' : ` ${time}`);
}
