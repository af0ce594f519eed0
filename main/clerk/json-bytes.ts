/**
 * Reads the bytes of an answer. A text as long as a page of 500 rows lies outside of the memory that the runtime uses
 * over and over: each is a hundred fresh pages of the system's, and making it took longer than reading it. So a long
 * list is read some rows at a time.
 */
import { parseJson } from './clerk-errors.ts';

/** How a page begins. */
const opening = '{"data":[';
/** Rows can be told apart here, unless it stands inside of one. */
const between = '},{';
const ending = '}]';

/** A text of so many bytes is short. */
const pieceBytes = 64 * 1024;

/** Undefined, which JSON cannot say, when the bytes are not JSON. */
export function parseBytes(bytes: Uint8Array<ArrayBuffer>): unknown {
  const list = bytes.length > 2 * pieceBytes ? parseList(bytes) : undefined;
  return list ?? parseJson(new TextDecoder().decode(bytes));
}

/** Undefined when it is no page, or was cut inside of a row: what is cut off there is not JSON by itself. */
function parseList(bytes: Uint8Array<ArrayBuffer>): unknown {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf(ending) + 1;
  if (buffer.toString('latin1', 0, opening.length) !== opening) return undefined;
  const around = parseJson(opening + buffer.toString('utf8', end));
  if (typeof around !== 'object') return undefined;
  const data: unknown[] = [];
  for (let from = opening.length; from < end; ) {
    const cut = buffer.indexOf(between, from + pieceBytes);
    const to = cut < 0 || cut >= end ? end : cut + 1;
    const rows = parseJson(`[${buffer.toString('utf8', from, to)}]`);
    if (!Array.isArray(rows)) return undefined;
    for (const row of rows) data.push(row);
    from = to + 1;
  }
  return { ...around, data };
}
