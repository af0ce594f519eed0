/** A text that is no table: addresses between names, separators, spaces and line ends. */
import { isOfSomebodyElse, meaningOfHeading } from '../../../preload/headings.ts';
import { addressesIn } from './address.ts';
import type { TextRecord } from './records.ts';

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

/** `#3 ada@example.com` is a number. */
const remark = /^\s*(?:#(?!\d)|\/\/)/u;
const label = /^\s*(\p{L}[\p{L} '’-]{0,40})[:：]/u;

/** Why nobody of a line is meant; null where its addresses are. */
function asideOf(line: string): string | null {
  if (line.length > 1000 || !line.includes('@')) return null;
  if (remark.test(line)) return 'A remark: nobody in it is invited.';
  const [, name = ''] = label.exec(line) ?? [];
  if (name === '' || /^b?cc$/iu.test(name) || !isOfSomebodyElse(name)) return null;
  return addressesIn(line).length === 1 ? `Whoever stands after “${name}” is not invited.` : null;
}

const toldAtMost = 20;

/** The lines that {@link readList} leaves aside, the first of them. */
export function asideIn(text: string, before: number): { line: number; message: string }[] {
  const told: { line: number; message: string }[] = [];
  // Most lists have none of the signs, and are not gone through twice.
  if (!text.includes('@') || !/#|\/\/|[:：]/u.test(text)) return told;
  for (const [number, content] of linesOf(text)) {
    const message = asideOf(content);
    if (message !== null) told.push({ line: number + before, message });
    if (told.length === toldAtMost) break;
  }
  return told;
}

/** One row for each address or line without any; null for what was read and has none. `before`: lines before `text`. */
export function* readList(text: string, before: number): Generator<TextRecord | null, void> {
  let heading = hasHeading(text);
  for (const [number, content] of linesOf(text)) {
    const line = number + before;
    yield null;
    if (content.trim() === '') continue;
    if (heading) {
      heading = false;
      continue;
    }
    if (asideOf(content) !== null) continue;
    let found = 0;
    for (const piece of piecesOf(content)) {
      const addresses = addressesIn(piece);
      found += addresses.length;
      for (const address of addresses) yield rowOf(line, address);
      yield null;
    }
    if (found === 0) yield rowOf(line, content.trim());
  }
}

const rowOf = (line: number, cell: string): TextRecord => ({
  line,
  lastLine: line,
  cells: [cell],
  width: 1,
  openQuote: false,
});

/** A heading over the only column: `E-mail`, `Correo electrónico`. */
function hasHeading(text: string): boolean {
  const from = text.search(/\S/u);
  const [, first = ''] = /^([^\r\n]{1,60})[\r\n]/u.exec(text.slice(from, from + 62)) ?? [];
  const more = /\S/u.test(text.slice(from + first.length));
  return more && meaningOfHeading(first) !== null;
}
