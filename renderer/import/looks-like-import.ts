/** Whether pasted text is worth an import: a table with columns, or more people than one looks over as chips. */
import { addressHeading } from '../../preload/address-headings.ts';

const manyAddresses = 50;
/** Beyond this, chips are no way to look at it: the import opens at once. */
const hugeText = 200_000;
/** A title and a comment may stand above the heading; a heading further down is not looked for. */
const firstLines = 6;
/** No heading line is longer, whatever the program that wrote it. */
const longestHeading = 4000;

export type PastedKind = 'few' | 'import' | 'huge';

export function pastedKind(text: string): PastedKind {
  if (text.length > hugeText) return 'huge';
  if (text.split('@', manyAddresses + 2).length > manyAddresses + 1) return 'import';
  return isRecords(text) || isTable(text) ? 'import' : 'few';
}

/** JSON, cards, calendars and records of a database: as chips, everybody would be there who stands in them. */
const isRecords = (text: string): boolean =>
  /^\uFEFF?\s*(?:\[\s*[[{"]|\{\s*["'}]|\{\s*\w+\s*:|BEGIN:V(?:CARD|CALENDAR)\b|-\[ RECORD |\*{9,} 1\. row \*)/iu.test(
    text.slice(0, 2000),
  );

function isTable(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '');
  // The line by which a spreadsheet is told the separator; nobody writes it over a list.
  if (/^\uFEFF?sep=[,;\t|]\s*$/iu.test(lines[0] ?? '')) return lines.length > 1;
  const candidates = lines.slice(0, firstLines);
  // What stands below an address is no heading: a signature, a remark.
  const address = candidates.findIndex((line) => line.includes('@'));
  const above = address === -1 ? candidates : candidates.slice(0, address);
  return above.some((heading, at) => {
    if (heading.length > longestHeading) return false;
    const rows = lines.slice(at + 1);
    return isOneColumn(heading, rows) || ['\t', ';', ',', '|'].some((each) => isOver(heading, rows, each));
  });
}

/** A column of addresses that was copied with its heading. A single address below a word stays an address. */
function isOneColumn(heading: string, rows: readonly string[]): boolean {
  return (
    addressHeading(heading) === 'certain' &&
    heading.trim().split(/\s+/u).length <= 3 &&
    rows.length > 1 &&
    rows.every((row) => /^\s*[^\s@,;|]+@[^\s@,;|]+\s*$/u.test(row))
  );
}

/** `heading` has columns, one of them for addresses, and the line below has columns too. */
function isOver(heading: string, rows: readonly string[], separator: string): boolean {
  const kinds = heading.split(separator).map(addressHeading);
  const cells = (rows[0] ?? '').split(separator);
  if (kinds.length < 2 || cells.length < 2) return false;
  const certain = kinds.includes('certain');
  const borne = kinds.some((each, at) => each === 'vague' && cells[at]?.includes('@') === true);
  return (certain || borne) && !isListBelowWords(cells, kinds);
}

/** `Please mail these, thanks` over `ada@example.com, bob@example.org`: addresses where no heading speaks of one. */
function isListBelowWords(cells: readonly string[], kinds: readonly unknown[]): boolean {
  return (
    cells.every((cell) => cell.trim() === '' || cell.includes('@')) &&
    cells.some((cell, at) => cell.includes('@') && (kinds[at] ?? null) === null)
  );
}
