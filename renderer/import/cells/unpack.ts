/** Text out of a ZIP, piece by piece: what a small file unpacks to has no bound, so the reader of it sets one. */
import { workbookCopy } from '../../copy/workbook.ts';
import { Refusal } from './refusal.ts';
import type { ZipEntry } from './zip.ts';

/** What may still be unpacked of one file, in bytes. */
export class Allowance {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  take(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw new Refusal(workbookCopy.tooLarge);
  }
}

/** A page that draws has its turn after so long, in milliseconds. */
const turnAfter = 40;
/** Of what is packed, in bytes; it may unpack to a thousand times as much. */
const piece = 4096;
const stored = 0;
const deflated = 8;

/** Throws {@link Refusal}. Whoever stops in between ends the unpacking. */
export async function* unpacked(entry: ZipEntry, allowance: Allowance): AsyncGenerator<string, void> {
  if (entry.encrypted) throw new Refusal(workbookCopy.locked);
  if (entry.method !== stored && entry.method !== deflated) throw new Refusal(workbookCopy.broken);
  let decoder: TextDecoder | undefined;
  let turn = performance.now();
  for await (const bytes of entry.method === stored ? pieces(entry.packed) : inflated(entry.packed)) {
    allowance.take(bytes.length);
    decoder ??= new TextDecoder(encodingOf(bytes));
    yield decoder.decode(bytes, { stream: true });
    if (performance.now() - turn < turnAfter) continue;
    await new Promise((resolve) => setTimeout(resolve));
    turn = performance.now();
  }
  yield decoder?.decode() ?? '';
}

/** XML says by its mark when it is not UTF-8. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array, void> {
  for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536);
}

/**
 * In small pieces: a browser unpacks each of them whole, whatever becomes of it. When nobody reads on, nothing more is
 * given in and the stream is forgotten; Node throws where nobody can catch when it is cancelled instead.
 */
async function* inflated(packed: Uint8Array): AsyncGenerator<Uint8Array, void> {
  const stream = new DecompressionStream('deflate-raw');
  const reader = stream.readable.getReader();
  const writer = stream.writable.getWriter();
  let wanted = true;
  async function give(): Promise<void> {
    for (let from = 0; wanted && from < packed.length; from += piece) {
      await writer.write(packed.slice(from, from + piece));
    }
    if (wanted) await writer.close();
  }
  // What is wrong with the data is told to the reader as well.
  give().catch(() => undefined);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch {
    // The browser's own words about damaged data are for programmers.
    throw new Refusal(workbookCopy.broken);
  } finally {
    wanted = false;
  }
}
