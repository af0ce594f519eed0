/** Reads e-mail addresses out of whatever a person types or pastes: lists, lines, `Name <mail>`, a spreadsheet. */

export interface ParsedAddress {
  /** The address without its name, or the text that could not be read as one. */
  text: string;
  valid: boolean;
}

/** Clerk's own check is the last word; this refuses only what cannot be one. */
const addressPattern = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:".]+(?:\.[^\s@<>()[\]\\,;:".]+)+$/u;

/** Longest address that SMTP can carry (RFC 5321, 4.5.3.1.3). */
const maxLength = 254;

export function isAddress(text: string): boolean {
  return text.length <= maxLength && addressPattern.test(text);
}

/** The same mailbox, as Clerk compares: without regard to case. */
export function addressKey(address: string): string {
  return address.trim().toLowerCase();
}

/** Splits a record at commas, semicolons and tabs that stand outside quotes and angle brackets. */
function fields(record: string): string[] {
  return record.match(/(?:"[^"]*"|<[^<>]*>|[^,;\t"<])+/gu) ?? [];
}

/** The addresses of one field: `Name <mail>`, `mailto:mail`, or several divided by spaces. */
function readField(field: string): ParsedAddress[] {
  const tokens = field
    .replace(/^\s*"([^"]*)"\s*$/u, '$1')
    .replace(/"[^"]*"/gu, ' ')
    .split(/[\s<>]+/u)
    .map((token) => token.replace(/^mailto:/iu, ''))
    .filter(Boolean);
  const addresses = tokens.filter((token) => token.includes('@'));
  if (addresses.length > 0) return addresses.map((text) => ({ text, valid: isAddress(text) }));
  return tokens.length > 0 ? [{ text: tokens.join(' '), valid: false }] : [];
}

/**
 * Every address of a text, in order, duplicates included. Beside an address, fields without `@` are names and
 * remarks and are left out; a record without any address is given back as not valid, except a heading in the first.
 */
export function parseAddresses(text: string): ParsedAddress[] {
  const records = text.split(/[\r\n]+/u).filter((record) => record.trim() !== '');
  return records.flatMap((record, index) => {
    const found = fields(record).flatMap(readField);
    const addresses = found.filter(({ text: part }) => part.includes('@'));
    if (addresses.length > 0) return addresses;
    const isHeading = index === 0 && records.length > 1 && /mail/iu.test(record);
    return isHeading ? [] : found;
  });
}

/** By hand: a pattern that is tied to the end alone is tried from every `@` of a long text. */
function endsWithAddress(text: string): boolean {
  const last = text.trimEnd().split(/\s/u).at(-1) ?? '';
  const at = last.indexOf('@');
  return last.endsWith('>') || (at >= 0 && at < last.length - 1);
}

/**
 * Divides what stands in the field into finished addresses and the rest that is still being typed. A comma,
 * semicolon or line end finishes; a space does only after a complete address, because names have spaces too.
 */
export function takeFinished(text: string): { finished: ParsedAddress[]; rest: string } {
  const end = /^([\s\S]*[,;\r\n])([^,;\r\n]*)$/u.exec(text);
  const openQuote = ((end?.[1] ?? '').match(/"/gu)?.length ?? 0) % 2 === 1;
  if (end && !openQuote) {
    const inner = takeFinished(end[2] ?? '');
    return { finished: [...parseAddresses(end[1] ?? ''), ...inner.finished], rest: inner.rest };
  }
  const complete = /^([\s\S]*(?:>|\s))([^\s>]*)$/u.exec(text);
  if (complete) {
    const finished = parseAddresses(complete[1] ?? '');
    if (endsWithAddress(complete[1] ?? '') && finished.every(({ valid }) => valid))
      return { finished, rest: complete[2] ?? '' };
  }
  return { finished: [], rest: text.replace(/^\s+/u, '') };
}
