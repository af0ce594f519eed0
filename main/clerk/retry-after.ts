/** The `Retry-After` and `Date` headers (RFC 9110, sections 10.2.3 and 6.6.1). */

/** A day: Clerk's longest window is an hour, so anything longer is a fault and not a wish. */
const longestMs = 86_400_000;
/** Never at once: a 429 that says 0 would otherwise start a busy loop. */
const shortestMs = 1000;

/** Milliseconds to wait, or null when the header is missing or makes no sense. */
export function retryAfterMs(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')?.trim() ?? '';
  const wait = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : untilDate(value, headers, now);
  if (wait === null || wait > longestMs) return null;
  return Math.max(Math.ceil(wait), shortestMs);
}

/** The server's own clock, when it told: this machine's may be wrong by hours. */
function untilDate(value: string, headers: Headers, now: number): number | null {
  const date = parseHttpDate(value);
  return date === null ? null : date - (serverTime(headers) ?? now);
}

/** Milliseconds since 1970 by the server's clock, or null. */
export function serverTime(headers: Headers): number | null {
  return parseHttpDate(headers.get('date') ?? '');
}

/** `Date.parse` alone takes "5" for a date, so the shape is checked first. */
function parseHttpDate(value: string): number | null {
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d{2}:\d{2}:\d{2}/.test(value)) return null;
  const time = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`);
  return Number.isNaN(time) ? null : time;
}
