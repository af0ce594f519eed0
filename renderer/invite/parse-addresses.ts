/** Reads e-mail addresses out of whatever a person types or pastes: lists, lines, `Name <mail>`, a spreadsheet. */
import type { AddressFault } from '../../preload/address.ts';
import { addressHeading } from '../../preload/address-headings.ts';
import { type AddressChange, readAddresses } from '../../preload/read-addresses.ts';

export { addressKey, isAddress } from '../../preload/address.ts';

export interface ParsedAddress {
  /** The address without its name, or the text that could not be read as one. */
  text: string;
  valid: boolean;
  /** Why it is none. */
  fault?: AddressFault;
  /** What was taken off or written otherwise; absent when it stands as it was written. */
  changes?: readonly AddressChange[];
}

/** Splits a record at commas, semicolons and tabs that stand outside quotes and angle brackets. */
function fields(record: string): string[] {
  return record.match(/(?:"[^"]*"|<[^<>]*>|[^,;\t"<])+/gu) ?? [];
}

/** Fields of a record in which there is no address, given back so that nothing a person typed is lost. */
function strangers(record: string): ParsedAddress[] {
  return fields(record)
    .map((field) =>
      field
        .replace(/^\s*"([^"]*)"\s*$/u, '$1')
        .replace(/[\s<>"]+/gu, ' ')
        .trim(),
    )
    .filter(Boolean)
    .map((text) => ({ text, valid: false }));
}

function addressesOf(record: string): ParsedAddress[] {
  return readAddresses(record).map(({ text, fault, changes }) => ({
    text,
    valid: fault === null,
    ...(fault === null ? {} : { fault }),
    ...(changes.length === 0 ? {} : { changes }),
  }));
}

/** A heading over a pasted column or table: a cell of it names an address. */
const isHeading = (record: string): boolean => fields(record).some((field) => addressHeading(field) !== null);

/**
 * Every address of a text, in order, duplicates included. Beside an address, fields without `@` are names and
 * remarks and are left out; a record without any address is given back as not valid, except a heading in the first.
 */
export function parseAddresses(text: string): ParsedAddress[] {
  const records = text.split(/[\r\n]+/u).filter((record) => record.trim() !== '');
  return records.flatMap((record, index) => {
    const addresses = addressesOf(record);
    if (addresses.length > 0) return addresses;
    return index === 0 && records.length > 1 && isHeading(record) ? [] : strangers(record);
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
