/** A spreadsheet of OpenDocument (ODF 1.3, part 3, 9) as its sheets, also one that is a single flat file of XML. */
import { linkedAddress, type Sheet, SheetText, withLink } from './sheet-text.ts';
import { attribute, type XmlReader } from './xml.ts';

/** What may stand in a sheet and hold text that is in no cell: remarks, drawings, what was there before a change. */
const aside: ReadonlySet<string> = new Set([
  'annotation',
  'shapes',
  'frame',
  'custom-shape',
  'tracked-changes',
  'dde-links',
  'forms',
  'detective',
]);

/** A row or a cell stands there so often. */
function times(attributes: string, name: string): number {
  const told = Number(attribute(attributes, name) ?? 1);
  return Number.isSafeInteger(told) && told > 0 ? told : 1;
}

export class OdsReader implements XmlReader {
  readonly sheets: Sheet[] = [];
  #depth = 0;
  /** Depth of the element that is passed over with everything in it. */
  #asideAt = Number.POSITIVE_INFINITY;
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  #sheet: { name: string; hidden: boolean; foreign: boolean; text: SheetText } | null = null;
  #row = 0;
  #rowTimes = 1;
  #column = 0;
  #cell: { times: number; value: string | null; at: number; link: string | null } | null = null;
  #paragraphs: string[] = [];
  #inParagraph = false;

  open(name: string, attributes: string): void {
    this.#depth += 1;
    if (this.#depth > this.#asideAt) return;
    if (aside.has(name)) {
      this.#asideAt = this.#depth;
      return;
    }
    if (this.#cell) this.#openInCell(name, attributes);
    else this.#openInSheet(name, attributes);
  }

  #openInSheet(name: string, attributes: string): void {
    if (name === 'style') this.#style = attribute(attributes, 'name') ?? '';
    else if (name === 'table-properties') {
      if (attribute(attributes, 'display') === 'false') this.#hiddenStyles.add(this.#style);
    } else if (name === 'table') {
      const hidden = this.#hiddenStyles.has(attribute(attributes, 'style-name') ?? '');
      const title = attribute(attributes, 'name') ?? '';
      this.#sheet = { name: title, hidden, foreign: false, text: new SheetText() };
      this.#row = 0;
    } else if (name === 'table-source' && this.#sheet) {
      // What LibreOffice keeps of another file that formulas refer to.
      this.#sheet.foreign = true;
    } else if (name === 'table-row') {
      this.#rowTimes = times(attributes, 'number-rows-repeated');
      this.#column = 0;
      this.#sheet?.text.startRow(
        this.#row,
        /^(?:collapse|filter)$/u.test(attribute(attributes, 'visibility') ?? ''),
      );
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      const value = name === 'table-cell' ? heldValue(attributes) : null;
      const count = times(attributes, 'number-columns-repeated');
      this.#cell = { times: count, value, at: this.#depth, link: null };
      this.#paragraphs = [];
    }
  }

  #openInCell(name: string, attributes: string): void {
    if (name === 'p' || name === 'h') {
      this.#paragraphs.push('');
      this.#inParagraph = true;
    } else if (name === 'a' && this.#cell)
      this.#cell.link ??= linkedAddress(attribute(attributes, 'href') ?? '');
    else if (name === 's') this.text(' '.repeat(Math.min(times(attributes, 'c'), 100)));
    else if (name === 'tab') this.text(' ');
    else if (name === 'line-break') this.text('\n');
  }

  close(name: string): void {
    const depth = this.#depth;
    this.#depth -= 1;
    if (depth > this.#asideAt) return;
    if (depth === this.#asideAt) {
      this.#asideAt = Number.POSITIVE_INFINITY;
      return;
    }
    if (this.#cell && depth <= this.#cell.at) this.#endCell(this.#cell);
    else if (this.#cell && (name === 'p' || name === 'h')) this.#inParagraph = false;
    else if (name === 'table-row') {
      this.#sheet?.text.endRow(this.#rowTimes);
      this.#row += this.#rowTimes;
    } else if (name === 'table' && this.#sheet) {
      const { name: title, hidden, foreign, text } = this.#sheet;
      if (!foreign) this.sheets.push(text.sheet(title, hidden));
      this.#sheet = null;
    }
  }

  text(text: string): void {
    if (this.#depth >= this.#asideAt || !this.#inParagraph) return;
    this.#paragraphs.push((this.#paragraphs.pop() ?? '') + text);
  }

  #endCell({
    times: count,
    value,
    link,
  }: {
    times: number;
    value: string | null;
    link: string | null;
  }): void {
    const shown = value ?? this.#paragraphs.join('\n');
    const text = link === null ? shown : withLink(shown, link);
    if (text !== '') {
      for (let each = 0; each < count && this.#column + each < 1000; each += 1) {
        this.#sheet?.text.cell(this.#column + each, text);
        if (this.#sheet?.text.full) break;
      }
    }
    this.#column += count;
    this.#cell = null;
    this.#inParagraph = false;
  }
}

/** What a cell holds beside what it shows: numbers, dates and truth without the form of a country; null for text. */
function heldValue(attributes: string): string | null {
  switch (attribute(attributes, 'value-type')) {
    case 'float':
    case 'currency':
    case 'percentage': {
      const number = attribute(attributes, 'value');
      const value = Number(number ?? Number.NaN);
      return Number.isFinite(value) ? String(value) : number;
    }
    case 'date':
      return (attribute(attributes, 'date-value') ?? '')
        .replace(/T00:00:00(?:[.,]0+)?$/u, '')
        .replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::00(?:[.,]0+)?)?/u, '$1 $2');
    case 'boolean':
      return attribute(attributes, 'boolean-value') === 'true' ? 'TRUE' : 'FALSE';
    case 'string':
      return attribute(attributes, 'string-value');
    default:
      return null;
  }
}
