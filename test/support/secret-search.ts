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

export class SecretSearch {
  readonly #needles: { name: string; bytes: Buffer }[] = [];
  readonly #found: string[] = [];
  #bytes = 0;

  /** `secret`: only the part that nobody may know, without a prefix that all of them have. */
  add(name: string, secret: string): void {
    for (const form of piecesOf(secret).flatMap(disguises)) {
      this.#needles.push({ name, bytes: Buffer.from(form) }, { name, bytes: Buffer.from(form, 'utf16le') });
    }
  }

  look(place: string, content: string | Buffer): void {
    const bytes = Buffer.from(content);
    this.#bytes += bytes.length;
    for (const needle of this.#needles) {
      if (bytes.includes(needle.bytes)) this.#found.push(`${needle.name} in ${place}`);
    }
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
