/**
 * The cells of one sheet as a text for main: a line for each row, so that lines are counted as rows are in the
 * spreadsheet, tabs between the cells, and a line break inside a cell as U+000B, which no workbook can hold.
 */
import { meaningOfHeading } from '../../../preload/headings.ts';
import { importLimits } from '../../../preload/import-rules.ts';

/** Columns that are read; main shows a hundred. */
const columnsRead = 1000;
/** Rows that any spreadsheet has. */
const rowsCounted = 1_048_576;
/** Rows at the head of a sheet that say whether it is a table of people. */
const headRows = 100;
/** Above the rows of an import there may stand a heading and a title. */
const titles = 20;

export interface Sheet {
  name: string;
  /** Not seen by who opens the workbook. */
  hidden: boolean;
  /** Empty for a sheet that has nothing, and for one that is too large. */
  text: string;
  tooLarge: boolean;
  /** Rows with something in them that nobody sees who opens the workbook: filtered out, or hidden by hand. Not read. */
  hiddenRows: number;
  /** 3: a heading names the address and there are some; 1: there are addresses; 0: none at its head. */
  people: number;
}

export class SheetText {
  /** Nothing more is taken. */
  full = false;
  tooLarge = false;
  #row = 0;
  #cells: string[] = [];
  readonly #lines: string[] = [];
  #filled = 0;
  #characters = 0;
  #named = false;
  #addresses = false;
  #hidden = false;
  #hiddenRows = 0;

  /** Goes to a row, counted from 0; rows come in order. */
  startRow(row: number, hidden = false): void {
    this.#row = Math.max(row, this.#lines.length);
    this.#cells = [];
    this.#hidden = hidden;
  }

  /** `column` counted from 0. */
  cell(column: number, text: string): void {
    if (text === '' || column >= columnsRead || this.full) return;
    while (this.#cells.length < column) this.#cells.push('');
    this.#cells[column] = /[\t\n\v\r]/u.test(text) ? oneLine(text) : text;
    this.#count(text.length);
  }

  /** Ends the row; `times`: it stands there so often. */
  endRow(times = 1): void {
    if (this.#cells.length === 0 || this.full || this.#row >= rowsCounted) return;
    if (this.#hidden) {
      this.#hiddenRows += times;
      this.#cells = [];
      return;
    }
    if (this.#filled < headRows) this.#look();
    const line = this.#cells.join('\t');
    const gap = this.#row - this.#lines.length;
    for (let count = 0; count < gap; count += 1) this.#lines.push('');
    this.#count(gap);
    for (let count = 0; count < times && !this.full; count += 1) {
      this.#lines.push(line);
      this.#count(count === 0 ? this.#cells.length : line.length + 1);
      this.#filled += 1;
      // One more than main takes, so that main says where it stopped.
      if (this.#filled > importLimits.rows + titles) this.full = true;
    }
    this.#cells = [];
  }

  /** A cell of a row that is over is a link to this address; its text may not say so. */
  link(row: number, column: number, address: string): void {
    const cells = this.#lines[row]?.split('\t');
    const text = cells?.[column] ?? '';
    if (!cells || text === '' || text.includes('@') || this.full) return;
    cells[column] = withLink(text, address);
    this.#lines[row] = cells.join('\t');
    this.#count(address.length + 3);
    this.#addresses = true;
  }

  sheet(name: string, hidden: boolean): Sheet {
    const { tooLarge } = this;
    const people = (this.#named && this.#addresses ? 2 : 0) + (this.#addresses ? 1 : 0);
    const text = tooLarge ? '' : this.#lines.join('\n');
    return { name, hidden, text, tooLarge, people, hiddenRows: this.#hiddenRows };
  }

  #count(characters: number): void {
    this.#characters += characters;
    if (this.#characters <= importLimits.bytes) return;
    this.tooLarge = true;
    this.full = true;
    this.#lines.length = 0;
  }

  #look(): void {
    this.#addresses ||= this.#cells.some((cell) => cell.includes('@'));
    this.#named ||=
      this.#cells.length > 1 &&
      this.#cells.some((cell) => cell.length < 80 && meaningOfHeading(cell) === 'address');
  }
}

/** `Write to Ada` that is a link becomes `Write to Ada <ada@example.com>`. */
export const withLink = (text: string, address: string): string =>
  text.includes('@') ? text : `${text} <${address}>`.trim();

/** The address of a mail link; null for another link. */
export function linkedAddress(target: string): string | null {
  const address = /^\s*mailto:([^\s?<>"]{1,320})/iu.exec(target)?.[1];
  if (address === undefined) return null;
  try {
    return decodeURIComponent(address);
  } catch {
    // A percent sign that encodes nothing is one of the address.
    return address;
  }
}

const oneLine = (text: string): string =>
  text
    .trim()
    .replace(/\r\n|[\r\n]/gu, '\v')
    .replaceAll('\t', ' ');

/** Which sheet a person most likely means: the first that looks most like people, never a hidden one before others. */
export function likelySheet(sheets: readonly Sheet[]): number {
  const score = ({ people, hidden, text }: Sheet): number => (text === '' ? -1 : hidden ? 0 : people + 1);
  return sheets.reduce((best, sheet, at) => (score(sheet) > score(sheets[best] ?? sheet) ? at : best), 0);
}
