/** Rows of a table that are none: `Exported by admin@example.com`, `Questions? support@example.com`. */
import { isOfSomebodyElse, meaningOfHeading } from '../../../../preload/headings.ts';
import { addressesIn, isAddress } from '../address.ts';
import { shown } from '../cell-values.ts';
import type { Source } from '../source-rows.ts';

/** Who made a table, or answers questions about it; a name ends with neither sign. */
const label =
  /^\W*(?:(?:exported|generated|created|prepared|printed|downloaded|compiled|provided|sent|shared|last (?:updated|modified|edited)|maintained) (?:by|from|for)\b|(?:exportiert|erstellt|gedruckt|gesendet|generiert) (?:von|durch)\b|(?:export[ée]+|créé+|généré+|envoyé+) par\b|(?:exportado|creado|generado|criado|gerado|enviado) por\b|(?:esportato|creato|generato|inviato) da\b)|[?？:：]$/iu;

/** Words beside the address of a cell; `Ada <ada@example.com>` is how a name stands before one. */
function hasWords(cell: string): boolean {
  if (cell.includes('<') || isAddress(cell)) return false;
  return /\p{L}{2,}/u.test(cell.replace(/\S*@\S*/gu, '').replace(/mailto:/giu, ''));
}

/** Looked at for every row: most are told by the first letters of their first cells. */
function isAlone(cells: readonly string[], most: number): boolean {
  let filled = 0;
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index] ?? '';
    if (cell === '' || (cell.charCodeAt(0) <= 0x20 && cell.trim() === '')) continue;
    filled += 1;
    if (filled > most) return false;
  }
  return true;
}

const formats: readonly Source['format'][] = ['separated', 'cells', 'markdown'];

/** What tells such a row of a table, as a sentence; null for a row. */
export function remarkFinder(source: Source): (cells: readonly string[]) => string | null {
  const { addressColumn: at, width, form, head, addressNamed } = source;
  if (form !== 'table' || at < 0 || width < 2 || !formats.includes(source.format)) return () => null;
  const addresses = head.map(({ cells }) => cells[at] ?? '').filter((cell) => cell.includes('@'));
  // Where most cells have words beside their addresses, a row with nothing else is one of them.
  const bare = addresses.filter((cell) => !hasWords(cell)).length * 2 >= addresses.length;
  const remarkOf = (cell: string, cells: readonly string[]): string | null => {
    if (!isAlone(cells, 2)) return null;
    const name = cells.find((other, index) => index !== at && other.trim() !== '')?.trim() ?? '';
    // `manager | boss@example.net`: a table of names and values has no heading that speaks of an address.
    const isOther = !addressNamed && width === 2 && isOfSomebodyElse(name);
    const isRemark =
      name === '' ? (bare && hasWords(cell)) || label.test(wordsBefore(cell)) : isOther || label.test(name);
    if (!isRemark || addressesIn(cell).length === 0) return null;
    const words = name === '' ? cell.trim() : `${name} ${cell.trim()}`;
    return `“${shown(words)}” is a remark about the table: nobody in it is invited.`;
  };
  /** The heading of a second table further down, of somebody else. */
  let others: string | null = null;
  return (cells) => {
    const cell = cells[at] ?? '';
    if (cell.includes('@'))
      return others === null
        ? remarkOf(cell, cells)
        : `It stands below “${shown(others)}”: nobody in it is invited.`;
    if (cell !== '') others = othersBelow(cells, at, others);
    return null;
  };
}

/** `Manager` needs another heading beside it: alone it may be what somebody wrote in place of an address. */
function othersBelow(cells: readonly string[], at: number, before: string | null): string | null {
  const cell = cells[at] ?? '';
  const meaning = meaningOfHeading(cell);
  const isBeside = () =>
    cells.some((other, index) => index !== at && isAddressHeading(meaningOfHeading(other)));
  if (meaning === 'foreign-address' || (isOfSomebodyElse(cell) && isBeside())) return cell.trim();
  return meaning === 'address' || meaning === 'second-address' ? null : before;
}

const isAddressHeading = (meaning: ReturnType<typeof meaningOfHeading>): boolean =>
  meaning === 'address' || meaning === 'foreign-address';

const wordsBefore = (cell: string): string => cell.split(/\S*@/u, 1)[0]?.trim() ?? '';
