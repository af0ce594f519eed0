/** The name of a person as mail programs write it beside the address (RFC 5322, 3.4). */
import { base64Bytes, decodeBytes, quotedPrintableBytes } from './bytes.ts';

/** `=?UTF-8?Q?Zo=C3=AB?=` (RFC 2047). */
const encodedWord = /=\?([\w-]{1,40})(?:\*[\w-]*)?\?([bq])\?([^?\s]{0,400})\?=/giu;

function bytesOf(kind: string, coded: string): readonly number[] | null {
  return kind.toLowerCase() === 'b' ? base64Bytes(coded) : quotedPrintableBytes(coded.replaceAll('_', ' '));
}

/**
 * The blanks between two words are none (6.2): a long name is written as several. Some programs cut a letter in two
 * there, so what follows in one charset is read as one.
 */
function words(text: string): string {
  let read = '';
  let at = 0;
  let run: { charset: string; bytes: number[] } | null = null;
  const ended = () => (run === null ? '' : decodeBytes(run.bytes, run.charset));
  for (const { index, 0: whole, 1: charset = '', 2: kind = '', 3: coded = '' } of text.matchAll(
    encodedWord,
  )) {
    const bytes = bytesOf(kind, coded);
    if (bytes === null) continue;
    const between = text.slice(at, index);
    const goesOn = run !== null && between.trim() === '';
    if (run === null || !goesOn || run.charset !== charset.toLowerCase()) {
      read += ended() + (goesOn ? '' : between);
      run = { charset: charset.toLowerCase(), bytes: [] };
    }
    run.bytes.push(...bytes);
    at = index + whole.length;
  }
  return read + ended() + text.slice(at);
}

/** `"Ada \"Ace\" King"` without its quotes. */
const unquoted = (text: string): string =>
  text.replace(/"((?:[^"\\]|\\.){0,400})"/gsu, (_, inner: string) => inner.replace(/\\(.)/gsu, '$1')).trim();

/** Before the angle brackets, or, as mail once had it, in round ones after the address. */
export function nameIn(entry: string): string {
  const before = entry.replace(/<[^<>]*>.*$/su, '').replace(/^[^"@<]*:/u, '');
  const name = words(unquoted(before)).trim();
  if (!name.includes('@')) return name;
  return words(/\(([^()@]{1,200})\)\s*$/u.exec(entry)?.[1] ?? '').trim();
}
