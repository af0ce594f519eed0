/**
 * All rows of an import, column by column: what a column is used for can then be changed without reading the text
 * again, and a hundred thousand rows are looked at anew in a few milliseconds.
 */
import { importLimits, listedAtMost } from '../../../../preload/import.ts';
import { shown } from '../cell-values.ts';
import type { Source, SourceFormat, SourceRow } from '../source-rows.ts';
import { remarkFinder } from './remarks.ts';

export interface TableColumn {
  /** As it stands in the text, cut; empty without one. */
  header: string;
  /** By row; empty where the row has no such cell. */
  cells: string[];
}

/** Where a row stands. */
interface Place {
  line: number;
  lastLine: number;
  /** Into {@link ImportTable.files}. */
  file: number;
}

/** What is wrong with a row before any column is looked at. */
export interface BrokenRow {
  kind: 'quote' | 'cells' | 'remark';
  message: string;
}

/** Longest heading that is used; what is longer is no heading. */
const longestName = 200;

export class ImportTable {
  readonly columns: TableColumn[] = [];
  readonly places: Place[] = [];
  readonly broken = new Map<number, BrokenRow>();
  readonly notes: string[] = [];
  readonly files: string[];
  form: 'table' | 'list' = 'list';
  /** Column of the address by the readers' guess; -1 when there is none. */
  addressColumn = -1;
  /** A heading, or the format, says that it is the address. */
  addressNamed = true;
  readonly formats = new Set<SourceFormat>();

  constructor(files: readonly string[]) {
    this.files = [...files];
  }

  get length(): number {
    return this.places.length;
  }

  /** The name of a column for a sentence. */
  nameOf(index: number): string {
    return this.columns[index]?.header || `Column ${index + 1}`;
  }

  /**
   * Appends all rows of a text, in steps. Columns with the same heading are one column, and so are all that the
   * readers take for the address.
   */
  *add(source: Source, file: number): Generator<void> {
    const where = this.files.length > 1 ? `${this.files[file] ?? ''}: ` : '';
    for (const { line, message } of source.notes) {
      this.notes.push(`${where}${line > 0 ? `Line ${line}: ` : ''}${message}`);
    }
    this.formats.add(source.format);
    if (source.form === 'table') this.form = 'table';
    const remark = remarkFinder(source);
    const cells = this.#place(source, where).map((column) => this.columns[column]?.cells);
    let steps = 0;
    for (const row of source.rows()) {
      steps += 1;
      if (steps % 2000 === 0) yield;
      if (row === null) continue;
      if (this.length === importLimits.rows) {
        const most = importLimits.rows.toLocaleString('en');
        this.notes.push(
          `${where}An import can have ${most} rows: nothing was read from line ${row.line} on.`,
        );
        break;
      }
      const wrong = brokenRow(row, source, remark);
      if (wrong) this.broken.set(this.length, wrong);
      this.#push(row, cells, file);
    }
    for (const column of this.columns) {
      while (column.cells.length < this.length) column.cells.push('');
    }
  }

  /** Where the columns of a text go, by their place in it. */
  #place(source: Source, where: string): number[] {
    const width = Math.min(source.width, listedAtMost.columns);
    if (source.names && source.names.length > listedAtMost.columns) {
      this.notes.push(
        `${where}A table can have ${listedAtMost.columns} columns; this one has ${source.names.length}.`,
      );
    }
    const taken = new Set<number>();
    const columns = Array.from({ length: width }, (_, index) => {
      const header = (source.names?.[index] ?? '').trim().slice(0, longestName);
      const isAddress = index === source.addressColumn;
      const at = isAddress ? this.addressColumn : this.#sameHeading(header, taken);
      const found = at >= 0 && !taken.has(at) ? at : this.#newColumn(header);
      taken.add(found);
      return found;
    });
    const address = columns[source.addressColumn];
    if (address !== undefined && this.addressColumn < 0) this.addressColumn = address;
    if (source.form === 'table' && !source.addressNamed) this.addressNamed = false;
    return columns;
  }

  #sameHeading(header: string, taken: ReadonlySet<number>): number {
    if (header === '') return -1;
    return this.columns.findIndex(
      (column, index) => column.header === header && !taken.has(index) && index !== this.addressColumn,
    );
  }

  #newColumn(header: string): number {
    if (this.columns.length >= listedAtMost.columns) return -1;
    this.columns.push({ header, cells: new Array<string>(this.length).fill('') });
    return this.columns.length - 1;
  }

  /** Columns that only another file has are filled up when all rows are read. */
  #push(row: SourceRow, columns: readonly (string[] | undefined)[], file: number): void {
    this.places.push({ line: row.line, lastLine: row.lastLine, file });
    for (let index = 0; index < columns.length; index += 1) {
      columns[index]?.push(unguarded(row.cells[index] ?? ''));
    }
  }
}

/** A quote before a formula, as spreadsheets and our own export write it, is not part of the value. */
function unguarded(cell: string): string {
  const trimmed = cell.trim();
  return trimmed.charCodeAt(0) === 0x27 ? trimmed.replace(/^'(?=[=+\-@\t\r])/u, '') : trimmed;
}

function brokenRow(
  { cells, width, openQuote }: SourceRow,
  source: Source,
  remark: (cells: readonly string[]) => string | null,
): BrokenRow | null {
  if (openQuote) {
    return { kind: 'quote', message: 'A quote opens in this line and is never closed.' };
  }
  const about = remark(cells);
  if (about !== null) return { kind: 'remark', message: about };
  // Without a heading nothing is used of a column that has no address.
  if (source.names === null || cells.length <= source.width) return null;
  const surplus = cells.slice(source.width).find((cell) => cell.trim() !== '');
  if (surplus === undefined) return null;
  const message = `This row has ${width} cells where ${source.width} are expected, “${shown(surplus.trim())}” is one too many. A value that holds the separator needs quotes.`;
  return { kind: 'cells', message };
}
