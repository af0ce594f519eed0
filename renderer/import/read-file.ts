/** One file as text, in the encoding that its bytes prove or that its letters speak for, or as the sheets of a workbook. */
import { importLimits } from '../../preload/import-rules.ts';
import { importCopy } from '../copy/import.ts';
import type { Workbook } from './cells/workbook.ts';
import { type Decoded, decodeGuessed } from './encodings.ts';

/** The text with its bytes for another reading, sheets, or a sentence that says why there is neither. */
export type FileRead = (Decoded & { bytes: Uint8Array }) | Workbook | { refused: string };

/** A workbook or a picture opened by mistake has zero bytes in its head; text has none. */
const isBinary = (text: string): boolean => text.slice(0, 4096).includes('\0');

/** ZIP archives, the compound files of old Office, and one flat file of OpenDocument. */
const workbookHeads = [
  [0x50, 0x4b],
  [0xd0, 0xcf, 0x11, 0xe0],
];

function isWorkbook(bytes: Uint8Array): boolean {
  if (workbookHeads.some((head) => head.every((byte, at) => bytes[at] === byte))) return true;
  const head = new TextDecoder().decode(bytes.subarray(0, 4096));
  return /^\s*<[?!o]/u.test(head) && head.includes('<office:document');
}

/** Most people import no workbook: its reader is fetched for those who do. */
async function readWorkbook(bytes: Uint8Array): Promise<FileRead> {
  const reader = await import('./cells/read-cells.ts').catch(() => null);
  return reader ? reader.readWorkbook(bytes) : { refused: importCopy.unreadableFile };
}

export async function readFile(file: File): Promise<FileRead> {
  if (file.size > importLimits.bytes) return { refused: importCopy.tooLarge };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // Gone or forbidden since it was chosen; the browser's own words are for programmers.
    return { refused: importCopy.unreadableFile };
  }
  if (isWorkbook(bytes)) return readWorkbook(bytes);
  const decoded = decodeGuessed(bytes, navigator.languages);
  return isBinary(decoded.text) ? { refused: importCopy.notText } : { ...decoded, bytes };
}
