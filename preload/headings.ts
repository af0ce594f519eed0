/** What a heading over a column means. The page uses it too, to know a pasted table by its heading. */
import * as words from './heading-words.ts';

export type HeadingMeaning =
  /** The person's own address. */
  | 'address'
  /** An address of the same person that is not the first choice: `E-mail 2`, `Private E-Mail`, `Correo secundario`. */
  | 'second-address'
  /** Somebody else's address (manager, owner, assistant), or one for recovery and replies: nobody to invite. */
  | 'foreign-address'
  /** An address or a street: taken when nothing else is there. */
  | 'vague-address'
  /** Speaks of an address and holds none: `E-mail Type`, `email_verified`, `E-mail Display Name`. */
  | 'about-address'
  | 'name'
  | 'status'
  | 'expires'
  | 'redirect'
  /** Passwords, digests, tokens and keys: nothing that may be sent anywhere. */
  | 'secret';

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
const anywhere = (lines: string) => pattern(() => new RegExp(patternOf(lines), 'u'));
const whole = (lines: string) => pattern(() => new RegExp(`^(?:${patternOf(lines)})$`, 'u'));

const mail = anywhere(words.mail);
const wholeAddress = whole(words.wholeAddress);
const foreign = anywhere(words.foreign);
const about = anywhere(words.about);
const second = anywhere(words.second);
const secret = anywhere(words.secret);
const others: readonly (readonly [Pick<RegExp, 'test'>, HeadingMeaning])[] = [
  [whole(words.vague), 'vague-address'],
  [whole(words.name), 'name'],
  [whole(words.status), 'status'],
  [whole(words.expires), 'expires'],
  [whole(words.redirect), 'redirect'],
];

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
const longest = 80;

/** `Manager`, `Reports to`: whoever stands below is somebody else, with or without a word for mail. */
export const isOfSomebodyElse = (heading: string): boolean =>
  heading.length <= longest && !/[@＠]/u.test(heading) && foreign.test(plainHeading(heading));

/** Null for a heading of which nothing is known, and for what is none. */
export function meaningOfHeading(heading: string): HeadingMeaning | null {
  const text = heading.trim();
  if (text === '' || text.length > longest || /[@＠]|\(at\)/iu.test(text) || looksLikeDomain(text))
    return null;
  const plain = plainHeading(text);
  if (secret.test(plain)) return 'secret';
  if (wholeAddress.test(plain)) return 'address';
  if (!mail.test(plain)) return others.find(([heading]) => heading.test(plain))?.[1] ?? null;
  if (about.test(plain)) return 'about-address';
  if (foreign.test(plain)) return 'foreign-address';
  return second.test(plain) ? 'second-address' : 'address';
}
