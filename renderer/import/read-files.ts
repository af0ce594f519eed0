/** All that was dropped or chosen at once, as texts. */
import { importLimits } from '../../preload/import.ts';
import { importCopy } from '../copy/import.ts';
import { readFile } from './read-file.ts';
import type { ImportSource } from './use-import.ts';

export interface FileText {
  /** Empty for a pasted text. */
  name: string;
  text: string;
}

/** The texts, or a sentence about the first that cannot be read. */
export type FileTexts = { files: FileText[] } | { refused: string };

export async function readFiles(source: ImportSource): Promise<FileTexts> {
  if (typeof source === 'string') return { files: [{ name: '', text: source }] };
  if (source.length > importLimits.files) return { refused: importCopy.tooMany(importLimits.files) };
  if (source.reduce((sum, { size }) => sum + size, 0) > importLimits.bytes) {
    return { refused: importCopy.tooLarge };
  }
  const files: FileText[] = [];
  for (const file of source) {
    const got = await readFile(file);
    if ('refused' in got)
      return { refused: source.length > 1 ? `${file.name}: ${got.refused}` : got.refused };
    files.push({ name: file.name, text: got.text });
  }
  return { files };
}
