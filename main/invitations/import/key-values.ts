/**
 * Records of one field a line: `psql -x`, `mysql -E`, `.mode line` of SQLite, `Format-List` of PowerShell, and lists of
 * objects in YAML. They become a table, so that a manager, a second address or an account that was deleted is seen by its
 * name. A text without a field that names an address is none.
 */
import { isOfSomebodyElse, meaningOfHeading } from '../../../preload/headings.ts';
import { wordsOfName } from './metadata-path.ts';
import type { TextRecord } from './records.ts';
import type { SourceNote } from './source-rows.ts';

export interface KeyValues {
  /** The names of the fields first. */
  records: TextRecord[];
  /** Lines that belong to no field. */
  notes: SourceNote[];
}

const looked = 400;
const namesAtMost = 1000;
const toldAtMost = 20;

/** `-[ RECORD 1 ]---+----`, `*** 1. row ***`, `---`, `[users]`: between two records. */
const divider = /^\s*(?:-\[ .{1,40} \][-+]*|\*{3,}.{1,40}\*{3,}|-{3,}|\[\[?[\w.-]{1,60}\]\]?)\s*$/u;
const field =
  /^(\s{0,200})(-\s{1,20})?["']?(\p{L}[\p{L}\p{N} _.'’()/-]{0,60}?)["']?(\s{0,100})(?:=>|[:：=|])(?!\/\/)(.*)$/u;

interface Field {
  indent: number;
  isItem: boolean;
  name: string;
  /** Where its separator stands. */
  at: number;
  value: string;
}

function fieldOf(line: string): Field | null {
  if (line.length > 10_000) return null;
  const found = field.exec(line);
  if (!found) return null;
  const [, blank = '', dash = '', name = '', gap = '', value = ''] = found;
  const indent = blank.length + dash.length;
  return {
    indent,
    isItem: dash !== '',
    name: name.trim(),
    at: line.indexOf(gap, indent + name.length) + gap.length,
    value: plainValue(value),
  };
}

/** Without a comma at its end and quotes around it, as YAML and programs write them. */
const plainValue = (value: string): string =>
  value
    .trim()
    .replace(/,$/u, '')
    .replace(/^(["'])(.*)\1$/su, '$2');

const isRemark = (line: string): boolean => /^\s*#(?!\d)/u.test(line);

const addressNames: ReadonlySet<string | null> = new Set(['address', 'second-address', 'foreign-address']);

/** Of the name of a field. */
const isKnown = (name: string): boolean => {
  const words = wordsOfName(name);
  return meaningOfHeading(words) !== null || isOfSomebodyElse(words);
};

/**
 * Where all separators stand below each other, as programs print them; null in a text by hand and in YAML. What begins
 * further in goes on from the field above it.
 */
function alignmentOf(lines: readonly string[]): number | null {
  const fields = lines.map(fieldOf).filter((each) => each !== null);
  const at = fields[0]?.at ?? 0;
  const own = fields.filter(({ indent }) => indent <= at).slice(0, 50);
  const isAligned =
    new Set(own.map(({ name }) => name.length)).size > 1 && own.every((each) => each.at === at);
  return isAligned ? at : null;
}

const goesOn = (line: string, alignment: number | null): boolean =>
  alignment !== null && line.slice(0, alignment + 1).trim() === '';

/** Whether most lines are fields, one of them named for its address, and no other address stands under a name of its own. */
function isOne(lines: readonly string[], alignment: number | null): boolean {
  const filled = lines
    .filter(
      (line) => line.trim() !== '' && !divider.test(line) && !isRemark(line) && !goesOn(line, alignment),
    )
    .slice(0, looked);
  const fields = filled.map(fieldOf).filter((each) => each !== null);
  if (fields.length < 2 || fields.length < filled.length * 0.8) return false;
  const times = new Map<string, number>();
  for (const { name } of fields) times.set(name, (times.get(name) ?? 0) + 1);
  const withAddress = fields.filter(({ value }) => value.includes('@'));
  return (
    times.size >= 2 &&
    withAddress.some(({ name }) => addressNames.has(meaningOfHeading(wordsOfName(name)))) &&
    withAddress.every(({ name }) => isKnown(name) || (times.get(name) ?? 0) > 1)
  );
}

interface Entry {
  line: number;
  lastLine: number;
  values: Map<string, string>;
}

/** `ada:` over fields that stand further in, and none beside it: each name begins somebody. */
function isMap(lines: readonly string[]): boolean {
  const fields = lines.map(fieldOf).filter((each) => each !== null);
  const [first] = fields;
  const outer = fields.filter(({ indent }) => indent === first?.indent);
  return (
    outer.length >= 2 &&
    outer.length < fields.length &&
    outer.every(({ value, isItem }) => value === '' && !isItem)
  );
}

class Reader {
  readonly notes: SourceNote[] = [];
  readonly entries: Entry[] = [];
  readonly #alignment: number | null;
  readonly #isMap: boolean;
  #entry: Entry | null = null;
  /** Fields that hold others, in YAML, the outermost first. */
  #within: { indent: number; name: string }[] = [];
  /** How far in the items of the list stand. */
  #items: number | null = null;
  #last = '';

  constructor(alignment: number | null, ofNames: boolean) {
    this.#alignment = alignment;
    this.#isMap = ofNames && alignment === null;
  }

  take(line: number, text: string): void {
    if (isRemark(text)) return;
    if (text.trim() === '' || divider.test(text)) {
      if (this.#items === null) this.#end();
      return;
    }
    const found = goesOn(text, this.#alignment) ? null : fieldOf(text);
    if (found) this.#field(line, found);
    else if (goesOn(text, this.#alignment)) this.#add(this.#last, text.trim(), true);
    else if (text.includes('@') && this.notes.length < toldAtMost) {
      this.notes.push({ line, message: 'This line is no field: nobody in it is invited.' });
    }
  }

  #field(line: number, { indent, isItem, name, value }: Field): void {
    if (this.#isMap && value === '' && this.#within.every((each) => each.indent >= indent)) {
      this.#end();
      // Whoever stands below `managers:` keeps that name before its fields.
      this.#within = isOfSomebodyElse(wordsOfName(name)) ? [{ indent, name }] : [{ indent, name: '' }];
      return;
    }
    const begins = isItem && (this.#items === null || indent <= this.#items);
    if (begins) {
      this.#items = indent;
      this.#within = [];
      this.#end();
    }
    const path = this.#alignment !== null ? name : this.#pathOf(indent, name, value === '' || value === '{');
    if (this.#items === null && this.#entry?.values.has(path)) this.#end();
    this.#entry ??= { line, lastLine: line, values: new Map() };
    this.#entry.lastLine = line;
    this.#last = path;
    if (!this.#entry.values.has(path)) this.#add(path, value, false);
  }

  #pathOf(indent: number, name: string, holds: boolean): string {
    while ((this.#within.at(-1)?.indent ?? -1) >= indent) this.#within.pop();
    const path = [...this.#within.map((each) => each.name), name].filter(Boolean).join('.');
    if (holds) this.#within.push({ indent, name });
    return path;
  }

  #add(name: string, value: string, more: boolean): void {
    const values = this.#entry?.values;
    values?.set(name, more ? `${values.get(name) ?? ''} ${value}` : value);
  }

  #end(): void {
    if (this.#entry && [...this.#entry.values.values()].some((value) => value !== ''))
      this.entries.push(this.#entry);
    this.#entry = null;
  }

  get all(): Entry[] {
    this.#end();
    return this.entries;
  }
}

/** `ada.email` beside `bob.email`: not one person, whatever it is. */
function hasSeveral({ values }: Entry): boolean {
  const own = [...values].filter(([name, value]) => {
    const words = wordsOfName(name);
    return value.includes('@') && meaningOfHeading(words) === 'address' && !isOfSomebodyElse(words);
  });
  return new Set(own.map(([name]) => name.split('.').at(-1))).size < own.length;
}

/** A glance at the first lines, which tells most tables and lists apart. */
function mayBeFields(text: string): boolean {
  const lines = text.slice(0, 4096).split(/\r\n|\r|\n/u);
  const filled = lines.filter((line) => line.trim() !== '' && !divider.test(line)).slice(0, 20);
  return filled.filter((line) => fieldOf(line) !== null).length * 2 >= filled.length;
}

/** Null when a text is none. Linear in its length. */
export function readKeyValues(text: string): KeyValues | null {
  if (!mayBeFields(text)) return null;
  const head = text.slice(0, 64 * 1024).split(/\r\n|\r|\n/u);
  if (text.length > 64 * 1024) head.pop();
  const alignment = alignmentOf(head);
  if (!isOne(head, alignment)) return null;
  const reader = new Reader(alignment, isMap(head));
  for (const [index, line] of text.split(/\r\n|\r|\n/u).entries()) reader.take(index + 1, line);
  const entries = reader.all;
  if (entries.some(hasSeveral)) return null;
  const names = [...new Set(entries.flatMap(({ values }) => [...values.keys()]))].slice(0, namesAtMost);
  const record = (line: number, lastLine: number, cells: string[]): TextRecord => ({
    line,
    lastLine,
    cells,
    width: cells.length,
    openQuote: false,
  });
  const rows = entries.map(({ line, lastLine, values }) =>
    record(
      line,
      lastLine,
      names.map((name) => values.get(name) ?? ''),
    ),
  );
  return { records: [record(1, 1, names), ...rows], notes: reader.notes };
}
