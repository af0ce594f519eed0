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

  /** Goes to a row, counted from 0; rows come in order. */
  startRow(row: number): void {
    this.#row = Math.max(row, this.#lines.length);
    this.#cells = [];
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

  sheet(name: string, hidden: boolean): Sheet {
    const { tooLarge } = this;
    const people = (this.#named && this.#addresses ? 2 : 0) + (this.#addresses ? 1 : 0);
    return { name, hidden, text: tooLarge ? '' : this.#lines.join('\n'), tooLarge, people };
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
