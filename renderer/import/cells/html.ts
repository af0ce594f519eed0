/**
 * The tables of a page, as it is saved, sent by mail, or pasted as source. Its text alone: nothing of it is ever shown
 * as a page, and the browser's own parser is not asked, which the page's policy would not allow (Trusted Types).
 */
import { HtmlTable } from './html-table.ts';
import { likelySheet, linkedAddress, type Sheet } from './sheet-text.ts';
import type { Workbook } from './workbook.ts';
import { unescaped } from './xml.ts';

/** What ends a line inside a cell. */
const breaks = new Set(['br', 'p', 'div', 'li', 'ul', 'ol', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** What holds no text that anybody sees, with everything in it. */
const silent = new Set(['script', 'style', 'template', 'title', 'noscript', 'textarea', 'comment']);
/** Tables inside tables; a mail has some. */
const deepest = 50;
const mailLink = /href\s*=\s*["']?(mailto:[^"'\s>]{1,400})/iu;

interface Tag {
  name: string;
  closing: boolean;
  attributes: string;
  /** After it. */
  end: number;
}

/** The tag at `from`; null when a `<` begins none. */
function tagAt(source: string, from: number): Tag | null {
  if (source.startsWith('<!--', from)) {
    const end = source.indexOf('-->', from + 4);
    return { name: '!', closing: false, attributes: '', end: end < 0 ? source.length : end + 3 };
  }
  const head = /^<(\/?)([A-Za-z][A-Za-z0-9:-]{0,30}|[!?])/u.exec(source.slice(from, from + 40));
  if (!head) return null;
  const [{ length }, slash, name = ''] = head;
  const close = source.indexOf('>', from);
  const end = close < 0 ? source.length : close + 1;
  const attributes = source.slice(from + length, Math.min(end, from + 4000));
  return { name: name.toLowerCase(), closing: slash === '/', attributes, end };
}

class PageReader {
  readonly sheets: Sheet[] = [];
  readonly #open: HtmlTable[] = [];
  #tables = 0;
  #inCaption = false;

  text(text: string): void {
    const table = this.#open.at(-1);
    if (this.#inCaption && table) table.caption = (table.caption + text).slice(0, 200);
    else table?.cell?.parts.push(text);
  }

  tag(tag: Tag): void {
    const { name, closing } = tag;
    if (name === 'table' && closing) this.#endTable();
    else if (name === 'table' && this.#open.length < deepest) this.#open.push(new HtmlTable());
    // Some programs write rows alone, for a page of somebody else.
    else if (name === 'tr' && this.#open.length === 0) this.#open.push(new HtmlTable());
    const table = this.#open.at(-1);
    if (table) this.#inTable(table, tag);
  }

  #inTable(table: HtmlTable, { name, closing, attributes }: Tag): void {
    if (name === 'tr') closing ? table.endRow() : table.startRow(attributes);
    else if (name === 'td' || name === 'th') closing ? table.endCell() : table.startCell(attributes);
    else if (name === 'caption') this.#inCaption = !closing;
    else if (breaks.has(name)) this.text('\v');
    else if (name === 'a' && !closing && table.cell) {
      const target = mailLink.exec(attributes)?.[1];
      if (target) table.cell.link ??= linkedAddress(unescaped(target));
    }
  }

  end(): void {
    while (this.#open.length > 0) this.#endTable();
  }

  #endTable(): void {
    const table = this.#open.pop();
    if (!table) return;
    table.endRow();
    this.#inCaption = false;
    this.#tables += 1;
    const sheet = table.text.sheet(unescaped(table.caption).trim() || `Table ${this.#tables}`, false);
    if (sheet.people > 0) this.sheets.push(sheet);
  }
}

/** The tables with addresses in them; null without any. Never throws, whatever the text; linear in its length. */
export function readPage(source: string): Workbook | null {
  const reader = new PageReader();
  const lower = source.toLowerCase();
  let at = 0;
  while (at < source.length) {
    const from = source.indexOf('<', at);
    if (from < 0) break;
    if (from > at) reader.text(source.slice(at, from));
    const tag = tagAt(source, from);
    at = tag ? tag.end : from + 1;
    if (!tag) reader.text('<');
    else if (silent.has(tag.name) && !tag.closing) {
      const end = lower.indexOf(`</${tag.name}`, at);
      at = end < 0 ? source.length : end;
    } else reader.tag(tag);
  }
  reader.end();
  const { sheets } = reader;
  return sheets.length === 0 ? null : { kind: 'table', sheets, likely: likelySheet(sheets) };
}
