/** A file of a spreadsheet program as its sheets, or a sentence that says why there is none. */
import { workbookCopy } from '../../copy/workbook.ts';
import { OdsReader } from './ods.ts';
import { Refusal } from './refusal.ts';
import { likelySheet, type Sheet } from './sheet-text.ts';
import { Allowance, unpacked } from './unpack.ts';
import { isXlsx, readXlsx } from './xlsx.ts';
import { XmlScanner } from './xml.ts';
import { type ZipEntry, zipEntries } from './zip.ts';

/** Bytes that a workbook may unpack to: a million cells of OpenDocument have 110 MB. */
const unpackedAtMost = 160 * 1024 * 1024;

export interface Workbook {
  /** What a person calls its tables: the sheets of a workbook, the tables of a page. */
  kind: 'sheet' | 'table';
  /** Those that are not empty, in their order. */
  sheets: readonly Sheet[];
  /** Which of them most likely has the people. */
  likely: number;
}

/** Never throws for what a file holds. */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook | { refused: string }> {
  try {
    const sheets = await sheetsOf(bytes);
    const filled = sheets.filter(({ text, tooLarge }) => text !== '' || tooLarge);
    if (filled.length === 0) return { refused: workbookCopy.empty };
    return filled.every(({ tooLarge }) => tooLarge)
      ? { refused: workbookCopy.tooLarge }
      : { kind: 'sheet', sheets: filled, likely: likelySheet(filled) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    throw error;
  }
}

async function sheetsOf(bytes: Uint8Array): Promise<Sheet[]> {
  if (bytes[0] === 0xd0) throw new Refusal(compoundFile(bytes));
  if (bytes[0] !== 0x50) return readFlat(bytes);
  const entries = zipEntries(bytes);
  if (entries === null) throw new Refusal(workbookCopy.broken);
  const allowance = new Allowance(unpackedAtMost);
  const content = entries.get('content.xml');
  if (content) return readOds(entries, content, allowance);
  // All that is in a document with a password since ODF 1.3.
  if (entries.has('encrypted-package')) throw new Refusal(workbookCopy.locked);
  if (isXlsx(entries)) return readXlsx(entries, allowance);
  throw new Refusal(workbookCopy.none);
}

/** A spreadsheet of OpenDocument that is not packed. */
function readFlat(bytes: Uint8Array): Sheet[] {
  const reader = new OdsReader();
  const scanner = new XmlScanner(reader);
  const decoder = new TextDecoder();
  for (let from = 0; from < bytes.length; from += 65_536) {
    scanner.write(decoder.decode(bytes.subarray(from, from + 65_536), { stream: true }));
  }
  if (reader.sheets.length === 0) throw new Refusal(workbookCopy.none);
  return reader.sheets;
}

/** What Excel before 2007 wrote, and what it writes when a workbook has a password. Other programs use the same container. */
function compoundFile(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1));
  if (text.includes('EncryptedPackage')) return workbookCopy.locked;
  // The names of their streams: BIFF8 and what was before.
  if (!/(?:^|\0)(?:Workbook|Book)\0/u.test(text)) return workbookCopy.none;
  return isLockedBiff(bytes) ? workbookCopy.lockedKind('.xls') : workbookCopy.otherKind('.xls');
}

/** The records of the stream, from the one that begins it (BOF, [MS-XLS] 2.4.21) to one that says how it is locked. */
function isLockedBiff(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [bof, filePass, boundSheet] = [0x0809, 0x002f, 0x0085];
  for (let sector = 512; sector + 8 <= bytes.length; sector += 512) {
    if (view.getUint16(sector, true) !== bof) continue;
    for (let at = sector; at + 4 <= bytes.length; at += 4 + view.getUint16(at + 2, true)) {
      const kind = view.getUint16(at, true);
      if (kind === filePass) return true;
      if (kind === boundSheet || at > sector + 4096) break;
    }
  }
  return false;
}

async function readOds(
  entries: ReadonlyMap<string, ZipEntry>,
  content: ZipEntry,
  allowance: Allowance,
): Promise<Sheet[]> {
  const manifest = entries.get('meta-inf/manifest.xml');
  if (manifest && (await textOf(manifest, allowance)).includes('encryption-data')) {
    throw new Refusal(workbookCopy.locked);
  }
  const reader = new OdsReader();
  const scanner = new XmlScanner(reader);
  for await (const piece of unpacked(content, allowance)) scanner.write(piece);
  // A text or a drawing has none.
  if (reader.sheets.length === 0) throw new Refusal(workbookCopy.none);
  return reader.sheets;
}

async function textOf(entry: ZipEntry, allowance: Allowance): Promise<string> {
  let text = '';
  for await (const piece of unpacked(entry, allowance)) {
    text += piece;
    if (text.length > 1_000_000) break;
  }
  return text;
}
