/** What an e-mail address is, for the field, a pasted list, a cell and a file alike. */

/** Why a text is no address. */
export type AddressFault =
  /** No `@`, or nothing on one of its sides. */
  | 'no-at'
  | 'several-ats'
  /** A dot at the beginning, at the end or twice in a row: `john.doe.@`, `john..doe@`. */
  | 'dots'
  /** `o’last`: only the straight apostrophe is part of addresses. */
  | 'apostrophe'
  /** Something in it that no address has. */
  | 'characters'
  /** What follows the `@` is no domain: no dot in it, a hyphen at an edge, only digits at its end. */
  | 'domain'
  | 'too-long';

/** Longest address that SMTP can carry (RFC 5321, 4.5.3.1.3). */
const maxLength = 254;

/** Most addresses are of these characters alone and need no closer look. */
const plain = /^[a-z\d_+-]+(?:\.[a-z\d_+-]+)*@(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/iu;
const ascii = /^[\x21-\x7e]*$/u;
/** Blanks, invisible characters, brackets and quotes, and letters in full width. */
const notInLocal = /[\s\p{C}\p{Z}<>()[\]\\,;:"“”„«»‹›…\uff01-\uffef]/u;
const notInDomain = /[^\p{L}\p{N}\p{M}.-]|[\uff01-\uffef]/u;
/** The end of a mail link that fell apart at a blank: whom it copies is nobody to invite. */
const query = /[?&](?:to|cc|bcc|subject|body)=/iu;
const apostrophes = /[‘’‚‛ʼ´]/u;

/** Null for what may be an address. Clerk's own check is the last word; this refuses only what cannot be one. */
export function addressFault(text: string): AddressFault | null {
  if (text.length > maxLength) return 'too-long';
  if (plain.test(text)) return null;
  const [local = '', domain = '', more] = text.split('@', 3);
  if (more !== undefined) return 'several-ats';
  if (local === '' || domain === '') return 'no-at';
  const isPlain = ascii.test(text);
  if (!isPlain && apostrophes.test(text)) return 'apostrophe';
  if (query.test(local) || notInLocal.test(local) || notInDomain.test(domain) || (!isPlain && foldable(text)))
    return 'characters';
  if (hasOddDots(local) || hasOddDots(domain)) return 'dots';
  const labels = domain.split('.');
  const edges = labels.some((label) => label.startsWith('-') || label.endsWith('-'));
  return labels.length < 2 || edges || /^\d+$/u.test(labels.at(-1) ?? '') ? 'domain' : null;
}

/** Letters that only look like others: `𝐚𝐝𝐚`, `ⓐ`, `²`. */
const foldable = (text: string): boolean => text.normalize('NFKC') !== text.normalize('NFC');

const hasOddDots = (part: string): boolean =>
  part.startsWith('.') || part.endsWith('.') || part.includes('..');

export const isAddress = (text: string): boolean => addressFault(text) === null;

/** The same mailbox, as Clerk compares: without regard to case. */
export const addressKey = (address: string): string => address.trim().toLowerCase();

/** A fault as the end of a sentence that begins with the text. */
export const addressFaultWords: Record<AddressFault, string> = {
  'no-at': 'is not an e-mail address',
  'several-ats': 'has more than one @',
  dots: 'has a dot where an address cannot have one',
  apostrophe: 'has a curly apostrophe, which no address has',
  characters: 'has a character in it that no address has',
  domain: 'has no complete domain after the @',
  'too-long': 'is longer than an address can be',
};
