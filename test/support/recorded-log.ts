/** A log that keeps its lines for the test to read. */
import type { Log } from '../../main/ports.ts';

export interface RecordedLog extends Log {
  lines: string[];
}

export function recordLog(): RecordedLog {
  const lines: string[] = [];
  const write = (level: string) => (event: string, facts?: Record<string, unknown>) => {
    lines.push(JSON.stringify({ level, event, ...facts }));
  };
  return { lines, info: write('info'), warn: write('warn'), error: write('error') };
}
