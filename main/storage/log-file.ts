/** The log on disk: one JSON line per event, redacted, owner-only, rotated by size. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Log } from '../ports.ts';
import { redact } from './redact.ts';

/** The newest file and one older one: enough for a bug report, little enough to forget about. */
const maxBytes = 1024 * 1024;

/** A log that cannot be written must not take the app down with it: the reason goes to `complain`, once. */
export function createLogFile(
  dataDir: string,
  clock: Clock,
  complain: (sentence: string) => void,
): Log & { file: string } {
  const folder = join(dataDir, 'logs');
  const file = join(folder, 'guestlist.log');
  let size = 0;
  let complained = false;

  function open(): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  }

  function write(level: 'info' | 'warn' | 'error', event: string, facts: Record<string, unknown> = {}): void {
    const line = `${redact(JSON.stringify({ at: new Date(clock.now()).toISOString(), level, event, ...facts }))}\n`;
    try {
      if (size === 0) open();
      if (size > maxBytes) {
        renameSync(file, join(folder, 'guestlist.1.log'));
        size = 0;
      }
      appendFileSync(file, line, { mode: 0o600 });
      size += Buffer.byteLength(line);
    } catch (error) {
      if (!complained)
        complain(
          `The log ${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}).`,
        );
      complained = true;
    }
  }

  return {
    file,
    info: (event, facts) => write('info', event, facts),
    warn: (event, facts) => write('warn', event, facts),
    error: (event, facts) => write('error', event, facts),
  };
}
