/** Looks for secrets in whatever a program leaves behind, also cut in pieces and in the usual disguises. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Characters of a piece: long enough to be no accident, short enough to be met in a part of the secret. */
const pieceLength = 20;

/** Beginning and end of what is secret of it: half a key is found too. */
function piecesOf(secret: string): string[] {
  return [secret.slice(0, pieceLength), secret.slice(-pieceLength)];
}

/** As base64 at each of the three places that it can have in a longer text; the characters at its edges are not its own. */
function base64Forms(piece: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(piece)]);
    const start = Math.ceil((before * 8) / 6);
    const end = Math.floor((bytes.length * 8) / 6);
    return [bytes.toString('base64').slice(start, end), bytes.toString('base64url').slice(start, end)];
  });
}

function percentForms(piece: string): string[] {
  const bytes = [...Buffer.from(piece)].map((byte) => byte.toString(16).padStart(2, '0'));
  return [bytes, bytes.map((byte) => byte.toUpperCase())].map((each) =>
    each.map((byte) => `%${byte}`).join(''),
  );
}

/** How a text may stand in a file or a heap: plain, base64, percent-encoded, hexadecimal, backwards. */
export function disguises(piece: string): string[] {
  const hex = Buffer.from(piece).toString('hex');
  const backwards = [...piece].reverse().join('');
  return [
    ...new Set([
      piece,
      ...base64Forms(piece),
      ...percentForms(piece),
      encodeURIComponent(piece),
      hex,
      hex.toUpperCase(),
      backwards,
    ]),
  ];
}

interface Needle {
  name: string;
  bytes: Buffer;
}

/** Where a needle may begin is known by so many bytes. */
const headLength = 4;

/**
 * Thousands of needles in one pass: a look for each of them would take minutes for what a day of work leaves behind.
 * Each place's four bytes are looked up in a small table of hashes first, which all but a few do not pass.
 */
class Needles {
  readonly #byHead = new Map<number, Needle[]>();
  readonly #hashes = new Uint8Array(1 << 16);

  add(needle: Needle): void {
    if (needle.bytes.length < headLength) throw new Error(`${needle.name} is too short to be looked for.`);
    const head = needle.bytes.readUInt32BE();
    this.#hashes[hashOf(head)] = 1;
    this.#byHead.set(head, [...(this.#byHead.get(head) ?? []), needle]);
  }

  /** The names of all that stand in the bytes, each once. */
  in(bytes: Buffer): Set<string> {
    const found = new Set<string>();
    const hashes = this.#hashes;
    let head = 0;
    for (let end = 0; end < bytes.length; end += 1) {
      head = (head << 8) | (bytes[end] ?? 0);
      if (end < headLength - 1 || hashes[hashOf(head)] === 0) continue;
      const start = end - headLength + 1;
      for (const needle of this.#byHead.get(head >>> 0) ?? []) {
        if (bytes.subarray(start, start + needle.bytes.length).equals(needle.bytes)) found.add(needle.name);
      }
    }
    return found;
  }
}

const hashOf = (head: number): number => Math.imul(head, 0x9e3779b1) >>> 16;

export class SecretSearch {
  readonly #needles = new Needles();
  readonly #found: string[] = [];
  #bytes = 0;

  /** `secret`: only the part that nobody may know, without a prefix that all of them have. */
  add(name: string, secret: string): void {
    for (const form of piecesOf(secret).flatMap(disguises)) {
      this.#needles.add({ name, bytes: Buffer.from(form) });
      this.#needles.add({ name, bytes: Buffer.from(form, 'utf16le') });
    }
  }

  look(place: string, content: string | Buffer): void {
    const bytes = Buffer.from(content);
    this.#bytes += bytes.length;
    for (const name of this.#needles.in(bytes)) this.#found.push(`${name} in ${place}`);
  }

  /** Every file below the folder, its own name too. */
  lookBelow(folder: string): void {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      this.look('the name of a file', path);
      if (entry.isFile()) this.look(path, readFileSync(path));
    }
  }

  /** What was found where, each once. */
  get found(): string[] {
    return [...new Set(this.#found)];
  }

  /** How much was looked at: a search of nothing finds nothing. */
  get bytes(): number {
    return this.#bytes;
  }
}

/** Where a text stands below a folder; empty when it does not. */
export function filesWith(folder: string, text: string): string[] {
  const search = new SecretSearch();
  search.add('it', text);
  search.lookBelow(folder);
  return search.found;
}

/** The whole heap of the page's scripts, strings included, as one text. */
export async function heapText(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
}
