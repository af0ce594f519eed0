/** One table of a page while its tags are read. */
import { htmlText } from './html-text.ts';
import { SheetText, withLink } from './sheet-text.ts';

const columnsAtMost = 1000;

interface Cell {
  columns: number;
  rows: number;
  parts: string[];
  /** The address that its text is a link to. */
  link: string | null;
}

export class HtmlTable {
  readonly text = new SheetText();
  caption = '';
  cell: Cell | null = null;
  #row = -1;
  #inRow = false;
  #column = 0;
  /** By column: through how many rows, from this one on, a cell above goes on. */
  #taken: number[] = [];
  #next: number[] = [];

  startRow(attributes = ''): void {
    this.endRow();
    this.#row += 1;
    this.#inRow = true;
    this.#column = 0;
    this.text.startRow(this.#row, /display\s*:\s*none|(?:^|\s)hidden(?:[\s=/>]|$)/iu.test(attributes));
  }

  startCell(attributes: string): void {
    this.endCell();
    if (!this.#inRow) this.startRow();
    while ((this.#taken[this.#column] ?? 0) > 0) this.#column += 1;
    this.cell = { columns: span(attributes, 'col'), rows: span(attributes, 'row'), parts: [], link: null };
  }

  endCell(): void {
    if (!this.cell) return;
    const { columns, rows, parts, link } = this.cell;
    const text = htmlText(parts.join(''));
    this.text.cell(this.#column, link === null ? text : withLink(text, link));
    for (let each = 0; each < columns && this.#column < columnsAtMost; each += 1) {
      if (rows > 1) this.#next[this.#column] = rows - 1;
      this.#column += 1;
    }
    this.cell = null;
  }

  endRow(): void {
    this.endCell();
    if (!this.#inRow) return;
    this.#inRow = false;
    this.text.endRow();
    const next = this.#next;
    for (const [column, left] of this.#taken.entries()) {
      if (left > 1) next[column] = Math.max(next[column] ?? 0, left - 1);
    }
    this.#taken = next;
    this.#next = [];
  }
}

const spans = { col: /colspan\s*=\s*["']?(\d{1,4})/iu, row: /rowspan\s*=\s*["']?(\d{1,4})/iu };

const span = (attributes: string, of: 'col' | 'row'): number =>
  Math.max(1, Number(spans[of].exec(attributes)?.[1] ?? 1));
