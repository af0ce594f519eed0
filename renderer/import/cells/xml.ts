/**
 * Reads XML that comes in pieces and tells its elements and its text. It checks nothing and knows no entities but the
 * five of XML and numbers; a document type is passed over, so nothing can be declared. Linear in the length.
 */
import { workbookCopy } from '../../copy/workbook.ts';
import { Refusal } from './refusal.ts';

export interface XmlReader {
  /** `name` without its prefix; `attributes` as they are written, for {@link attribute}. */
  open(name: string, attributes: string): void;
  close?(name: string): void;
  /** Decoded; long text comes in several pieces. */
  text?(text: string): void;
}

/** Longest tag or piece of text; a cell of Excel has 32,767 characters. */
const longest = 1024 * 1024;
const blank = /\s/u;

export class XmlScanner {
  readonly #reader: XmlReader;
  #rest = '';

  constructor(reader: XmlReader) {
    this.#reader = reader;
  }

  /** Throws {@link Refusal} for what no program writes. */
  write(piece: string): void {
    const text = this.#rest + piece;
    let at = 0;
    for (;;) {
      const from = text.indexOf('<', at);
      if (from < 0) break;
      if (from > at) this.#reader.text?.(unescaped(text.slice(at, from)));
      at = from;
      const end = endOf(text, from);
      if (end < 0) break;
      this.#markup(text, from, end);
      at = end;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > longest) throw new Refusal(workbookCopy.broken);
  }

  #markup(text: string, from: number, end: number): void {
    const next = text[from + 1];
    if (next === '/') this.#reader.close?.(localName(text.slice(from + 2, end - 1).trim()));
    else if (text.startsWith('<![CDATA[', from)) this.#reader.text?.(text.slice(from + 9, end - 3));
    else if (next !== '?' && next !== '!') this.#element(text, from, end);
  }

  #element(text: string, from: number, end: number): void {
    const alone = text[end - 2] === '/';
    const tag = text.slice(from + 1, alone ? end - 2 : end - 1);
    const divide = tag.search(blank);
    const name = localName(divide < 0 ? tag : tag.slice(0, divide));
    this.#reader.open(name, divide < 0 ? '' : tag.slice(divide));
    if (alone) this.#reader.close?.(name);
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** What goes on, whatever stands in it, until its own end. */
const spans = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** After the markup that begins at `from`; -1 when it is not all there. */
function endOf(text: string, from: number): number {
  const span = spans.find(([opening]) => text.startsWith(opening, from));
  if (span) {
    const at = text.indexOf(span[1], from + 2);
    return at < 0 ? -1 : at + span[1].length;
  }
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x3e) return at + 1;
    if (code !== 0x22 && code !== 0x27) continue;
    at = text.indexOf(code === 0x22 ? '"' : "'", at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

/** The value of an attribute by its name without a prefix; null without it. */
export function attribute(attributes: string, wanted: string): string | null {
  let at = 0;
  for (;;) {
    const equals = attributes.indexOf('=', at);
    if (equals < 0) return null;
    const name = attributes.slice(at, equals).trim();
    at = equals + 1;
    while (blank.test(attributes.charAt(at))) at += 1;
    const mark = attributes.charAt(at);
    const end = mark === '"' || mark === "'" ? attributes.indexOf(mark, at + 1) : -1;
    if (end < 0) return null;
    if (localName(name) === wanted) return unescaped(attributes.slice(at + 1, end));
    at = end + 1;
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/giu, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[String(name)] ?? whole;
    return signOf(Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10)) ?? whole;
  });
}

/** Null for a number that is no sign. */
export const signOf = (code: number): string | null =>
  code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : null;
