/** All that was dropped or chosen at once, as texts. */
import { importLimits } from '../../preload/import.ts';
import { importCopy } from '../copy/import.ts';
import type { Encoding } from './alphabets.ts';
import type { Sheet } from './cells/sheet-text.ts';
import { decode, type Reading, readingsOf } from './encodings.ts';
import { type FileRead, readFile } from './read-file.ts';
import type { ImportSource } from './use-import.ts';

export interface FileText {
  /** Empty for a pasted text. */
  name: string;
  text: string;
  /** Of a file whose encoding was guessed; null where nothing is open. */
  guess: { bytes: Uint8Array; encoding: Encoding; readings: readonly Reading[] } | null;
  /** Of a workbook: `text` is what stands in one of them. */
  workbook: { sheets: readonly Sheet[]; chosen: number } | null;
}

/** The texts, or a sentence about the first that cannot be read. */
export type FileTexts = { files: FileText[] } | { refused: string };

const plain = (name: string, text: string): FileText => ({ name, text, guess: null, workbook: null });

/** One sheet of a workbook, which is not too large. */
const ofSheet = (name: string, sheets: readonly Sheet[], chosen: number): FileText => ({
  ...plain(name, sheets[chosen]?.text ?? ''),
  workbook: { sheets, chosen },
});

export async function readFiles(source: ImportSource): Promise<FileTexts> {
  if (typeof source === 'string') return { files: [plain('', source)] };
  if (source.length > importLimits.files) return { refused: importCopy.tooMany(importLimits.files) };
  if (source.reduce((sum, { size }) => sum + size, 0) > importLimits.bytes) {
    return { refused: importCopy.tooLarge };
  }
  const files: FileText[] = [];
  for (const file of source) {
    const got = await readFile(file);
    if ('refused' in got)
      return { refused: source.length > 1 ? `${file.name}: ${got.refused}` : got.refused };
    files.push(fileText(file.name, got));
  }
  return { files };
}

function fileText(name: string, got: Exclude<FileRead, { refused: string }>): FileText {
  if ('sheets' in got) return ofSheet(name, got.sheets, got.likely);
  const { text, encoding, bytes, sure } = got;
  const guess = sure ? null : { bytes, encoding, readings: readingsOf(bytes, navigator.languages) };
  return { ...plain(name, text), guess };
}

/** The same files, those whose encoding was guessed in another one. */
export const readAgain = (files: readonly FileText[], encoding: Encoding): FileText[] =>
  files.map((file) =>
    file.guess
      ? { ...file, text: decode(file.guess.bytes, encoding), guess: { ...file.guess, encoding } }
      : file,
  );

/** The same files, the workbook among them at `file` with another sheet. */
export const withSheet = (files: readonly FileText[], file: number, sheet: number): FileText[] =>
  files.map((each, index) =>
    index === file && each.workbook ? ofSheet(each.name, each.workbook.sheets, sheet) : each,
  );

/** As they cross the bridge. */
export const asSent = ({ name, text, workbook }: FileText): { name: string; text: string; cells?: true } =>
  workbook ? { name, text, cells: true } : { name, text };
