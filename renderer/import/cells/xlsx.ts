/** A workbook of Excel as its sheets. */
import { workbookCopy } from '../../copy/workbook.ts';
import { Refusal } from './refusal.ts';
import { linkedAddress, type Sheet, SheetText } from './sheet-text.ts';
import { type Allowance, unpacked } from './unpack.ts';
import { Relations, SharedStrings, SheetList, Styles } from './xlsx-parts.ts';
import { XlsxSheet } from './xlsx-sheet.ts';
import { type XmlReader, XmlScanner } from './xml.ts';
import type { ZipEntry } from './zip.ts';

type Entries = ReadonlyMap<string, ZipEntry>;

const fallback = 'xl/workbook.xml';

/** Whether the archive is such a workbook; also one that is not XML inside. */
export const isXlsx = (entries: Entries): boolean => entries.has(fallback) || entries.has('_rels/.rels');

/** Throws {@link Refusal}. */
export async function readXlsx(entries: Entries, allowance: Allowance): Promise<Sheet[]> {
  const read = async <T extends XmlReader>(name: string | null, reader: T, until?: () => boolean) => {
    const entry = name === null ? undefined : entries.get(name);
    if (!entry) return reader;
    const scanner = new XmlScanner(reader);
    for await (const piece of unpacked(entry, allowance)) {
      scanner.write(piece);
      if (until?.()) break;
    }
    return reader;
  };
  const main = (await read('_rels/.rels', new Relations())).of('officeDocument');
  const workbook = [resolved(main ?? '', ''), fallback].find((name) => entries.has(name));
  if (workbook === undefined || workbook.endsWith('.bin') || !workbook.endsWith('.xml')) {
    throw new Refusal(workbook === undefined ? workbookCopy.none : workbookCopy.otherKind('.xlsb'));
  }
  const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1);
  const relations = await read(`${folder}_rels/${workbook.slice(folder.length)}.rels`, new Relations());
  const part = (type: string): string | null => {
    const target = relations.of(type);
    return target === null ? null : resolved(target, folder);
  };
  const { sheets, from1904 } = await read(workbook, new SheetList());
  const { forms } = await read(part('styles'), new Styles());
  const { strings } = await read(part('sharedStrings'), new SharedStrings());
  const found: Sheet[] = [];
  for (const { name, relation, hidden } of sheets) {
    const { type, target } = relations.byId.get(relation) ?? { type: '', target: '' };
    if (type !== 'worksheet') continue;
    const text = new SheetText();
    const path = resolved(target, folder);
    const links = await read(path.replace(/([^/]*)$/u, '_rels/$1.rels'), new Relations());
    const reader = new XlsxSheet(text, { strings, forms, from1904, links: addressesOf(links) });
    await read(path, reader, () => text.full);
    found.push(text.sheet(name, hidden));
  }
  return found;
}

/** By id, of the links of a sheet that write a mail. */
function addressesOf({ byId }: Relations): Map<string, string> {
  const found = new Map<string, string>();
  for (const [id, { type, target }] of byId) {
    const address = type === 'hyperlink' ? linkedAddress(target) : null;
    if (address !== null) found.set(id, address);
  }
  return found;
}

/** The name of an entry: a target counts from the folder of what names it, or from the root. */
function resolved(target: string, folder: string): string {
  const parts: string[] = [];
  const path = target.startsWith('/') ? target : folder + target;
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/').toLowerCase();
}
