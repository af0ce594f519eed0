/** The parts of a workbook of Excel that its sheets refer to: their list, the shared strings, the formats. */
import { builtInForm, customForm, type DateForm } from './xlsx-dates.ts';
import { attribute, type XmlReader } from './xml.ts';

export interface Relation {
  /** The last word of its type: `worksheet`, `sharedStrings`, `styles`. */
  type: string;
  target: string;
}

/** By id. */
export class Relations implements XmlReader {
  readonly byId = new Map<string, Relation>();

  open(name: string, attributes: string): void {
    const id = name === 'Relationship' ? attribute(attributes, 'Id') : null;
    if (id === null) return;
    const type = attribute(attributes, 'Type') ?? '';
    this.byId.set(id, {
      type: type.slice(type.lastIndexOf('/') + 1),
      target: attribute(attributes, 'Target') ?? '',
    });
  }

  /** The first of a type. */
  of(type: string): string | null {
    return [...this.byId.values()].find((each) => each.type === type)?.target ?? null;
  }
}

export class SheetList implements XmlReader {
  readonly sheets: { name: string; relation: string; hidden: boolean }[] = [];
  from1904 = false;

  open(name: string, attributes: string): void {
    if (name === 'workbookPr') this.from1904 = /^(?:1|true)$/u.test(attribute(attributes, 'date1904') ?? '');
    if (name !== 'sheet') return;
    this.sheets.push({
      name: attribute(attributes, 'name') ?? '',
      relation: attribute(attributes, 'id') ?? '',
      hidden: /^(?:very)?hidden$/iu.test(attribute(attributes, 'state') ?? ''),
    });
  }
}

/** Text of `t` elements, without the reading that stands over Japanese signs. */
export class RichText {
  #text = '';
  #wanted = false;
  #above = false;

  open(name: string): void {
    if (name === 'rPh') this.#above = true;
    else if (name === 't') this.#wanted = !this.#above;
  }
  close(name: string): void {
    if (name === 'rPh') this.#above = false;
    else if (name === 't') this.#wanted = false;
  }
  add(text: string): void {
    if (this.#wanted) this.#text += text;
  }
  /** And begins anew. */
  take(): string {
    const text = withoutEscapes(this.#text);
    this.#text = '';
    this.#wanted = false;
    this.#above = false;
    return text;
  }
}

/** `_x000D_` is how Excel writes what XML cannot hold (ECMA-376 22.9.2.19). */
export const withoutEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\da-f]{4})_/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

export class SharedStrings implements XmlReader {
  readonly strings: string[] = [];
  readonly #rich = new RichText();

  open(name: string): void {
    if (name === 'si') this.#rich.take();
    else this.#rich.open(name);
  }
  close(name: string): void {
    if (name === 'si') this.strings.push(this.#rich.take());
    else this.#rich.close(name);
  }
  text(text: string): void {
    this.#rich.add(text);
  }
}

/** What the styles of cells make of a number. */
export class Styles implements XmlReader {
  /** By the style of a cell. */
  readonly forms: DateForm[] = [];
  readonly #custom = new Map<number, DateForm>();
  #ofCells = false;

  open(name: string, attributes: string): void {
    if (name === 'cellXfs') this.#ofCells = true;
    const id = Number(attribute(attributes, 'numFmtId') ?? 0);
    if (name === 'numFmt') this.#custom.set(id, customForm(attribute(attributes, 'formatCode') ?? ''));
    else if (name === 'xf' && this.#ofCells) this.forms.push(this.#custom.get(id) ?? builtInForm(id));
  }
  close(name: string): void {
    if (name === 'cellXfs') this.#ofCells = false;
  }
}
