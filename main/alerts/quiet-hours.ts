/**
 * Quiet hours by the clock on the wall of the person, wherever that is and whatever daylight saving does. No kind of
 * notification passes them: the queue keeps everything, so nothing is lost by morning. What still stands when they
 * end is told then, each subject once; what was resolved in between is not.
 */
import type { QuietHours } from '../../preload/settings.ts';

const minuteMs = 60_000;
const dayMinutes = 1440;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const options = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const format = new Intl.DateTimeFormat('en', options);
  formats.set(timeZone, format);
  return format;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Minutes since the last midnight. Without a zone it is the machine's, which may change while we run. */
function minuteOfDay(now: number, timeZone: string | undefined): number {
  if (timeZone !== undefined) return minutesOf(formatOf(timeZone).format(now));
  const date = new Date(now);
  return date.getHours() * 60 + date.getMinutes();
}

export function isQuiet(now: number, { enabled, from, to }: QuietHours, timeZone?: string): boolean {
  if (!enabled || from === to) return false;
  const minute = minuteOfDay(now, timeZone);
  const [start, end] = [minutesOf(from), minutesOf(to)];
  return start < end ? minute >= start && minute < end : minute >= start || minute < end;
}

/**
 * Milliseconds until quiet hours end, on an ordinary day; in a night in which the clock changes up to an hour off, so
 * look again on the way.
 */
export function untilQuietEnds(now: number, { to }: QuietHours, timeZone?: string): number {
  const left = (minutesOf(to) - minuteOfDay(now, timeZone) + dayMinutes) % dayMinutes;
  return Math.max(0, left * minuteMs - (now % minuteMs));
}
