/** Files as text: UTF-8, UTF-16 with its mark (Excel's “Unicode text”), or what older spreadsheets write. */
import { importLimits } from '../../preload/import.ts';
import { importCopy } from '../copy/import.ts';

/** The text, or a sentence that says why there is none. */
export type FileText = { text: string } | { refused: string };

function decode(bytes: Uint8Array): string {
  const mark = `${bytes[0]} ${bytes[1]}`;
  if (mark === '255 254') return new TextDecoder('utf-16le').decode(bytes);
  if (mark === '254 255') return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** A workbook or a picture opened by mistake has zero bytes in its head; text has none. */
const isBinary = (text: string): boolean => text.slice(0, 4096).includes('\0');

export async function readFile(file: File): Promise<FileText> {
  if (file.size > importLimits.bytes) return { refused: importCopy.tooLarge };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // Gone or forbidden since it was chosen; the browser's own words are for programmers.
    return { refused: importCopy.unreadableFile };
  }
  const text = decode(bytes);
  return isBinary(text) ? { refused: importCopy.notText } : { text };
}
