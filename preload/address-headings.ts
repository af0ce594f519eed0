/** Whether a heading speaks of addresses, whosever they are: as much as the page knows before an import is opened. */
import * as words from './address-words.ts';

const letter = String.raw`[\p{L}\p{N}]`;
const border = `(?:(?<=${letter})(?!${letter})|(?<!${letter})(?=${letter}))`;

const patternOf = (lines: string): string =>
  lines
    .trim()
    .split(/\s*\n\s*/u)
    .join('|')
    .replaceAll(String.raw`\b`, border);

/** Made when it is first asked for: to make all of them takes as long as the rest of a start. */
function pattern(make: () => RegExp): Pick<RegExp, 'test'> {
  let made: RegExp | null = null;
  return {
    test(text) {
      made ??= make();
      return made.test(text);
    },
  };
}
export const anywhere = (lines: string) => pattern(() => new RegExp(patternOf(lines), 'u'));
export const whole = (lines: string) => pattern(() => new RegExp(`^(?:${patternOf(lines)})$`, 'u'));

export const mail = anywhere(words.mail);
export const wholeAddress = whole(words.wholeAddress);
export const vague = whole(words.vague);

const latin: Record<string, string> = { ł: 'l', ø: 'o', ı: 'i', ß: 'ss', æ: 'ae', đ: 'd' };

/**
 * Lower case, full-width letters made narrow, Latin letters without accents, `primaryEmail` divided, everything that is
 * neither letter nor digit a blank.
 */
export function plainHeading(heading: string): string {
  return heading
    .slice(0, 200)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/([a-z])[\u0300-\u036f]+/gu, '$1')
    .normalize('NFC')
    .replace(/[łøıßæđ]/gu, (each) => latin[each] ?? each)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** `ada.mail.com` is a slip of somebody who wrote an address; `user.email` is a heading. */
const looksLikeDomain = (text: string): boolean =>
  text.split(/\s+/u).some((word) => {
    const last = /[^\s.]\.([\p{L}]{2,})$/u.exec(word)?.[1];
    return last !== undefined && !/mail|address|adress|value|primary/iu.test(last);
  });

/** Longest text that is taken for a heading. */
export const longest = 80;

/** Its words; null for what is no heading: nothing, a long text, an address or a slip of one. */
export function headingWords(heading: string): string | null {
  const text = heading.trim();
  const isNone = text === '' || text.length > longest || /[@＠]|\(at\)/iu.test(text) || looksLikeDomain(text);
  return isNone ? null : plainHeading(text);
}

/** `vague`: it may be a street or a login as well. Null for every other heading. */
export function addressHeading(heading: string): 'certain' | 'vague' | null {
  const plain = headingWords(heading);
  if (plain === null) return null;
  if (mail.test(plain) || wholeAddress.test(plain)) return 'certain';
  return vague.test(plain) ? 'vague' : null;
}
