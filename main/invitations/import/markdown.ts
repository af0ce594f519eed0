/** A Markdown table: its rows as separated text, so that everything else about tables holds for it too. */
import type { SourceNote } from './source-rows.ts';

const rule = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/u;

/** So far down a text may its table begin. */
const linesAbove = 200;
const toldAtMost = 20;

export interface MarkdownTable {
  /** As many lines as the text, those blank that are not of the table. */
  rows: string;
  /** Lines around the table with an address in them. */
  notes: SourceNote[];
}

const isRule = (line: string): boolean => line.includes('-') && line.length < 8192 && rule.test(line);

function* linesIn(text: string): Generator<string, void> {
  for (const { 0: line } of text.matchAll(/[^\n]*(?:\n|$)/gu)) yield line.replace(/\r?\n$/u, '');
}

/** The line of the rule below a heading, from 0; -1 where there is none. */
function ruleIn(text: string): number {
  let before = '';
  let index = 0;
  for (const line of linesIn(text.slice(0, 64 * 1024)).take(linesAbove)) {
    if (isRule(line) && line.includes('|') && before.includes('|')) return index;
    before = line;
    index += 1;
  }
  return -1;
}

/** The same lines with the outer bars and the rule taken away; null when it is none. */
export function markdownRows(text: string): MarkdownTable | null {
  const at = ruleIn(text);
  if (at < 0) return null;
  const notes: SourceNote[] = [];
  let isOver = false;
  const rows = text.split(/\r?\n/u).map((line, index) => {
    if (index > at && !line.includes('|')) isOver = true;
    const where = index < at - 1 ? 'above' : isOver ? 'below' : null;
    if (where === null) return isRule(line) ? '' : cellsOf(line);
    if (line.includes('@') && notes.length < toldAtMost) {
      notes.push({ line: index + 1, message: `It stands ${where} the table: nobody in it is invited.` });
    }
    return '';
  });
  return { rows: rows.join('\n'), notes };
}

const cellsOf = (line: string): string =>
  line
    .replace(/^\s*\|/u, '')
    .replace(/\|\s*$/u, '')
    .split('|')
    .map((cell) => cell.trim())
    .join('|');

/** A table in a frame of lines, as SQLite (`.mode box`) and DuckDB print it, or with lines between its cells alone (psql). */
export function boxRows(text: string): MarkdownTable | null {
  const head = text.slice(0, 64 * 1024);
  const isFramed = /^[ \t]{0,200}[┌╭┏╔][─━═┬┳╦┯]/mu.test(head);
  if ((!isFramed && !/^[ \t]{0,200}[─━═]{1,200}[┼╪╋╬]/mu.test(head)) || !/[│┃║]/u.test(head)) return null;
  const bar = isFramed ? /^\s*[│┃║]/u : /[│┃║]/u;
  const notes: SourceNote[] = [];
  const rows = text.split(/\r?\n/u).map((line, index) => {
    if (bar.test(line)) return cellsOf(line.replace(/[│┃║]/gu, '|'));
    if (line.includes('@') && notes.length < toldAtMost) {
      notes.push({ line: index + 1, message: 'It stands outside of the table: nobody in it is invited.' });
    }
    return '';
  });
  return { rows: rows.join('\n'), notes };
}
