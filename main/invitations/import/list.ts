/** A text that is no table: addresses between names, separators, spaces and line ends. */
import { addressesIn, isAddress } from './address.ts';
import { shown } from './cell-values.ts';
import type { RowProblem } from './row-draft.ts';

export interface ListEntry {
  line: number;
  address: string | null;
  problem: RowProblem | null;
}

const lineEnd = /\r\n|\r|\n/gu;
/** Everything in one line is read in pieces of about this length, so that other work gets its turn. */
const pieceLength = 16 * 1024;

/** Lines with their numbers. */
function* linesOf(text: string): Generator<[number, string], void> {
  let line = 1;
  let from = 0;
  for (const { index, 0: end } of text.matchAll(lineEnd)) {
    yield [line, text.slice(from, index)];
    line += 1;
    from = index + end.length;
  }
  yield [line, text.slice(from)];
}

/** Cut where an address cannot be. */
function* piecesOf(line: string): Generator<string, void> {
  let from = 0;
  while (line.length - from > pieceLength) {
    const blank = /[\s,;|]/u.exec(line.slice(from + pieceLength, from + 2 * pieceLength));
    const end = from + pieceLength + (blank?.index ?? pieceLength);
    yield line.slice(from, end);
    from = end;
  }
  yield line.slice(from);
}

/** Every entry; null for what was read and has none, so that a caller can count its steps. */
export function* readList(text: string, skipHeading: boolean): Generator<ListEntry | null, void> {
  let heading = skipHeading;
  for (const [line, content] of linesOf(text)) {
    yield null;
    if (content.trim() === '') continue;
    if (heading) {
      heading = false;
      continue;
    }
    let found = 0;
    for (const piece of piecesOf(content)) {
      const addresses = addressesIn(piece);
      found += addresses.length;
      yield* addresses.map((address) => entryOf(line, address));
      yield null;
    }
    if (found > 0) continue;
    const message = `There is no e-mail address in “${shown(content.trim())}”.`;
    yield { line, address: null, problem: { kind: 'no-address', column: null, message } };
  }
}

function entryOf(line: number, address: string): ListEntry {
  if (isAddress(address)) return { line, address, problem: null };
  const message = `“${shown(address)}” is not an e-mail address.`;
  return { line, address: null, problem: { kind: 'not-an-address', column: null, message } };
}
