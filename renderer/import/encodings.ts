/**
 * Which code page a text without a mark was written in. UTF-8 proves itself; anything else is read in every code page
 * of a spreadsheet and judged by its letters: whether they are letters at all, stand in one language, and in its words.
 */
import { meaningOfHeading } from '../../preload/headings.ts';
import { type Alphabet, alphabets, type Encoding, encodingNames, frequentSigns } from './alphabets.ts';
import { decodeOld } from './code-pages.ts';

/** One way to read a file, and what its first names would be. */
export interface Reading {
  encoding: Encoding;
  name: string;
  sample: string;
}

export interface Decoded {
  text: string;
  encoding: Encoding;
  /** The file itself proves the encoding. */
  sure: boolean;
}

/** So much of a file is judged, in bytes. */
const judged = 32 * 1024;
const unreadable = '\uFFFD';

export const decode = (bytes: Uint8Array, encoding: Encoding): string =>
  decodeOld(bytes, encoding) ?? new TextDecoder(encoding).decode(bytes);

/** The text, where every byte of it is UTF-8. */
function utf8Of(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Without a mark: of every four bytes that at `empty` is zero, and so is the one beside it in most. */
function isUtf32(bytes: Uint8Array, empty: 0 | 3): boolean {
  const head = bytes.subarray(0, 4096);
  let beside = 0;
  for (let at = 0; at < head.length; at += 4) {
    if (head[at + empty] !== 0) return false;
    if (head[at + (empty === 0 ? 1 : 2)] === 0) beside += 1;
  }
  return beside * 8 > (head.length / 4) * 7;
}

function utf32Of(bytes: Uint8Array): Encoding | null {
  if (bytes.length % 4 !== 0 || bytes.length === 0) return null;
  const mark = [...bytes.subarray(0, 4)].join();
  if (mark === '255,254,0,0' || isUtf32(bytes, 3)) return 'utf-32le';
  return mark === '0,0,254,255' || isUtf32(bytes, 0) ? 'utf-32be' : null;
}

/** ISO-2022-JP: every sign is ASCII, between escapes that nothing else has. */
const isJapaneseMail = (head: Uint8Array): boolean =>
  head.every((byte) => byte < 0x80) &&
  head.some((byte, at) => byte === 0x1b && head[at + 1] === 0x24 && [0x40, 0x42].includes(head[at + 2] ?? 0));

/** How many of the first bytes in even and in odd places are zero, as the half of a UTF-16 letter is that is ASCII. */
function zerosOf(head: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2 === 0 ? 'even' : 'odd'] += 1;
  return zeros;
}

/** By its mark, or by the zero bytes beside ASCII: commas, digits and addresses are in every list of people. */
function unicodeOf(bytes: Uint8Array): Encoding | null {
  // Before UTF-16, whose mark is the beginning of that of UTF-32.
  const wide = utf32Of(bytes);
  if (wide) return wide;
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 4096);
  const { even, odd } = zerosOf(head);
  if (odd > head.length / 5 && even < odd / 20) return 'utf-16le';
  return even > head.length / 5 && odd < even / 20 ? 'utf-16be' : null;
}

/** What is no UTF-8: names in Chinese or Japanese leave few zeros, and no code page has any. */
function fewZeros(bytes: Uint8Array): Encoding | null {
  const head = bytes.subarray(0, 4096);
  const { even, odd } = zerosOf(head);
  if (odd > head.length / 50 && even === 0) return 'utf-16le';
  return even > head.length / 50 && odd === 0 ? 'utf-16be' : null;
}

/** With a broken letter here and there, as after a cut in the middle of one; it is shown where they stand. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  const strange = [...decode(bytes, 'utf-8')].filter((letter) => letter >= '\x80');
  const broken = strange.filter((letter) => letter === unreadable).length;
  return strange.length - broken >= 3 && broken * 2 <= strange.length - broken;
}

/** `languages`: those of the person, the first the most likely. */
export function decodeGuessed(bytes: Uint8Array, languages: readonly string[]): Decoded {
  const proven = isJapaneseMail(bytes.subarray(0, judged)) ? 'iso-2022-jp' : unicodeOf(bytes);
  if (proven) return { text: decode(bytes, proven), encoding: proven, sure: true };
  const utf8 = utf8Of(bytes);
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', sure: true };
  const wide = fewZeros(bytes);
  if (wide) return { text: decode(bytes, wide), encoding: wide, sure: true };
  const [best = 'windows-1252'] = ranked(bytes, languages);
  return { text: decode(bytes, best), encoding: best, sure: false };
}

