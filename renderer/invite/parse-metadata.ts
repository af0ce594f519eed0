/** Public metadata as a person types it: a JSON object of at most 8 KB. */
import { maxMetadataBytes } from '../../preload/invitation-rules.ts';

export type ParsedMetadata =
  | { ok: true; value: Record<string, unknown> | undefined; bytes: number }
  | { ok: false; problem: 'not-json' | 'not-object' | 'too-large'; bytes: number; at: number | null };

/** Where `JSON.parse` stopped, as a line counted from 1; the engines do not agree on more. */
function lineOf(error: unknown, text: string): number | null {
  const position = /position (\d+)/u.exec(error instanceof Error ? error.message : '')?.[1];
  return position === undefined ? null : text.slice(0, Number(position)).split('\n').length;
}

/** Empty text means no metadata. Size is that of the compact form, which is what is sent. */
export function parseMetadata(text: string): ParsedMetadata {
  if (text.trim() === '') return { ok: true, value: undefined, bytes: 0 };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, problem: 'not-json', bytes: 0, at: lineOf(error, text) };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, problem: 'not-object', bytes: 0, at: null };
  }
  const bytes = new TextEncoder().encode(JSON.stringify(value)).length;
  if (bytes > maxMetadataBytes) return { ok: false, problem: 'too-large', bytes, at: null };
  return { ok: true, value: { ...value }, bytes };
}
