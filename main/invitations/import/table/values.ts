/** The cells of one column as values of one field; which of them cannot be, and why. */
import type { ColumnMeaning } from '../../../../preload/import.ts';
import { isRedirectUrl } from '../../../../preload/invitation.ts';
import { type Read, readJsonObject, readTemplate, readYesNo, shown } from '../cell-values.ts';
import { dateOrderOf } from './dates.ts';
import { readExpiry } from './expiry.ts';
import type { Places } from './places.ts';

export type Reader = (cell: string) => Read<unknown>;

function readRedirectUrl(cell: string): Read<string> {
  if (isRedirectUrl(cell)) return { value: cell };
  return {
    wrong: `“${shown(cell)}” is not a complete address: it has to begin with https:// or the scheme of your app.`,
  };
}

/** How cells of a column with this meaning are read; null where any text will do. */
function readerOf(
  meaning: ColumnMeaning,
  cells: readonly string[],
  now: number,
  places: Places | null,
): Reader | null {
  switch (meaning) {
    case 'expires_in_days': {
      const order = dateOrderOf(cells);
      return (cell) => readExpiry(cell, order, now);
    }
    case 'redirect_url':
      return readRedirectUrl;
    case 'notify':
    case 'ignore_existing':
      return readYesNo;
    case 'template_slug':
      return readTemplate;
    case 'public_metadata':
      return readJsonObject;
    case 'organization':
      return places?.readOrganization ?? null;
    case 'role':
      return places?.readRole ?? null;
    default:
      return null;
  }
}

/** Each different cell is read once: a column has few different values, or they are cheap. */
export class ValueColumn {
  readonly meaning: ColumnMeaning;
  readonly #cells: readonly string[];
  readonly #reader: Reader | null;
  readonly #known = new Map<string, Read<unknown>>();
  /** Rows whose cell cannot be read, in order; undefined until they were asked for. */
  #wrong: readonly number[] | undefined;
  #longest: number | undefined;

  /** `places`: null where there are no organizations. */
  constructor(meaning: ColumnMeaning, cells: readonly string[], now: number, places: Places | null = null) {
    this.meaning = meaning;
    this.#cells = cells;
    this.#reader = readerOf(meaning, cells, now, places);
  }

  /** Null for an empty cell. */
  read(row: number): Read<unknown> | null {
    const cell = this.#cells[row] ?? '';
    if (cell === '') return null;
    if (this.#reader === null) return { value: cell };
    let known = this.#known.get(cell);
    if (known === undefined) {
      known = this.#reader(cell);
      this.#known.set(cell, known);
    }
    return known;
  }

  value(row: number): unknown {
    const read = this.read(row);
    return read && 'value' in read ? read.value : undefined;
  }

  get wrong(): readonly number[] {
    if (this.#wrong) return this.#wrong;
    const wrong: number[] = [];
    if (this.#reader) {
      for (let row = 0; row < this.#cells.length; row += 1) {
        const read = this.read(row);
        if (read && 'wrong' in read) wrong.push(row);
      }
    }
    this.#wrong = wrong;
    return wrong;
  }

  /** Length of the longest cell: by it most tables are known to hold no metadata that is too large. */
  get longest(): number {
    this.#longest ??= this.#cells.reduce((most, { length }) => Math.max(most, length), 0);
    return this.#longest;
  }
}