/** Every reading, the likely ones first. */
export function readingsOf(bytes: Uint8Array, languages: readonly string[]): Reading[] {
  const head = bytes.subarray(0, judged);
  return ranked(bytes, languages).map((encoding) => ({
    encoding,
    name: encodingNames[encoding],
    sample: sampleOf(decode(head, encoding)),
  }));
}

/** The first words that the encoding makes a difference to. */
function sampleOf(text: string): string {
  const words = text.match(/[^\s,;|"]*[^\0-\x7F\s][^,;|\t\r\n"]{0,30}/gu) ?? [];
  return [...new Set(words.slice(0, 20).map((word) => word.trim().slice(0, 40)))].slice(0, 4).join(', ');
}

function ranked(bytes: Uint8Array, languages: readonly string[]): Encoding[] {
  const head = bytes.subarray(0, judged);
  const scored = (Object.keys(encodingNames) as Encoding[])
    .filter((encoding) => !encoding.startsWith('utf'))
    .map((encoding, index) => ({ encoding, index, score: scoreOf(head, encoding, languages) }));
  const sorted = scored
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ encoding }) => encoding);
  return isNearlyUtf8(head) ? ['utf-8', ...sorted] : sorted;
}

const isOf = (languages: readonly string[], spoken: readonly string[]): boolean =>
  spoken.some((each) => languages.includes(each) || languages.includes(each.split('-')[0] ?? ''));

/** More is better; about 1 for each byte beyond ASCII that is a letter where one is expected. */
function scoreOf(bytes: Uint8Array, encoding: Encoding, spoken: readonly string[]): number {
  const text = decode(bytes, encoding);
  const known = knownHeadings(text) * 5;
  const signs = frequentSigns[encoding];
  if (signs) return signScore(text, signs.signs) + known + Number(isOf(signs.languages, spoken)) * 3;
  const words = text.match(/[^\s,;|"'@.()\d-]*[^\0-\x7F\s][^\s,;|"'@.()\d-]*/gu) ?? [];
  const scores = alphabets
    .filter((alphabet) => alphabet.encoding === encoding)
    .map((alphabet) => letterScore(words, alphabet) + Number(isOf(alphabet.languages, spoken)) * 0.5);
  return Math.max(...scores) + known;
}

/** A heading that is known in some language is no accident. */
const knownHeadings = (text: string): number =>
  text
    .split(/\r\n|\r|\n/u, 3)
    .flatMap((line) => line.split(/[,;\t|]/u))
    .filter((cell) => /[^\0-\x7F]/u.test(cell) && meaningOfHeading(cell.replaceAll('"', '')) !== null).length;

function letterScore(words: readonly string[], { letters }: Alphabet): number {
  const ofLetter = (letter: string): number => {
    const rank = letters.indexOf(letter);
    if (rank >= 0) return 1 - (0.6 * rank) / letters.length;
    if (letter === unreadable) return -8;
    return /[\p{L}\p{M}]/u.test(letter) ? -1 : -2;
  };
  const ofWord = (word: string): number => {
    const strange = [...word].filter((letter) => letter >= '\x80');
    return strange.reduce((sum, letter) => sum + ofLetter(letter), wordScore(word));
  };
  return words.reduce((sum, word) => sum + ofWord(word), 0);
}

/** Capitals within a word, two scripts in one, and a name that begins small where its script has capitals. */
function wordScore(word: string): number {
  const capitals = /\p{Ll}\p{Lu}/u.test(word) ? -2 : 0;
  const scripts = /[A-Za-z]/u.test(word) && /[^\p{Script=Latin}\p{P}\p{S}\p{M}]/u.test(word) ? -3 : 0;
  const small = /^[^\0-\x7F]+$/u.test(word) && /^\p{Ll}/u.test(word) ? -0.8 : 0;
  return capitals + scripts + small;
}

/** Two bytes a sign: each counts as much as two letters, and less than nothing within a Latin word. */
function signScore(text: string, frequent: string): number {
  const within = text.match(/\p{sc=Han}[a-z]|[a-z]\p{sc=Han}/gu)?.length ?? 0;
  return [...text]
    .filter((sign) => sign >= '\x80')
    .reduce((sum, sign) => sum + (frequent.includes(sign) ? 2 : scoreOfSign(sign)), within * -3);
}

function scoreOfSign(sign: string): number {
  if (sign === unreadable) return -8;
  if (/[\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(sign)) return sign >= '\uFF61' ? -1.5 : 1.6;
  if (/\p{Script=Hangul}/u.test(sign)) return 1.4;
  if (/\p{Script=Han}/u.test(sign)) return 0.6;
  return /[\u3000-\u303F\uFF00-\uFF60]/u.test(sign) ? 0 : -2;
}
