/** The addresses about to be invited, before they are sent. Pure. */
import { addressKey, type ParsedAddress, parseAddresses } from './parse-addresses.ts';

/** Most drafts that one `invitations.create` takes (preload/contract.ts). */
export const maxAddresses = 10_000;

export interface AddressList {
  entries: readonly ParsedAddress[];
  /** How many were left out because they were there already. */
  duplicates: number;
}

export const noAddresses: AddressList = { entries: [], duplicates: 0 };

/** Adds at the end; the same mailbox counts once, whatever its case. */
export function addAddresses(list: AddressList, added: readonly ParsedAddress[]): AddressList {
  const seen = new Set(list.entries.map(({ text }) => addressKey(text)));
  const fresh: ParsedAddress[] = [];
  for (const entry of added) {
    const key = addressKey(entry.text);
    if (!seen.has(key)) fresh.push(entry);
    seen.add(key);
  }
  return {
    entries: [...list.entries, ...fresh],
    duplicates: list.duplicates + added.length - fresh.length,
  };
}

export function removeAddress(list: AddressList, text: string): AddressList {
  return { ...list, entries: list.entries.filter((entry) => entry.text !== text) };
}

export function dropInvalid(list: AddressList): AddressList {
  return { ...list, entries: list.entries.filter(({ valid }) => valid) };
}

export function countInvalid(list: AddressList): number {
  return list.entries.filter(({ valid }) => !valid).length;
}

/** How many would be invited now, with what is typed. */
export function countValid(list: AddressList, text: string): number {
  const whole = text.trim() === '' ? list : addAddresses(list, parseAddresses(text));
  return whole.entries.length - countInvalid(whole);
}
