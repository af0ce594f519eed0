/**
 * Reads separated text (RFC 4180 and what spreadsheets make of it) into records with the line each begins on, in one
 * pass. An own reader because papaparse 5.7.1, the one to take otherwise, tells no line numbers, knows one kind of
 * line end per text, and lets a quote that is never closed swallow the rest of the file.
 */

export interface TextRecord {
  /** Line on which it begins, from 1. */
  line: number;
  /** Line on which it ends. */
  lastLine: number;
  /** The first ones; nobody means a table of more than {@link cellsKept} columns. */
  cells: string[];
  /** How many there are in the text. */
  width: number;
  /** A quote opened here and was never closed: the line was read as if it had no quotes. */
  openQuote: boolean;
}

const cellsKept = 1000;

const quote = 0x22;
const cr = 0x0d;
const lf = 0x0a;
const tab = 0x09;

/** Readings that are begun anew after a quote that never closes; each costs at most the rest of the text. */
const secondReadings = 20;

class Reader {
  at = 0;
  line = 1;
  /** After the last quote that closed a cell. */
  #closed = 0;
  readonly #text: string;
  readonly #separator: number;
  /** Characters that may still be read in vain after quotes that turn out to be none. */
  #patience: number;

  constructor(text: string, separator: string) {
    this.#text = text;
    this.#separator = separator.charCodeAt(0);
    this.#patience = 20 * (text.length + 1);
  }

  get ended(): boolean {
    return this.at >= this.#text.length;
  }

  /** The next record, up to and with its line end. Null when a quote in it is never closed. */
  record(quoting: boolean): TextRecord | null {
    const line = this.line;
    const cells: string[] = [];
    let width = 0;
    for (;;) {
      const cell = this.#cell(quoting);
      if (cell === null) return null;
      if (width < cellsKept) cells.push(cell);
      width += 1;
      if (this.#text.charCodeAt(this.at) !== this.#separator) break;
      this.at += 1;
    }
    const lastLine = this.line;
    this.#lineEnd();
    return { line, lastLine, cells, width, openQuote: false };
  }

  /** Where the cell begins when the blanks before a quote do not count. */
  #afterBlanks(): number {
    let at = this.at;
    while (this.#text.charCodeAt(at) === 0x20) at += 1;
    return at;
  }

  #plain(): string {
    const from = this.at;
    while (!this.ended) {
      const code = this.#text.charCodeAt(this.at);
      if (code === this.#separator || code === lf || code === cr) break;
      this.at += 1;
    }
    return this.#text.slice(from, this.at);
  }

  /**
   * Cells between tabs come from a clipboard more often than from a file, and there a quote is most often a character
   * like any other: LibreOffice copies `"The Boss` as it stands. So it opens a cell only where the text that it would
   * enclose ends at the next tab or line end, and does not hold both. Null when it is none; `patience` says how much
   * was read in vain.
   */
  #quotedBetweenTabs(): string | null {
    if (this.#patience <= 0) return null;
    const { at, line } = this;
    const value = this.#quoted();
    const next = this.#text.charCodeAt(this.at);
    const closed = value !== null && this.at === this.#closed;
    const ends = this.at >= this.#text.length || next === tab || next === cr || next === lf;
    if (closed && ends && !(this.line > line && value.includes('\t'))) return value;
    this.#patience -= (value === null ? this.#text.length : this.at) - at;
    this.at = at;
    this.line = line;
    return null;
  }

  #cell(quoting: boolean): string | null {
    if (!quoting || this.#text.charCodeAt(this.#afterBlanks()) !== quote) return this.#plain();
    return this.#separator === tab ? (this.#quotedBetweenTabs() ?? this.#plain()) : this.#quoted();
  }

  /** What follows the closing quote belongs to the cell as it is, as in every spreadsheet. */
  #quoted(): string | null {
    const from = this.#afterBlanks() + 1;
    let doubled = false;
    let lineEnds = 0;
    let end = from;
    for (; end < this.#text.length; end += 1) {
      const code = this.#text.charCodeAt(end);
      const next = this.#text.charCodeAt(end + 1);
      if (code === lf || (code === cr && next !== lf)) lineEnds += 1;
      if (code !== quote) continue;
      if (next !== quote) break;
      doubled = true;
      end += 1;
    }
    if (end >= this.#text.length) return null;
    const value = this.#text.slice(from, end);
    this.at = end + 1;
    this.#closed = this.at;
    this.line += lineEnds;
    return (doubled ? value.replaceAll('""', '"') : value) + this.#plain().trimEnd();
  }

  #lineEnd(): void {
    const code = this.#text.charCodeAt(this.at);
    if (code !== cr && code !== lf) return;
    this.at += code === cr && this.#text.charCodeAt(this.at + 1) === lf ? 2 : 1;
    this.line += 1;
  }
}

/** Every record in order, blank ones too. CRLF, CR and LF all end a line, also mixed. `text` without a byte order mark. */
export function* readRecords(text: string, separator: string): Generator<TextRecord, void> {
  const reader = new Reader(text, separator);
  let secondChances = secondReadings;
  while (!reader.ended) {
    const { at, line } = reader;
    const record = reader.record(secondChances > 0);
    if (record) {
      yield record;
      continue;
    }
    secondChances -= 1;
    reader.at = at;
    reader.line = line;
    const plain = reader.record(false);
    if (plain) yield { ...plain, openQuote: true };
  }
}
