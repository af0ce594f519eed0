/**
 * Rows of cells as the renderer hands them over when it has read a workbook or the table of a page: a line for each
 * row, tabs between cells, and U+000B for a line break inside a cell. Nothing is quoted.
 */
import type { TextRecord } from './records.ts';
import { isBlank } from './separator.ts';

export const lineBreakInCell = '\v';

const headRecords = 100;

/** Every row in order, blank ones too; each with `width` cells at least, as a spreadsheet writes its CSV. */
export function* readCells(text: string, width: number): Generator<TextRecord, void> {
  let line = 0;
  let from = 0;
  while (from <= text.length) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    line += 1;
    const cells = text.slice(from, to).split('\t');
    while (cells.length < width) cells.push('');
    from = to + 1;
    const broken = cells.map((cell) => cell.replaceAll(lineBreakInCell, '\n'));
    yield { line, lastLine: line, cells: broken, width: cells.length, openQuote: false };
  }
}

/** The first rows that are not blank, all of them as wide as the widest. */
export function headOfCells(text: string): { records: TextRecord[]; width: number } {
  const head = (width: number) =>
    readCells(text, width)
      .filter((record) => !isBlank(record))
      .take(headRecords)
      .toArray();
  const width = Math.max(1, ...head(0).map(({ cells }) => cells.length));
  return { records: head(width), width };
}
