/** The log on disk: one JSON line per event, redacted, owner-only, rotated by size. */
import { appendFileSync, chmodSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Log } from '../ports.ts';
import { redactFacts } from './redact-facts.ts';

/** The newest file and one older one: enough for a bug report, little enough to forget about. */
const maxBytes = 1024 * 1024;

export interface LogFile extends Log {
  file: string;
  /** The newest lines, oldest first; none when the file cannot be read. */
  tail(lines: number): string[];
}

/** One made before, by an older version or a copy of the folder, may be open to others. */
function ownerOnly(path: string, mode: number): void {
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) chmodSync(path, mode);
}

/** A log that cannot be written must not take the app down with it: the reason goes to `complain`, once. */
export function createLogFile(dataDir: string, clock: Clock, complain: (sentence: string) => void): LogFile {
  const folder = join(dataDir, 'logs');
  const file = join(folder, 'guestlist.log');
  const older = join(folder, 'guestlist.1.log');
  let size = 0;
  let complained = false;

  function open(): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    ownerOnly(folder, 0o700);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat) ownerOnly(file, 0o600);
    size = stat?.size ?? 0;
  }

  function write(level: 'info' | 'warn' | 'error', event: string, facts: Record<string, unknown> = {}): void {
    const told = redactFacts(facts) as Record<string, unknown>;
    const line = `${JSON.stringify({ at: new Date(clock.now()).toISOString(), level, event, ...told })}\n`;
    try {
      if (size === 0) open();
      if (size > maxBytes) {
        renameSync(file, older);
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

  function linesOf(path: string): string[] {
    try {
      return readFileSync(path, 'utf8').split('\n').filter(Boolean);
    } catch {
      // Nothing was written yet, or what keeps it from being read was complained about when it was written.
      return [];
    }
  }

  return {
    file,
    info: (event, facts) => write('info', event, facts),
    warn: (event, facts) => write('warn', event, facts),
    error: (event, facts) => write('error', event, facts),
    tail(lines) {
      const newest = linesOf(file);
      const all = newest.length < lines ? [...linesOf(older), ...newest] : newest;
      return all.slice(-lines);
    },
  };
}
