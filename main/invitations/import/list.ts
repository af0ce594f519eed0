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
/** `Manager: …`, also as YAML and programs write it: `- owner_email: …`, `"manager": …`. */
const label = /^\s*(?:-\s+)?["']?(\p{L}[\p{L}\p{N} '’_.-]{0,40}?)["']?\s*([:：]|=>?)/u;

/** Who wrote a list, or answers questions about it. */
const aboutList =
  /^\W*(?:(?:exported|generated|created|prepared|printed|downloaded|compiled|provided) (?:by|from)|(?:exportiert|erstellt|generiert) (?:von|durch)|(?:export[ée]|créé|généré) par|(?:exportado|creado|generado|criado|gerado) por|(?:esportato|creato|generato) da)\s|^\W*(?:questions|fragen|preguntas|domande|d[úu]vidas|vragen|pytania) ?[?:]/iu;

/** Why nobody of a line is meant; null where its addresses are. */
function asideOf(line: string): string | null {
  if (line.length > 1000 || !line.includes('@')) return null;
  if (remark.test(line) || aboutList.test(line)) return 'A remark: nobody in it is invited.';
  const [, name = '', sign = ''] = label.exec(line) ?? [];
  // `set from=…` is a command.
  if (
    name === '' ||
    (sign.startsWith('=') && name.includes(' ')) ||
    /^b?cc$/iu.test(name) ||
    !isOfSomebodyElse(name.replace(/[._]+/gu, ' '))
  )
    return null;
  return addressesIn(line).length === 1 ? `Whoever stands after “${name}” is not invited.` : null;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** What lines speak of that stand below others: fields of a manager in YAML, a column of managers, a signature. */
class Asides {
  #signed = false;
  /** The name of somebody else, and how far in it stands. */
  #owner: { name: string; indent: number } | null = null;
  #others: string | null = null;

  /** Why nobody of the next line is meant; null where its addresses are, or it has none. */
  of(line: string): string | null {
    if (this.#signed) return line.includes('@') ? 'It is a signature: nobody in it is invited.' : null;
    if (line.includes('@')) return this.#above(line) ?? asideOf(line);
    if (line.length <= 80) this.#look(line);
    return null;
  }

  #above(line: string): string | null {
    if (this.#others !== null) return `Whoever stands below “${this.#others}” is not invited.`;
    const owner = this.#owner;
    if (owner === null || indentOf(line) > owner.indent)
      return owner && `Whoever stands below “${owner.name}” is not invited.`;
    this.#owner = null;
    return null;
  }

  /** At a line without an address. */
  #look(line: string): void {
    const text = line.trim();
    if (text === '') return;
    if (/^-- ?$/u.test(line)) this.#signed = true;
    const [, name = ''] =
      /^\s*(?:-\s+)?["']?(\p{L}[\p{L} _-]{0,40})["']?\s*:\s*(?:\{|\[)?$/u.exec(line) ?? [];
    if (this.#owner && indentOf(line) <= this.#owner.indent) this.#owner = null;
    if (name !== '' && this.#owner === null && isOfSomebodyElse(name.replaceAll('_', ' '))) {
      this.#owner = { name, indent: indentOf(line) };
    }
    const meaning = meaningOfHeading(text);
    if (meaning === 'foreign-address' && name === '') this.#others = text;
    else if (meaning === 'address' || meaning === 'second-address') this.#others = null;
  }
}

const toldAtMost = 20;

/** The lines that {@link readList} leaves aside, the first of them. */
export function asideIn(text: string, before: number): { line: number; message: string }[] {
  const told: { line: number; message: string }[] = [];
  // Most lists have none of the signs, and are not gone through twice.
  if (!text.includes('@')) return told;
  const several = severalIn(text);
  if (several > 1) {
    told.push({ line: 0, message: `Every line has ${several} addresses, and all of them are invited.` });
  }
  if (!mayHaveAsides.test(text)) return told;
  const asides = new Asides();
  let heading = hasHeading(text);
  for (const [number, content] of linesOf(text)) {
    if (heading) {
      heading = content.trim() === '';
      continue;
    }
    const message = asides.of(content);
    if (message !== null) told.push({ line: number + before, message });
    if (told.length === toldAtMost) break;
  }
  return told;
}

/** Remarks, labels, questions, signatures, and headings further down. */
const mayHaveAsides =
  /#|\/\/|[:：?=]| (?:by|from|von|durch|par|por|da)\s|^-- ?$|^(?=[^@\r\n]{1,80}$)[^\r\n]*\p{L}/imu;

/** How many addresses every line has that is not one of a list broken into lines; 1 where that differs. */
function severalIn(text: string): number {
  const lines = [...linesOf(text.slice(0, 16 * 1024)).map(([, line]) => line.trim())]
    .filter(Boolean)
    .slice(0, 100);
  if (lines.length < 2 || lines.some((line) => line.length > 1000 || /[,;]$/u.test(line))) return 1;
  // The last one may have been cut in half.
  const counts = new Set(
    (text.length > 16 * 1024 ? lines.slice(0, -1) : lines).map((line) => addressesIn(line).length),
  );
  const [count = 1] = counts;
  return counts.size === 1 ? count : 1;
}

/** One row for each address or line without any; null for what was read and has none. `before`: lines before `text`. */
export function* readList(text: string, before: number): Generator<TextRecord | null, void> {
  let heading = hasHeading(text);
  const asides = new Asides();
  for (const [number, content] of linesOf(text)) {
    const line = number + before;
    yield null;
    if (content.trim() === '') continue;
    if (heading) {
      heading = false;
      continue;
    }
    if (asides.of(content) !== null) continue;
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

/** The first line where more stands below it; empty where it is long, or the only one. */
function firstOf(text: string): string {
  const from = text.search(/\S/u);
  const [, first = ''] = /^([^\r\n]{1,60})[\r\n]/u.exec(text.slice(from, from + 62)) ?? [];
  return /\S/u.test(text.slice(from + first.length)) ? first : '';
}

/** A heading over the only column: `E-mail`, `Correo electrónico`. */
function hasHeading(text: string): boolean {
  return headingOfOthers(text) !== null || meaningOfHeading(firstOf(text)) !== null;
}

/** A heading by which the only column holds the addresses of somebody else: `Manager Email`, `Vorgesetzte`. */
export function headingOfOthers(text: string): string | null {
  const first = firstOf(text)
    .trim()
    .replace(/^"(.*)"$/u, '$1');
  if (meaningOfHeading(first) === 'foreign-address') return first;
  if (!isOfSomebodyElse(first) || /[:.!?]$/u.test(first) || first.split(/\s+/u).length > 3) return null;
  const rows = linesOf(text.slice(0, 16 * 1024)).map(([, line]) => line.trim());
  const below = rows.filter(Boolean).drop(1).take(20).toArray();
  return below.every((line) => addressesIn(line).length === 1) ? first : null;
}
