/** All that was dropped or chosen at once, as texts. */
import { importLimits } from '../../preload/import.ts';
import { importCopy } from '../copy/import.ts';
import type { Encoding } from './alphabets.ts';
import type { Workbook } from './cells/workbook.ts';
import { decode, type Reading, readingsOf } from './encodings.ts';
import { type FileRead, readFile } from './read-file.ts';
import type { ImportSource } from './use-import.ts';

export interface FileText {
  /** Empty for a pasted text. */
  name: string;
  /** What is read: the text itself, or the cells of a sheet. */
  text: string;
  /** As it was pasted or stands in the file; empty for a workbook. */
  source: string;
  /** Of a file whose encoding was guessed; null where nothing is open. */
  guess: { bytes: Uint8Array; encoding: Encoding; readings: readonly Reading[] } | null;
  /** Where `text` is one of several tables: the sheets of a workbook, the tables of a page. */
  workbook: (Workbook & { chosen: number }) | null;
}

/** The texts, or a sentence about the first that cannot be read. */
export type FileTexts = { files: FileText[] } | { refused: string };

/** Whether a text is the source of a page with a table; a list may begin with `<ada@example.com>`. */
const isPage = (text: string): boolean =>
  /^\s*<(?:!doctype html|!--|html|head|meta|body|table|caption|thead|tbody|tr|div|center|p)\b/iu.test(
    text.slice(0, 1000),
  ) && /<t[dh][\s>]/iu.test(text);

const ofWorkbook = (name: string, workbook: Workbook, chosen: number, source = ''): FileText => {
  const text = workbook.sheets[chosen]?.text ?? '';
  return { name, text, source, guess: null, workbook: { ...workbook, chosen } };
};

/** A text as it is, or the tables of a page: one without any is still a text with addresses in it. */
async function ofText(name: string, text: string): Promise<FileText> {
  const reader = isPage(text) ? await import('./cells/read-cells.ts').catch(() => null) : null;
  const page = reader?.readPage(text) ?? null;
  if (page) return ofWorkbook(name, page, page.likely, text);
  return { name, text, source: text, guess: null, workbook: null };
}

export async function readFiles(source: ImportSource): Promise<FileTexts> {
  if (typeof source === 'string') return { files: [await ofText('', source)] };
  if (source.length > importLimits.files) return { refused: importCopy.tooMany(importLimits.files) };
  if (source.reduce((sum, { size }) => sum + size, 0) > importLimits.bytes) {
    return { refused: importCopy.tooLarge };
  }
  const files: FileText[] = [];
  for (const file of source) {
    const got = await readFile(file);
    if ('refused' in got)
      return { refused: source.length > 1 ? `${file.name}: ${got.refused}` : got.refused };
    files.push(await ofFile(file.name, got));
  }
  return { files };
}

async function ofFile(name: string, got: Exclude<FileRead, { refused: string }>): Promise<FileText> {
  if ('sheets' in got) return ofWorkbook(name, got, got.likely);
  const { text, encoding, bytes, sure } = got;
  const guess = sure ? null : { bytes, encoding, readings: readingsOf(bytes, navigator.languages) };
  return { ...(await ofText(name, text)), guess };
}

/** The same files, those whose encoding was guessed in another one. */
export const readAgain = (files: readonly FileText[], encoding: Encoding): Promise<FileText[]> =>
  Promise.all(
    files.map(async (file) => {
      if (!file.guess) return file;
      const text = await ofText(file.name, decode(file.guess.bytes, encoding));
      return { ...text, guess: { ...file.guess, encoding } };
    }),
  );

/** The same files, the one at `file` with another of its sheets. */
export const withSheet = (files: readonly FileText[], file: number, sheet: number): FileText[] =>
  files.map((each, index) =>
    index === file && each.workbook
      ? { ...ofWorkbook(each.name, each.workbook, sheet, each.source), guess: each.guess }
      : each,
  );

/** As they cross the bridge. */
export const asSent = ({ name, text, workbook }: FileText): { name: string; text: string; cells?: true } =>
  workbook ? { name, text, cells: true } : { name, text };
