/** What came of a row, against what is known of its host. */
import type { Row, Seen } from './row.ts';

export interface Sum {
  held: number;
  untruths: number;
  elsewhere: number;
  failed: number;
}

/** What one line says, and how it counts. On real Electron nothing is a known untruth. */
export function judge({ untruth }: Row, seen: Seen | undefined, host: string): [keyof Sum, string] {
  if (seen === undefined) return ['failed', 'was not played'];
  if (seen.outcome === 'elsewhere') return ['elsewhere', 'not on this platform'];
  const known = host === 'stand-in' ? untruth : undefined;
  if (seen.outcome === 'held') {
    return known === undefined ? ['held', 'holds'] : ['failed', `HOLDS, though a known untruth: ${known}`];
  }
  return known === undefined ? ['failed', `BREAKS: ${seen.error}`] : ['untruths', `known untruth: ${known}`];
}
