/** Times as people say them. All times are milliseconds since 1970. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Unit, its length, and from when on it is used: `30 days` says more than `1 month`. */
const units: [Intl.RelativeTimeFormatUnit, number, number][] = [
  ['year', 365 * day, 730 * day],
  ['month', 30 * day, 60 * day],
  ['day', day, day],
  ['hour', hour, hour],
  ['minute', minute, minute],
];

/** A format is made when it is first used: each takes the page a part of a millisecond as it opens. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always', style: 'long' });
const dayFormat = lazily(
  () => new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' }),
);
const timeFormat = lazily(
  () => new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
);
const fullFormat = lazily(
  () => new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }),
);

/** Within this time before its end an invitation stands out: time enough to resend it. */
export const soonMs = 3 * day;
/** For so long an acceptance is news. */
export const newMs = 600_000;
/** A pending invitation older than this stands out: it was probably overlooked. */
export const longPendingMs = 14 * day;

function words(deltaMs: number): string | null {
  const size = Math.abs(deltaMs);
  const [unit, length] = units.find(([, , from]) => size >= from) ?? [];
  if (!unit || !length) return null;
  const amount = deltaMs / length;
  return relative.format(deltaMs < 0 ? Math.trunc(amount) : Math.round(amount), unit);
}

/** `just now`, `3 minutes ago`, `2 months ago`; a time ahead of this clock counts as now. */
export function ago(then: number, now: number): string {
  return words(Math.min(0, then - now)) ?? 'just now';
}

/** `in 5 seconds`, `in 3 hours`, `in 29 days`, rounded up below an hour; `now` when it is over. */
export function ahead(then: number, now: number): string {
  const delta = then - now;
  if (delta <= 0) return 'now';
  if (delta < minute) return relative.format(Math.ceil(delta / 1000), 'second');
  // Clerk's clock is known to a second: what ends in five minutes by it does not end in six.
  if (delta < hour) return relative.format(Math.max(1, Math.ceil((delta - 1000) / minute)), 'minute');
  return words(delta) ?? 'now';
}

/** A length of time by its largest unit: `40 minutes`, `2 days`. */
export function lasting(ms: number): string {
  const [unit = 'minute', length = minute] = units.find(([, , from]) => ms >= from) ?? [];
  const amount = Math.max(1, Math.round(ms / length));
  return new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
}

/** `4 Mar 2026` in the order of the English locale. */
export function onDay(at: number): string {
  return dayFormat().format(at);
}

/** `14:05` when it is today, else with the day. */
export function atTime(at: number, now: number): string {
  const sameDay = dayFormat().format(at) === dayFormat().format(now);
  return sameDay ? timeFormat().format(at) : fullFormat().format(at);
}

/** Day and time, for details. */
export function exactly(at: number): string {
  return fullFormat().format(at);
}

/** Whole seconds left, never negative: for a countdown. */
export function secondsLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1000));
}

/** The day on which an invitation sent now would expire. */
export function expiryDay(days: number, now: number): string {
  return onDay(now + days * day);
}
