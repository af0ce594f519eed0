/** One word with an `@` in it, made into an address: what text and programs put around it is taken off, and said. */
import { type AddressFault, addressFault } from './address.ts';

/** What was changed between the text and the address. */
export type AddressChange =
  /** Zero-width characters, marks of direction, soft hyphens and the like were taken out. */
  | 'invisible'
  /** Letters in full width, ligatures or letters in two pieces were written plainly. */
  | 'letters'
  | 'quotes'
  /** Sentence marks, brackets and emphasis around it were taken off. */
  | 'punctuation'
  /** It was inside a link. */
  | 'link';

export interface ReadAddress {
  /** The address as it would be sent; or, when there is a fault, what was written. */
  text: string;
  fault: AddressFault | null;
  changes: readonly AddressChange[];
}

/** Format and control characters, fillers that draw nothing, and selectors of how a character is drawn. */
const invisible = /[\p{Cf}\p{Cc}\p{Variation_Selector}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5/gu;
const quotes = new Set('"\'`´“”„‟‘’‚‛«»‹›「」『』＂＇');

/** Full-width forms of ASCII, the dots that domains may be divided with (IDNA), and the ligatures of typesetters. */
const wide = /[\uff01-\uff5e\u3002\uff61\ufe52\ufe6b\ufb00-\ufb06]/gu;
const narrow = (text: string): string =>
  text
    .replace(wide, (each) => (each === '。' || each === '｡' ? '.' : each.normalize('NFKC')))
    .normalize('NFC');

/** An address never begins with one of these; `*`, `~`, `'` and `` ` `` could, and are marks around it instead. */
const notFirst = /^[^\p{L}\p{N}\p{M}!#$%&+/=?^_{|@.-]$/u;
/** A domain ends with a letter or digit. */
const notLast = /^[^\p{L}\p{N}\p{M}@]$/u;
/** `mail=ada@example.com`, as directories and forms write it. */
const label =
  /^(?:e-?mail|mail|email_?address|to|cc|bcc|from|value|uid|identifier|user(?:name)?|login|account|contact|address)=/iu;
/** So many marks are taken off one side. */
const marksAtMost = 40;

const ascii = /^[\x21-\x7e]*$/u;

const unchanged: readonly AddressChange[] = [];

/** `given` has no blanks. Linear in its length. */
export function readToken(given: string, inLink = false): ReadAddress {
  const isPlain = ascii.test(given);
  const changes = new Set<AddressChange>(inLink ? ['link'] : []);
  const text = bare((isPlain ? given : inPlainLetters(given, changes)).replace(label, ''), changes);
  const fault = addressFault(text);
  return fault === null
    ? { text, fault, changes: changes.size === 0 ? unchanged : [...changes] }
    : { text: text || given, fault, changes: unchanged };
}

function inPlainLetters(given: string, changes: Set<AddressChange>): string {
  const visible = given.replace(invisible, '');
  if (visible !== given) changes.add('invisible');
  const folded = narrow(visible);
  if (folded !== visible) changes.add('letters');
  return folded;
}

const edgeOfWord = /^[a-z\d]$/iu;

/** Without what stands around it. */
function bare(text: string, changes: Set<AddressChange>): string {
  if (edgeOfWord.test(text.charAt(0)) && edgeOfWord.test(text.charAt(text.length - 1))) return text;
  const from = marksBefore(text, changes);
  const end = marksAfter(text, from, changes);
  // `_` and `{` may begin an address, unless their other half stands at its end.
  const pair = text.charAt(from) + text.charAt(end);
  return text.slice(pair === '__' || pair === '{}' ? from + 1 : from, end);
}

/** How long the marks at the beginning are. */
function marksBefore(text: string, changes: Set<AddressChange>): number {
  let from = 0;
  for (const each of text.slice(0, marksAtMost)) {
    if (!notFirst.test(each)) break;
    changes.add(quotes.has(each) ? 'quotes' : 'punctuation');
    from += each.length;
  }
  return from;
}

/** Where the marks at the end begin. */
function marksAfter(text: string, from: number, changes: Set<AddressChange>): number {
  let end = text.length;
  for (let left = marksAtMost; left > 0 && end > from; left -= 1) {
    const pair = text.slice(Math.max(from, end - 2), end);
    const each = [...pair].length === 1 ? pair : pair.slice(-1);
    if (!notLast.test(each)) break;
    changes.add(quotes.has(each) ? 'quotes' : 'punctuation');
    end -= each.length;
  }
  return end;
}
