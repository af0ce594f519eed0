/** Lines of quoted cells with a blank between them, as SQLite (`.mode tcl`) and shells write them. */
import type { TextRecord } from './records.ts';

const longestLine = 10_000;
const cellPattern = /"((?:[^"\\]|\\.)*)"/gu;
const linePattern = /^\s{0,20}"(?:[^"\\]|\\.)*"(?: {1,20}"(?:[^"\\]|\\.)*")+\s*$/u;

/** Null when a line is none. */
export function readQuotedWords(text: string): TextRecord[] | null {
  if (!/^\s{0,100}"[^"\r\n]{0,1000}" {1,20}"/u.test(text)) return null;
  const records: TextRecord[] = [];
  for (const [index, content] of text.split(/\r\n|\r|\n/u).entries()) {
    if (content.trim() === '') continue;
    if (content.length > longestLine || !linePattern.test(content)) return null;
    const cells = [...content.matchAll(cellPattern)].map(([, cell = '']) => cell.replace(/\\(.)/gu, '$1'));
    records.push({ line: index + 1, lastLine: index + 1, cells, width: cells.length, openQuote: false });
  }
  return records.length > 1 ? records : null;
}
