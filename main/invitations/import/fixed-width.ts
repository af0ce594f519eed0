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

/** Null when a text is none. Tabs, commas and bars divide better: other readers come first. */
export function readFixedWidth(text: string): FixedWidth | null {
  if (!/\S {2,}\S/u.test(text.slice(0, 64 * 1024))) return null;
  const lines = text.split(/\r\n|\r|\n/u);
  return withHeading(lines) ?? withoutHeading(lines);
}

function withHeading(lines: readonly string[]): FixedWidth | null {
  const first = lines
    .slice(0, 20)
    .findIndex((line) => line.length < longestLine && isHeading(fieldsOf(line)));
  const heading = fieldsOf(lines[first] ?? '');
  if (first < 0) return null;
  const below = lines
    .slice(first + 1, first + 1 + looked)
    .filter((line) => line.trim() !== '' && !isRule(line));
  const divided = below.filter((line) => line.length < longestLine && fieldsOf(line).length >= 2);
  if (below.length === 0 || divided.length * 2 < below.length) return null;
  const records = [
    recordOf(
      first + 1,
      heading.map(({ text }) => text),
    ),
  ];
  const notes: SourceNote[] = [];
  const leave = (line: number, content: string, why: string) => {
    if (content.includes('@') && notes.length < toldAtMost)
      notes.push({ line, message: `${why}: nobody in it is invited.` });
  };
  for (const [index, content] of lines.entries()) {
    const line = index + 1;
    if (index < first) leave(line, content, 'It stands above the table');
    if (index <= first || content.trim() === '' || isRule(content)) continue;
    const cells = content.length < longestLine ? cellsOf(fieldsOf(content), heading) : null;
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
