/** Which separator a text uses, judged by its head. */
import { findHeader } from './header.ts';
import { readRecords, type TextRecord } from './records.ts';

export const separators = [',', ';', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** Enough to tell, and little enough to read once for each separator. */
const headLength = 64 * 1024;
const headRecords = 100;

export interface Head {
  separator: Separator;
  /** The first records that are not blank. */
  records: TextRecord[];
}

export const isBlank = ({ cells }: TextRecord): boolean => cells.every((cell) => cell.trim() === '');

function headOf(text: string, separator: Separator): Head {
  const cut = text.length > headLength;
  const records = readRecords(cut ? text.slice(0, headLength) : text, separator)
    .filter((record) => !isBlank(record))
    .take(headRecords)
    .toArray();
  // The last one may have been cut in half.
  if (cut && records.length > 1 && records.length < headRecords) records.pop();
  return { separator, records };
}

/** A heading that names the address decides; then how many records are as wide as the first; then how wide. */
function score({ records }: Head): number[] {
  const header = findHeader(records);
  if (!header) return [0, 0, 0, 0];
  const table = records.slice(header.above);
  const width = table[0]?.cells.length ?? 0;
  const even = table.filter(({ cells }) => cells.length === width).length / table.length;
  return [1, header.named ? 1 : 0, even, width];
}

/** The better of two, from the first number that differs. */
function beats(one: number[], other: number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && (one[at] ?? 0) > (other[at] ?? 0);
}

/** A comma when nothing tells. `told`: the text itself says it. */
export function sniffSeparator(text: string, told?: Separator): Head {
  if (told !== undefined) return headOf(text, told);
  let best = headOf(text, ',');
  for (const separator of separators.slice(1)) {
    const head = headOf(text, separator);
    if (beats(score(head), score(best))) best = head;
  }
  return best;
}
