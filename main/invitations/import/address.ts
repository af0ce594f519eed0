/** Addresses in text written by people and programs. */
import { mailboxKey } from '../mailbox.ts';

/** Clerk's own check is the last word; this refuses only what cannot be one. Each character is looked at once. */
const addressPattern = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:".]+(?:\.[^\s@<>()[\]\\,;:".]+)+$/u;

/** Longest address that SMTP can carry (RFC 5321, 4.5.3.1.3). */
const maxLength = 254;

export function isAddress(text: string): boolean {
  return text.length <= maxLength && addressPattern.test(text);
}

/** The same mailbox, as Clerk compares: without regard to case and form. */
export const addressKey = mailboxKey;

/** Words that hold an `@`, without the punctuation and brackets around them, `mailto:` and quoted names. */
export function addressesIn(text: string): string[] {
  return text
    .replace(/"([^"]*)"/gu, (_, inner: string) => (inner.includes('@') ? ` ${inner} ` : ' '))
    .split(/[\s,;|<>()[\]"]+/u)
    .filter((word) => word.includes('@'))
    .map((word) => word.replace(/^(?:mailto:|['.:])+/iu, '').replace(/['.:!?]{1,20}$/u, ''));
}
