/** All that was dropped or chosen at once, as texts. */
import { importLimits } from '../../preload/import.ts';
import { importCopy } from '../copy/import.ts';
import type { Encoding } from './alphabets.ts';
import { decode, type Reading, readingsOf } from './encodings.ts';
import { readFile } from './read-file.ts';
import type { ImportSource } from './use-import.ts';

export interface FileText {
  /** Empty for a pasted text. */
  name: string;
  text: string;
  /** Of a file whose encoding was guessed; null where nothing is open. */
  guess: { bytes: Uint8Array; encoding: Encoding; readings: readonly Reading[] } | null;
}

/** The texts, or a sentence about the first that cannot be read. */
export type FileTexts = { files: FileText[] } | { refused: string };

export async function readFiles(source: ImportSource): Promise<FileTexts> {
  if (typeof source === 'string') return { files: [{ name: '', text: source, guess: null }] };
  if (source.length > importLimits.files) return { refused: importCopy.tooMany(importLimits.files) };
  if (source.reduce((sum, { size }) => sum + size, 0) > importLimits.bytes) {
    return { refused: importCopy.tooLarge };
  }
  const files: FileText[] = [];
  for (const file of source) {
    const got = await readFile(file);
    if ('refused' in got)
      return { refused: source.length > 1 ? `${file.name}: ${got.refused}` : got.refused };
    const { text, encoding, bytes, sure } = got;
    const guess = sure ? null : { bytes, encoding, readings: readingsOf(bytes, navigator.languages) };
    files.push({ name: file.name, text, guess });
  }
  return { files };
}

/** The same files, those whose encoding was guessed in another one. */
export const readAgain = (files: readonly FileText[], encoding: Encoding): FileText[] =>
  files.map((file) =>
    file.guess
      ? { ...file, text: decode(file.guess.bytes, encoding), guess: { ...file.guess, encoding } }
      : file,
  );
