/** Times as a notification says them. All times are milliseconds since 1970. */

/** The zone of the person's wall clock; unset: the machine's. */
export interface WallClock {
  now: number;
  timeZone?: string | undefined;
}

function format(at: number, options: Intl.DateTimeFormatOptions, { timeZone }: WallClock): string {
  return new Intl.DateTimeFormat('en', { ...options, ...(timeZone && { timeZone }) }).format(at);
}

/** `14:05` when it is today, else with the day. */
export function timeOf(at: number, clock: WallClock): string {
  const time = format(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, clock);
  const [day, today] = [at, clock.now].map((when) => format(when, { day: 'numeric', month: 'short' }, clock));
  return day === today ? time : `${time} on ${day}`;
}

/** `1 invitation`, `10,000 invitations`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
