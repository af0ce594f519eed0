/**
 * The last gate of every notification's text. Much of it is foreign (Clerk's sentences, addresses, labels) and all of
 * it is readable by whoever passes the screen, so whatever looks like a secret goes, word by word.
 */

export const maxTitle = 120;
export const maxBody = 320;
/** Foreign text can be of any length; beyond this nothing of it is looked at. */
const maxRead = 4000;

/** A secret key, a link (it may carry a ticket), a ticket, a token. */
const secret = /[a-z]{2}_(?:test|live)_|:\/\/|%3a%2f%2f|ticket=|whsec_|eyJ[\w-]{8}/i;
const address = /[@＠﹫]|%40/i;
/** Control and formatting characters: line breaks, and marks that turn the reading direction around. */
const invisible = /[\p{Cc}\p{Cf}]+/gu;

function redactWord(word: string, hideAddresses: boolean): string {
  if (secret.test(word)) return '[hidden]';
  return hideAddresses && address.test(word) ? '[address]' : word;
}

function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  // Not half of a pair of surrogates either.
  const kept = text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}…`;
}

/** One line of plain text, at most `max` characters long. Linear in the text. */
export function redact(text: string, hideAddresses: boolean, max: number): string {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(invisible, '')
    // Some Linux desktops read markup in a notification's body.
    .replace(/</g, '‹')
    .replace(/>/g, '›')
    .trim();
  // Never the half of a word: half an address does not look like one.
  const read = line.length > maxRead ? line.slice(0, line.lastIndexOf(' ', maxRead) + 1).trimEnd() : line;
  const words = read.split(' ').map((word) => redactWord(word, hideAddresses));
  return cut(words.join(' '), max);
}
