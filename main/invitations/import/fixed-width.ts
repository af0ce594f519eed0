/** Tables whose columns are set apart by blanks, as terminals print them: an address never slips into another column. */
import { meaningOfHeading } from '../../../preload/headings.ts';
import { addressesIn } from './address.ts';
import type { TextRecord } from './records.ts';
import type { SourceNote } from './source-rows.ts';

interface Field {
  text: string;
  from: number;
  /** After its last sign. */
  to: number;
}

export interface FixedWidth {
  records: TextRecord[];
  /** Lines that cannot be divided for sure. */
  notes: SourceNote[];
}

const looked = 100;
const toldAtMost = 20;
const longestLine = 2000;

const fieldsOf = (line: string): Field[] =>
  [...line.matchAll(/\S+(?: \S+)*/gu)].map(({ 0: text, index }) => ({
    text,
    from: index,
    to: index + text.length,
  }));

const isRule = (line: string): boolean => /^[\s\-=_+]+$/u.test(line) && /[-=_]{2}/u.test(line);

/** Headings that speak of an address, over lines with columns of their own. */
function isHeading(fields: readonly Field[]): boolean {
  return (
    fields.length >= 2 &&
    fields.every(({ text }) => text.length <= 60 && !text.includes('@')) &&
    fields.some(({ text }) => {
      const meaning = meaningOfHeading(text);
      return meaning?.endsWith('address') === true && meaning !== 'about-address';
    })
  );
}

/**
 * Cells by the heading: as many as it has, or each under the column whose beginning or end it shares. Null where that
 * leaves a doubt.
 */
function cellsOf(fields: readonly Field[], heading: readonly Field[]): string[] | null {
  if (fields.length === heading.length) return fields.map(({ text }) => text);
  const cells = heading.map(() => '');
  for (const { text, from, to } of fields) {
    const column = heading.findIndex((name) => name.from === from || name.to === to);
    if (column < 0 || cells[column] !== '') return null;
    cells[column] = text;
  }
  return cells;
}

const recordOf = (line: number, cells: string[]): TextRecord => ({
  line,
  lastLine: line,
  cells,
  width: cells.length,
  openQuote: false,
});

/** `---- -----------------`: what a terminal draws below its headings, and where each column begins. */
function ruleOf(line: string | undefined): number[] | null {
  if (line === undefined || line.length > longestLine || !/^\s*[-=]+(?: {1,200}[-=]+)+\s*$/u.test(line))
    return null;
  const starts = [...line.matchAll(/[-=]+/gu)].map(({ index }) => index);
  return [0, ...starts.slice(1)];
}

/** Cells between the beginnings of columns; null where a word goes over one of them. */
function cut(line: string, starts: readonly number[]): string[] | null {
  const crosses = starts.some((at) => at > 0 && /\S\S/u.test(line.slice(at - 1, at + 1)));
  return crosses ? null : starts.map((at, index) => line.slice(at, starts[index + 1]).trim());
}

/** Null when a text is none. Tabs, commas and bars divide better: other readers come first. */
export function readFixedWidth(text: string): FixedWidth | null {
  const head = text.slice(0, 64 * 1024);
  if (!/\S {2,}\S/u.test(head) && !/^[ \t]{0,200}[-=]+ [-=]/mu.test(head)) return null;
  const lines = text.split(/\r\n|\r|\n/u);
  return withHeading(lines) ?? withoutHeading(lines);
}

/** Where the heading stands, its cells, and how a line below it is divided. */
interface Layout {
  at: number;
  names: string[];
  divide: (line: string) => string[] | null;
}

/** By a rule below the heading. */
function ruled(lines: readonly string[]): Layout | null {
  for (const [at, line] of lines.slice(0, 20).entries()) {
    const starts = line.length < longestLine ? ruleOf(lines[at + 1]) : null;
    const names = starts && cut(line, starts);
    if (!starts || !names || !isHeading(names.map((text) => ({ text, from: 0, to: 0 })))) continue;
    const heading = fieldsOf(line);
    const byWords = (below: string) =>
      heading.length === names.length ? cellsOf(fieldsOf(below), heading) : null;
    return { at, names, divide: (below) => cut(below, starts) ?? byWords(below) };
  }
  return null;
}

/** By the words of the heading alone. */
function byHeading(lines: readonly string[]): Layout | null {
  const at = lines.slice(0, 20).findIndex((line) => line.length < longestLine && isHeading(fieldsOf(line)));
  const heading = fieldsOf(lines[at] ?? '');
  if (at < 0) return null;
  const below = lines.slice(at + 1, at + 1 + looked).filter((line) => line.trim() !== '' && !isRule(line));
  const divided = below.filter((line) => line.length < longestLine && fieldsOf(line).length >= 2);
  if (below.length === 0 || divided.length * 2 < below.length) return null;
  return { at, names: heading.map(({ text }) => text), divide: (line) => cellsOf(fieldsOf(line), heading) };
}

function withHeading(lines: readonly string[]): FixedWidth | null {
  const layout = ruled(lines) ?? byHeading(lines);
  if (layout === null) return null;
  const { at: first, names, divide } = layout;
  const records = [recordOf(first + 1, names)];
  const notes: SourceNote[] = [];
  const leave = (line: number, content: string, why: string) => {
    if (content.includes('@') && notes.length < toldAtMost)
      notes.push({ line, message: `${why}: nobody in it is invited.` });
  };
  for (const [index, content] of lines.entries()) {
    const line = index + 1;
    if (index < first) leave(line, content, 'It stands above the table');
    if (index <= first || content.trim() === '' || isRule(content)) continue;
    const cells = content.length < longestLine ? divide(content) : null;
    if (cells) records.push(recordOf(line, cells));
    else leave(line, content, 'This line does not fit under the headings');
  }
  return { records, notes };
}

/** Every line has as many fields as the others, and one of them at least a single address. */
function withoutHeading(lines: readonly string[]): FixedWidth | null {
  const records: TextRecord[] = [];
  for (const [index, content] of lines.entries()) {
    if (content.trim() === '') continue;
    if (content.length > longestLine || /[,;<|]/u.test(content)) return null;
    const cells = fieldsOf(content).map(({ text }) => text);
    if (cells.length !== (records[0]?.cells.length ?? cells.length)) return null;
    if (cells.length < 2 || !cells.some((cell) => addressesIn(cell).length === 1)) return null;
    records.push(recordOf(index + 1, cells));
  }
  return records.length >= 2 ? { records, notes: [] } : null;
}
