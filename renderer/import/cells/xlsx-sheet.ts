/** One sheet of a workbook of Excel (ECMA-376 18.3.1). Of a formula, the value that was last worked out. */
import type { SheetText } from './sheet-text.ts';
import { type DateForm, dateText } from './xlsx-dates.ts';
import { RichText, withoutEscapes } from './xlsx-parts.ts';
import { attribute, type XmlReader } from './xml.ts';

export interface XlsxPorts {
  strings: readonly string[];
  forms: readonly DateForm[];
  from1904: boolean;
  /** Addresses that cells are links to, by the id of the relation. */
  links: ReadonlyMap<string, string>;
}

export class XlsxSheet implements XmlReader {
  readonly #into: SheetText;
  readonly #ports: XlsxPorts;
  readonly #rich = new RichText();
  #row = -1;
  #column = -1;
  #type = '';
  #style = 0;
  #value = '';
  #inValue = false;

  constructor(into: SheetText, ports: XlsxPorts) {
    this.#into = into;
    this.#ports = ports;
  }

  open(name: string, attributes: string): void {
    if (name === 'row') {
      const told = Number(attribute(attributes, 'r') ?? 0);
      this.#row = Number.isSafeInteger(told) && told > 0 ? told - 1 : this.#row + 1;
      this.#column = -1;
      this.#into.startRow(this.#row, /^(?:1|true)$/u.test(attribute(attributes, 'hidden') ?? ''));
    } else if (name === 'c') {
      this.#column = columnOf(attribute(attributes, 'r')) ?? this.#column + 1;
      this.#type = attribute(attributes, 't') ?? 'n';
      this.#style = Number(attribute(attributes, 's') ?? 0);
      this.#value = '';
      this.#rich.take();
    } else if (name === 'v') this.#inValue = true;
    else if (name === 'hyperlink') this.#link(attributes);
    else this.#rich.open(name);
  }

  close(name: string): void {
    if (name === 'c') this.#into.cell(this.#column, this.#cell());
    else if (name === 'row') this.#into.endRow();
    else if (name === 'v') this.#inValue = false;
    else this.#rich.close(name);
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text;
    else this.#rich.add(text);
  }

  /** They stand after all rows. */
  #link(attributes: string): void {
    const address = this.#ports.links.get(attribute(attributes, 'id') ?? '');
    const at = attribute(attributes, 'ref');
    const column = columnOf(at);
    const row = Number(/\d+/u.exec(at ?? '')?.[0] ?? 0);
    if (address !== undefined && column !== null && row > 0) this.#into.link(row - 1, column, address);
  }

  #cell(): string {
    const value = this.#value;
    switch (this.#type) {
      case 's':
        // Of an empty text some writers leave the number out: it is not the first of them.
        return value.trim() === '' ? '' : (this.#ports.strings[Number(value)] ?? '');
      case 'inlineStr':
        return this.#rich.take();
      case 'str':
        return withoutEscapes(value);
      case 'b':
        return value.trim() === '' ? '' : value.trim() === '0' ? 'FALSE' : 'TRUE';
      case 'd':
        return value.trim().replace(/T00:00:00(?:\.0+)?Z?$/u, '');
      case 'e':
        return value;
      default:
        return this.#number(value.trim());
    }
  }

  #number(value: string): string {
    const number = Number(value);
    if (value === '' || !Number.isFinite(number)) return value;
    const form = this.#ports.forms[this.#style] ?? null;
    // 0.1 + 0.2 is written with 17 digits in the file; Excel shows 15 of them.
    return (form && dateText(number, form, this.#ports.from1904)) ?? String(Number(number.toPrecision(15)));
  }
}

/** `AB12` → 27; null for what is no reference. */
function columnOf(reference: string | null): number | null {
  const letters = /^\$?([A-Z]{1,4})/iu.exec(reference ?? '')?.[1];
  if (letters === undefined) return null;
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
