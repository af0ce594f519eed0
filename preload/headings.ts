/** What a heading over a column means. The page knows a pasted table by address-headings.ts alone. */
import {
  anywhere,
  headingWords,
  longest,
  mail,
  plainHeading,
  vague,
  whole,
  wholeAddress,
} from './address-headings.ts';
import * as words from './heading-words.ts';

export { plainHeading } from './address-headings.ts';

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

const foreign = anywhere(words.foreign);
const about = anywhere(words.about);
const second = anywhere(words.second);
const secret = anywhere(words.secret);
const others: readonly (readonly [Pick<RegExp, 'test'>, HeadingMeaning])[] = [
  [vague, 'vague-address'],
  [whole(words.name), 'name'],
  [whole(words.status), 'status'],
  [whole(words.expires), 'expires'],
  [whole(words.redirect), 'redirect'],
];

/** `Manager`, `Reports to`: whoever stands below is somebody else, with or without a word for mail. */
export const isOfSomebodyElse = (heading: string): boolean =>
  heading.length <= longest && !/[@＠]/u.test(heading) && foreign.test(plainHeading(heading));

/** Null for a heading of which nothing is known, and for what is none. */
export function meaningOfHeading(heading: string): HeadingMeaning | null {
  const plain = headingWords(heading);
  if (plain === null) return null;
  if (secret.test(plain)) return 'secret';
  if (wholeAddress.test(plain)) return 'address';
  if (!mail.test(plain)) return others.find(([heading]) => heading.test(plain))?.[1] ?? null;
  if (about.test(plain)) return 'about-address';
  if (foreign.test(plain)) return 'foreign-address';
  return second.test(plain) ? 'second-address' : 'address';
}
