/** All that was dropped or chosen at once, as texts. */
import { importLimits } from '../../preload/import-rules.ts';
import { importCopy } from '../copy/import.ts';
import type { Encoding } from './alphabets.ts';
import type { Workbook } from './cells/workbook.ts';
import { decode, type Reading, readingsOf } from './encodings.ts';
import type { ImportSource } from './import-source.ts';
import { type FileRead, readFile } from './read-file.ts';

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
export type FileTexts = { files: FileText[] } | Refused;

/** Whether a text is the source of a page with a table; a list may begin with `<ada@example.com>`. */
const isPage = (text: string): boolean =>
  /^\s*<(?:!doctype html|!--|html|head|meta|body|table|caption|thead|tbody|tr|div|center|p)\b/iu.test(
    text.slice(0, 1000),
  ) && /<t[dh][\s>]/iu.test(text);

const ofWorkbook = (name: string, workbook: Workbook, chosen: number, source = ''): FileText => {
  const text = workbook.sheets[chosen]?.text ?? '';
  return { name, text, source, guess: null, workbook: { ...workbook, chosen } };
};

type Refused = { refused: string };

/**
 * A text as it is, or the tables of a page: one without any is still a text with addresses in it. Where their reader does
 * not come, nothing is read: of a page's source everybody would be invited who stands in it.
 */
async function ofText(name: string, text: string): Promise<FileText | Refused> {
  const isOne = isPage(text);
  const reader = isOne ? await import('./cells/read-cells.ts').catch(() => null) : null;
  if (isOne && reader === null) return { refused: importCopy.unreadableFile };
  const page = reader?.readPage(text) ?? null;
  if (page) return ofWorkbook(name, page, page.likely, text);
  return { name, text, source: text, guess: null, workbook: null };
}

export async function readFiles(source: ImportSource): Promise<FileTexts> {
  if (typeof source === 'string') {
    const pasted = await ofText('', source);
    return 'refused' in pasted ? pasted : { files: [pasted] };
  }
  if (source.length > importLimits.files) return { refused: importCopy.tooMany(importLimits.files) };
  if (source.reduce((sum, { size }) => sum + size, 0) > importLimits.bytes) {
    return { refused: importCopy.tooLarge };
  }
  const files: FileText[] = [];
  for (const file of source) {
    const got = await readFile(file);
    const read = 'refused' in got ? got : await ofFile(file.name, got);
    if ('refused' in read)
      return { refused: source.length > 1 ? `${file.name}: ${read.refused}` : read.refused };
    files.push(read);
  }
  return { files };
}

async function ofFile(name: string, got: Exclude<FileRead, Refused>): Promise<FileText | Refused> {
  if ('sheets' in got) return ofWorkbook(name, got, got.likely);
  const { text, encoding, bytes, sure } = got;
  const guess = sure ? null : { bytes, encoding, readings: readingsOf(bytes, navigator.languages) };
  const read = await ofText(name, text);
  return 'refused' in read ? read : { ...read, guess };
}

/** The same files, those whose encoding was guessed in another one. */
export const readAgain = (files: readonly FileText[], encoding: Encoding): Promise<FileText[]> =>
  Promise.all(
    files.map(async (file) => {
      if (!file.guess) return file;
      const text = await ofText(file.name, decode(file.guess.bytes, encoding));
      return 'refused' in text ? file : { ...text, guess: { ...file.guess, encoding } };
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
