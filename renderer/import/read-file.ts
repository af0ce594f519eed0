/** One file as text, in the encoding that its bytes prove or that its letters speak for. */
import { importLimits } from '../../preload/import.ts';
import { importCopy } from '../copy/import.ts';
import { type Decoded, decodeGuessed } from './encodings.ts';

/** The text with its bytes for another reading, or a sentence that says why there is none. */
export type FileRead = (Decoded & { bytes: Uint8Array }) | { refused: string };

/** A workbook or a picture opened by mistake has zero bytes in its head; text has none. */
const isBinary = (text: string): boolean => text.slice(0, 4096).includes('\0');

export async function readFile(file: File): Promise<FileRead> {
  if (file.size > importLimits.bytes) return { refused: importCopy.tooLarge };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // Gone or forbidden since it was chosen; the browser's own words are for programmers.
    return { refused: importCopy.unreadableFile };
  }
  const decoded = decodeGuessed(bytes, navigator.languages);
  return isBinary(decoded.text) ? { refused: importCopy.notText } : { ...decoded, bytes };
}
