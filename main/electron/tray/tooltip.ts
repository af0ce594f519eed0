/** The words beside the icon. Counts and times only: a tooltip shows on a shared screen. */
import type { Overview } from './overview.ts';
import type { TrayState } from './state.ts';

const reasons: Record<TrayState, string | null> = {
  idle: null,
  syncing: 'Syncing…',
  offline: 'Offline: what you send waits here',
  attention: 'Something needs you: open Guestlist',
  'no-account': 'Connect an account to begin',
};

/** Local time of day, with the date when it was not today. */
export function lastSync(at: number, now: number, locale?: string): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  const style = sameDay
    ? ({ timeStyle: 'short' } as const)
    : ({ dateStyle: 'medium', timeStyle: 'short' } as const);
  return new Intl.DateTimeFormat(locale, style).format(at);
}

/** At most four short lines; Windows cuts a tooltip at 127 characters. */
export function tooltip(overview: Overview, state: TrayState, now: number, locale?: string): string {
  const { current } = overview;
  const lines = ['Guestlist'];
  if (current) {
    const { account, pending, sync } = current;
    lines[0] = `Guestlist: ${account.label.slice(0, 40)}`;
    const synced =
      sync.lastSyncAt === null ? 'not synced yet' : `synced ${lastSync(sync.lastSyncAt, now, locale)}`;
    lines.push(`${pending} pending, ${synced}`);
  }
  const reason = reasons[state];
  if (reason !== null) lines.push(reason);
  return lines.join('\n');
}

/** The count beside the icon on macOS; nothing rather than a zero. */
export function trayTitle(overview: Overview): string {
  const pending = overview.current?.pending ?? 0;
  return pending === 0 ? '' : String(pending);
}
